"""Reads of partnerships: the list, what waits for somebody, one partnership with its sums, months and acts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.alignment.shares import Rest, rest, waits
from selaras.features.plan.queries.bridge import OLD, my_opds
from selaras.features.plan.queries.columns import called
from selaras.features.plan.queries.history import printed, told
from selaras.features.plan.queries.keyset import Page, Sort, page
from selaras.features.plan.verbs import FROM_RANWAL
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.tahapan.rules import open_codes
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Entry

PATIENCE = OLD  # days an OPD has to answer before its head hears of it, twice as many before Bappeda does: ours
NEWEST = Sort("", F("pk"), down=True)
OPEN = Kemitraan.State.DIUSULKAN
MINE_SHOWN = 25  # shares that wait for somebody, above the list
ACTS = 40  # acts shown on the page of a partnership


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for."""

    state: str = ""
    opd: int | None = None
    text: str = ""

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        state, opd = asked.get("keadaan", ""), asked.get("opd", "")
        return cls(
            state=state if state in Kemitraan.State.values else "",
            opd=int(opd) if opd.isascii() and opd.isdigit() and len(opd) < 16 else None,
            text=asked.get("cari", "").strip()[:80],
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.state or self.opd or self.text)


def shares() -> QuerySet[Bagian]:
    return Bagian.objects.filter(active=True).select_related("opd", "line").prefetch_related("after").order_by("pk")


def partnerships(siklus: Siklus) -> QuerySet[Kemitraan]:
    rows = Kemitraan.objects.filter(siklus=siklus).select_related("opd", "simpul", "wilayah", "siklus", "asked_by_opd")
    return rows.prefetch_related(Prefetch("bagian", shares(), to_attr="parts"))


def found_by(siklus: Siklus, choice: Choice) -> QuerySet[Kemitraan]:
    """Every partnership that the choice means."""
    rows = partnerships(siklus)
    if choice.state:
        rows = rows.filter(state=choice.state)
    if choice.opd:
        rows = rows.filter(pk__in=Bagian.objects.filter(opd=choice.opd, active=True).values("kemitraan_id"))
    for word in choice.text.split():
        says = Q(judul__icontains=word) | Q(uraian__icontains=word) | Q(simpul__uraian__icontains=word)
        rows = rows.filter(says | Q(wilayah__nama__icontains=word) | Q(alamat__icontains=word))
    return rows


def page_of(siklus: Siklus, choice: Choice, asked: Any) -> Page:
    """One page, newest first."""
    after, before = asked.get("sesudah", ""), asked.get("sebelum", "")
    return page(found_by(siklus, choice).order_by(), NEWEST, after=after, before=before)


def partners_in(siklus: Siklus) -> list[tuple[int, str]]:
    """The OPDs that have a share in some partnership, for the filter."""
    mine = Bagian.objects.filter(siklus=siklus, active=True).values("opd_id")
    return sorted(((row.pk, row.sebutan) for row in Opd.objects.filter(pk__in=mine)), key=lambda pair: pair[1])


def waiting(siklus: Siklus, actor: Actor) -> QuerySet[Bagian]:
    """The shares that this person's OPD has to answer; nothing for whoever plans for no OPD."""
    rows = Bagian.objects.filter(siklus=siklus, active=True, state__in=Bagian.OPEN, kemitraan__state=OPEN)
    return rows.filter(opd__in=my_opds(actor, siklus.daerah_id))


def waiting_shown(siklus: Siklus, actor: Actor) -> list[Bagian]:
    """The same, longest waiting first."""
    rows = waiting(siklus, actor).select_related("opd", "kemitraan__simpul", "kemitraan__opd")
    return list(rows.order_by("asked_at", "pk")[:MINE_SHOWN])


def unanswered(siklus: Siklus) -> list[Bagian]:
    """Shares that wait in a stage in which they can be answered, and where no other OPD has said no."""
    rows = Bagian.objects.filter(siklus=siklus, active=True, state__in=Bagian.OPEN, kemitraan__state=OPEN)
    refused = Bagian.objects.filter(active=True, state=Bagian.State.DITOLAK).values("kemitraan_id")
    rows = rows.exclude(kemitraan__in=refused).select_related("opd", "kemitraan__siklus")
    return [row for row in rows.order_by("pk") if open_codes(row) & set(FROM_RANWAL)]


