"""Who comes into which room: the address names daerah and year, the session names the person."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.people.seats import actor_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.tahapan.rules import forget_windows, remember_windows
from selaras.foundation.verbs.actors import Actor, public
from selaras.foundation.verbs.kept import remember_person
from selaras.foundation.verbs.tenant import set_tenant


class RoomMiddleware:
    """Puts ``actor``, ``daerah`` and ``siklus`` on the request, and the daerah's zone on the clock faces."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.daerah = request.siklus = None
        request.actor = actor_of(request.user) if request.user.is_authenticated else Actor(None, "Publik")
        token = remember_windows()
        try:
            response = self.get_response(request)
            remember_person(request, response)
            return response
        finally:
            forget_windows(token)
            timezone.deactivate()
            set_tenant(connection, "")

    def process_view(self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """``/<daerah>/<tahun>/…`` becomes request.daerah and request.siklus; views do not take them."""
        if "daerah" not in kwargs:
            return
        kode, tahun = kwargs.pop("daerah"), kwargs.pop("tahun", None)
        set_tenant(connection, kode)
        if tahun is not None:
            found = Siklus.objects.select_related("nomenklatur", "daerah")
            request.siklus = found.filter(daerah=kode, tahun=tahun).order_by("jenis").first()
        request.daerah = request.siklus.daerah if request.siklus else Daerah.objects.filter(pk=kode).first()
        if request.daerah is None:
            raise Http404
        timezone.activate(ZoneInfo(request.daerah.zona))
        if request.actor.person_id is None:
            request.actor = public(kode)
        if tahun is not None and request.siklus is None:
            raise Http404
