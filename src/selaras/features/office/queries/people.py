"""The people of a daerah with their grants."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.people.verbs import ACCOUNT_CREATE
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import ROLES
from selaras.foundation.verbs.models import Entry

PAGE = 25  # people on one page
SOON = timedelta(days=30)  # a grant that ends within is said to end soon
STATES = ("berlaku", "segera", "tanpa")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for."""

    text: str = ""
    role: str = ""
    state: str = ""  # berlaku, segera (ends soon), tanpa (no grant)
    after: str = ""  # id of the last person seen

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        role, state, after = asked.get("peran", ""), asked.get("keadaan", ""), asked.get("sesudah", "")
        return cls(
            text=asked.get("cari", "").strip()[:80],
            role=role if role in ROLES else "",
            state=state if state in STATES else "",
            after=after if after.isascii() and after.isdigit() and len(after) < 16 else "",
        )


@dataclass(frozen=True, slots=True)
class GrantRow:
    """One grant in words."""

    grant: Grant
    role: str
    scope: str
    state: str  # berlaku, segera, belum, berakhir
    left: str  # '12 hari lagi' for a grant that ends soon


def valid(at: datetime) -> Q:
    """Grants that count at a moment."""
    return Q(from_at__lte=at) & (Q(to_at=None) | Q(to_at__gte=at))


def people_of(daerah: Daerah) -> QuerySet[Person]:
    """Everybody who has or had a grant here, and accounts made here that have none yet."""
    here = Grant.objects.filter(daerah=daerah, person=OuterRef("pk"))
    return Person.objects.filter(Exists(here) | Q(pk__in=_made_here(daerah)))


def _made_here(daerah: Daerah) -> set[int]:
    acts = Entry.objects.filter(daerah_id=daerah.pk, tahun=0, verb=ACCOUNT_CREATE.name).values_list("body", flat=True)
    return {found for body in acts if (found := json.loads(body).get("account"))}


def page_of(daerah: Daerah, choice: Choice) -> tuple[list[Any], str]:
    """One page by name, each with ``shown`` grants, and the cursor of the next; '' at the end."""
    rows = _chosen(daerah, choice)
    last = Person.objects.filter(pk=choice.after).first() if choice.after else None
    if last is not None:
        rows = rows.filter(Q(nama__gt=last.nama) | Q(nama=last.nama, pk__gt=last.pk))
    grants = Grant.objects.filter(daerah=daerah).select_related("opd").order_by("-from_at", "-pk")
    found = list(rows.order_by("nama", "pk").prefetch_related(Prefetch("grants", grants, to_attr="here"))[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    names = _places(g for person in found for g in person.here)
    for person in found:
        person.shown = [r for g in person.here if (r := told(g, names)).state != "berakhir"]  # type: ignore[attr-defined]
    return found, str(found[-1].pk) if more else ""


def _chosen(daerah: Daerah, choice: Choice) -> QuerySet[Person]:
    at = clock.now()
    rows = people_of(daerah)
    grants = Grant.objects.filter(valid(at), daerah=daerah, person=OuterRef("pk"))
    if choice.text:
        rows = rows.filter(Q(nama__icontains=choice.text) | Q(username__icontains=choice.text))
    if choice.role:
        rows = rows.filter(Exists(grants.filter(role=choice.role)))
    if choice.state == "berlaku":
        rows = rows.filter(Exists(grants))
    if choice.state == "segera":
        rows = rows.filter(Exists(grants.filter(to_at__lte=at + SOON)))
    if choice.state == "tanpa":
        rows = rows.filter(~Exists(grants))
    return rows


def grants_of(daerah: Daerah, person: Person) -> list[GrantRow]:
    """All grants of a person here, newest first, also those that are over."""
    rows = list(
        Grant.objects.filter(daerah=daerah, person=person).select_related("opd", "person").order_by("-from_at", "-pk")
    )
    names = _places(rows)
    return [told(grant, names) for grant in rows]


def ending_soon(daerah: Daerah) -> int:
    """How many grants end within the next days."""
    at = clock.now()
    return Grant.objects.filter(valid(at), daerah=daerah, to_at__lte=at + SOON).count()


def _places(grants: Iterable[Grant]) -> dict[str, str]:
    codes = {grant.wilayah for grant in grants if grant.wilayah}
    return dict(Wilayah.objects.filter(kode__in=codes).values_list("kode", "nama")) if codes else {}


def told(grant: Grant, names: dict[str, str]) -> GrantRow:
    at = clock.now()
    scope = grant.opd.sebutan if grant.opd else names.get(grant.wilayah, grant.wilayah)
    state, left = "berlaku", ""
    if grant.to_at is not None and grant.to_at <= at:
        state = "berakhir"
    elif grant.from_at > at:
        state = "belum"
    elif grant.to_at is not None and grant.to_at <= at + SOON:
        state, left = "segera", _left(grant.to_at, at)
    return GrantRow(grant, ROLES.get(grant.role, grant.role), scope, state, left)


def _left(to_at: datetime, at: datetime) -> str:
    days = (timezone.localtime(to_at).date() - timezone.localtime(at).date()).days
    return _("berakhir %(days)d hari lagi") % {"days": days} if days else _("berakhir hari ini")
