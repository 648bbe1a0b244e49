"""Reads of contributions: what waits for an OPD, what it asked, how old requests are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from selaras.features.plan.models import Contribution
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor


@dataclass(frozen=True, slots=True)
class Way:
    """A page on which OPDs settle work for a node; it takes ?simpul=."""

    label: Any
    page: str  # URL name


# What a feature above the plan offers beside "Ajak OPD lain". Registered from its apps.py.
invites: dict[str, Way] = {}

OLD = 7  # days after which an unanswered request is overdue; a first setting, to be made the daerah's own


def contributions(siklus: Siklus) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(siklus=siklus, active=True)
    return rows.select_related("simpul", "opd", "line", "asked_by_opd", "accepted_simpul")


def my_opds(actor: Actor, daerah_id: str) -> list[int]:
    """The OPDs a person plans for."""
    roles = ("perencana_opd", "kepala_opd")
    return [s.opd_id for s in actor.seats_in(daerah_id) if s.opd_id is not None and s.role in roles]


def waiting_for(siklus: Siklus, actor: Actor) -> QuerySet[Contribution]:
    """Requests that this person's OPD has to answer, oldest first; Bappeda sees all that wait."""
    rows = waiting(siklus, actor).select_related("simpul", "opd", "line", "asked_by_opd", "accepted_simpul")
    return rows.order_by("asked_at", "pk")


def asked_by(siklus: Siklus, actor: Actor) -> QuerySet[Contribution]:
    """Requests that this person or the own OPD sent, newest first."""
    own = my_opds(actor, siklus.daerah_id)
    mine = Q(asked_by=actor.person_id) | Q(asked_by_opd__in=own)
    return contributions(siklus).filter(mine, asked_at__isnull=False).order_by("-asked_at")


def waiting(siklus: Siklus, actor: Actor) -> QuerySet[Contribution]:
    """Requests that wait for this person, as the side bar counts them."""
    own = my_opds(actor, siklus.daerah_id)
    rows = Contribution.objects.filter(siklus=siklus, active=True, state=Contribution.State.DIMINTA)
    return rows.filter(opd__in=own) if own else rows
