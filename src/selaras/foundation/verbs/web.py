"""Every route says what it is: ``reading`` (GET, changes nothing) or ``doing(VERB)`` (POST)."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from selaras.foundation.verbs import kept
from selaras.foundation.verbs.models import Once
from selaras.foundation.verbs.verb import Refused, Verb
from selaras.foundation.verbs.verbs import LOOK

View = Callable[..., HttpResponse]
ADDRESS = "X-Next-Address"  # asked for by a script that sends a form, and answered with where to go
NOBODY = 0  # stands for people without an account in Once: NULL would never equal NULL


def reading(view: View | None = None, *, public: bool = False, to: Verb | None = None) -> Any:
    """A page. Without ``public`` it needs a signed-in person with a planning role, or with a role that has ``to``."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not public and (answer := _turned_away(request)):
                return answer
            if not public:
                _may_read(request, to)
            return view(request, *args, **kwargs)

        marked: Any = require_safe(guarded)
        marked.verb, marked.public, marked.to = None, public, to
        return marked

    return mark if view is None else mark(view)


def _may_read(request: Any, to: Verb | None) -> None:
    """Whoever may look at the plan reads the rooms of the daerah; other seats only what a verb opens to them."""
    daerah = getattr(request, "daerah", None)
    if daerah is None:
        return
    verb = to or LOOK
    if why := verb.refusal(request.actor, daerah):
        raise Refused(verb, why)


def doing(
    verb: Verb, *, once: bool = False, public: bool = False, before: Callable[[Any], None] | None = None
) -> Callable[[View], View]:
    """A deed. ``once``: the form carries an idempotency key and creates at most one thing.

    ``before``: what is taken in and read outside the deed's transaction, so that nobody's write waits for it.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not public and (answer := _turned_away(request)):
                return _told(request, answer)
            kept.sent(request)
            if once and (answer := _repeated(request)):
                return _told(request, answer)
            if before is not None:
                before(request)
            act = _at_most_once if once else _plainly
            return _told(request, act(view, request, *args, **kwargs))

        marked: Any = require_POST(guarded)
        marked.verb, marked.public, marked.once = verb, public, once
        return marked

    return mark


def _plainly(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return view(request, *args, **kwargs)


def _told(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """A script that sent the form is told the next address, so that the page there is read once, by the person."""
    if ADDRESS not in request.headers or answer.status_code not in (302, 303):
        return answer
    return HttpResponse(status=204, headers={ADDRESS: answer["Location"]})


def _turned_away(request: Any) -> HttpResponse | None:
    """Sign-in for strangers (their form is kept), 404 for people of another daerah."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            kept.keep(request, _fields(request))
        back = reverse("continue") if request.method == "POST" else request.get_full_path()
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
    daerah = getattr(request, "daerah", None)
    if daerah is not None and not request.actor.seats_in(daerah.pk):
        raise Http404
    return None


def _fields(request: HttpRequest) -> list[list[str]]:
    return [[k, v] for k, vs in request.POST.lists() for v in vs if k != "csrfmiddlewaretoken"]


class _NothingMade(Exception):  # noqa: N818
    """Rolls the key back when the form came back with a complaint."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


def _key(request: Any) -> dict[str, Any]:
    """Whose form this is, and which of his."""
    return {"person_id": request.user.pk or NOBODY, "key": request.POST["_once"][:64]}


def _digest(request: Any) -> str:
    return hashlib.sha256(repr([f for f in _fields(request) if f[0] != "_once"]).encode()).hexdigest()


def _repeated(request: Any) -> HttpResponse | None:
    """The first answer to a form that was sent before; None where it is new."""
    if not request.POST.get("_once"):
        return None
    first = Once.objects.filter(**_key(request)).first()
    if first is None:
        return None
    if first.body_sha256 == _digest(request) and first.location:
        return HttpResponseRedirect(first.location)
    return render(request, "ui/sent_before.html", {"first": first}, status=409)


def _at_most_once(view: View, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Run ``view`` at most once for this person and key; a repeat gets the first answer."""
    if not request.POST.get("_once"):
        return view(request, *args, **kwargs)
    try:
        with transaction.atomic():
            slot = Once.objects.create(**_key(request), path=request.path[:300], body_sha256=_digest(request))
            answer = view(request, *args, **kwargs)
            if answer.status_code not in (302, 303) and "HX-Redirect" not in answer:
                raise _NothingMade(answer)  # noqa: TRY301
            slot.location = answer.get("HX-Redirect") or answer.get("Location") or ""
            slot.save(update_fields=["location"])
            return answer
    except _NothingMade as nothing:
        return nothing.answer
    except IntegrityError:  # the same form came twice at the same moment
        if (first := _repeated(request)) is None:
            raise
        return first


def address(request: Any, name: str, **kwargs: Any) -> str:
    """The address of a page in the room (daerah and year) that the request is in."""
    if request.daerah is not None:
        kwargs.setdefault("daerah", request.daerah.pk)
    if request.siklus is not None:
        kwargs.setdefault("tahun", request.siklus.tahun)
    return reverse(name, kwargs=kwargs)


def way_back(request: Any, otherwise: str) -> str:
    """Where the sent form wants to return to; only an address of this server is followed, else ``otherwise``."""
    wanted = request.POST.get("kembali", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else otherwise
