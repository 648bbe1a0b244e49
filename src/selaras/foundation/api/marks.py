"""Every operation says what it is, like every route: ``reads`` (changes nothing) or ``does(VERB)``."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.foundation.api.words import Room
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import PLANNING_ROLES
from selaras.foundation.verbs.tenant import set_tenant
from selaras.foundation.verbs.verb import Refused, Verb

Operation = Callable[..., Any]


def reads(view: Operation) -> Operation:
    """A read with a key: every planning role reads the rooms of its daerah."""

    @wraps(view)
    def guarded(request: Any, room: Room, **sent: Any) -> Any:
        enter(request, room)
        if not request.actor.has_role(request.daerah.pk, *PLANNING_ROLES):
            raise PermissionDenied(_("peran yang dipakai kunci ini sudah berakhir"))
        return view(request, room=room, **sent)

    return _marked(guarded, None, public=False)


def reads_public(view: Operation) -> Operation:
    """A read without a key: published snapshots, and nothing else."""
    return _marked(view, None, public=True)


def does(verb: Verb) -> Callable[[Operation], Operation]:
    """A deed with a key; the action asks the verb, this asks only whether the key may write at all."""

    def mark(view: Operation) -> Operation:
        @wraps(view)
        def guarded(request: Any, room: Room, **sent: Any) -> Any:
            enter(request, room)
            if request.api_token.read_only:
                raise Refused(verb, _("kunci ini hanya untuk membaca"))
            return view(request, room=room, **sent)

        return _marked(guarded, verb, public=False)

    return mark


def _marked(view: Any, verb: Verb | None, *, public: bool) -> Operation:
    view.verb, view.public = verb, public
    marked: Operation = view
    return marked


def enter(request: Any, room: Room) -> None:
    """The request is in this daerah and year; a key opens its own daerah only, any other is not there."""
    if request.api_token.daerah_id != room.pemda:
        raise Http404
    set_tenant(connection, room.pemda)
    found = Siklus.objects.select_related("nomenklatur", "daerah").filter(daerah=room.pemda, tahun=room.tahun)
    request.siklus = found.order_by("jenis").first()
    if request.siklus is None:
        raise Http404
    request.daerah = request.siklus.daerah
    timezone.activate(ZoneInfo(request.daerah.zona))