def days(share: Bagian, now: datetime) -> int:
    """How long its OPD has been asked, in whole days."""
    return (now - share.asked_at).days


def lateness(share: Bagian, now: datetime) -> int:
    """0 = in time, 1 = its head has heard of it, 2 = Bappeda has."""
    return min(days(share, now) // PATIENCE, 2) if share.state in Bagian.OPEN else 0


def age_of(row: Kemitraan, now: datetime) -> dict[str, int] | None:
    """The longest wait in a partnership that is not yet agreed."""
    waits_ = [share for share in row.parts if share.state in Bagian.OPEN] if row.state == OPEN else []  # type: ignore[attr-defined]
    if not waits_:
        return None
    oldest = min(waits_, key=lambda share: share.asked_at)
    return {"days": days(oldest, now), "late": lateness(oldest, now), "n": len(waits_)}


@dataclass(frozen=True, slots=True)
class Around:
    """What the page of one partnership says beside its own columns."""

    parts: list[Bagian]
    volume: Rest
    rupiah: Rest
    waits: list[dict[str, Any]]
    months: list[dict[str, Any]]


def around(parts: list[Bagian], row: Kemitraan) -> Around:
    return Around(
        parts,
        rest(row.volume, [share.volume for share in parts]),
        rest(row.rupiah, [share.rupiah for share in parts]),
        list(_waits(parts)),
        [_months(share) for share in parts],
    )


def _waits(parts: list[Bagian]) -> Iterable[dict[str, Any]]:
    by_id = {share.pk: share for share in parts}
    months = {share.pk: (share.bulan_mulai, share.bulan_selesai) for share in parts}
    after = {share.pk: [link.after_id for link in share.after.all()] for share in parts}
    for wait in waits(months, after):
        yield {"wait": wait, "first": by_id[wait.first], "then": by_id[wait.then]}


def _months(share: Bagian) -> dict[str, Any]:
    """A row of the year: which of the twelve months the share takes."""
    first, last = share.bulan_mulai, share.bulan_selesai or share.bulan_mulai
    on = range(first, (last or first) + 1) if first else range(0)
    return {"share": share, "on": [(month, month in on) for month in range(1, 13)]}


def share_of(siklus: Siklus, pk: int) -> Bagian | None:
    rows = Bagian.objects.select_related("opd", "siklus", "line", "kemitraan__opd")
    return rows.filter(siklus=siklus, pk=pk).first()


def acts_of(row: Kemitraan) -> list[dict[str, Any]]:
    """What was done to a partnership and its shares, newest first, with what moved in each share."""
    things = [
        f"alignment.kemitraan:{row.pk}",
        *(f"alignment.bagian:{pk}" for pk in row.bagian.values_list("pk", flat=True)),
    ]
    names = {one.pk: one.sebutan for one in Opd.objects.filter(daerah=row.daerah_id)}
    entries = Entry.objects.filter(thing__in=things).order_by("-at", "-pk")[:ACTS]
    return [_told(entry, names) for entry in entries]


def _told(entry: Entry, names: dict[int, str]) -> dict[str, Any]:
    act = told(entry, _words(names), frozenset({"bagian", "asked_at", "accepted_at", "answered_at"}))
    body = json.loads(entry.body)
    before, after = body.get("before", {}), body.get("after", {})
    if "bagian" in before:
        act["changes"] += _shares_moved(before["bagian"], after["bagian"], names)
    return act


def _words(names: dict[int, str]) -> dict[Any, Any]:
    states = [*Kemitraan.State.choices, *Bagian.State.choices]
    return {("state", value): str(label) for value, label in states} | {
        ("opd_id", pk): name for pk, name in names.items()
    }


def _shares_moved(
    before: dict[str, Any], after: dict[str, Any], names: dict[int, str]
) -> Iterable[tuple[str, str, str]]:
    """(share and column, what stood there, what stands there now)."""
    for key in sorted({*before, *after}, key=int):
        name = names.get(int(key), key)
        if key not in after or key not in before:
            yield name, _("ikut") if key in before else "—", _("ikut") if key in after else "—"
            continue
        for column in sorted(after[key]):
            old, new = before[key].get(column), after[key][column]
            if old != new:
                words = _words(names) | names
                yield f"{name}, {called(column)}", printed(column, old, words), printed(column, new, words)
