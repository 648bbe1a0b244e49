"""The door of the demonstration: everybody there can be tried with one click. Anywhere else there is no such door."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs.actors import ROLES
from selaras.reference.example import deli_serdang_2022, ketapang_people


@dataclass(frozen=True, slots=True)
class Face:
    """One example account: its role in words, and for whom it works."""

    username: str
    role: str
    opd: str


@dataclass(frozen=True, slots=True)
class Government:
    """One government of the demonstration with its example accounts."""

    nama: str
    people: tuple[Face, ...]


def usernames() -> list[str]:
    """Every account that the demonstration makes, in the order of the roles."""
    return [person.username for person in (*deli_serdang_2022().people, *ketapang_people())]


def governments() -> tuple[Government, ...]:
    """Whom the sign-in page offers; nobody outside the demonstration."""
    if not settings.DEMO:
        return ()
    order = {name: place for place, name in enumerate(usernames())}
    grants = Grant.objects.filter(person__username__in=order, person__is_active=True)
    by_daerah: dict[str, list[Face]] = {}
    for grant in sorted(grants.select_related("person", "daerah", "opd"), key=lambda g: order[g.person.username]):
        face = Face(grant.person.username, ROLES[grant.role], grant.opd.sebutan if grant.opd else "")
        by_daerah.setdefault(grant.daerah.nama, []).append(face)
    return tuple(Government(nama, tuple(people)) for nama, people in by_daerah.items())


def _enter(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen example account, without its password."""
    chosen = request.POST.get("siapa", "")
    if not settings.DEMO or chosen not in usernames():
        raise Http404
    person = get_object_or_404(Person, username=chosen, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    wanted = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return HttpResponseRedirect(wanted if inside else settings.LOGIN_REDIRECT_URL)


enter: Any = require_POST(_enter)
enter.verb, enter.public = None, True  # comes in, as sign-in does; changes nothing of any government
