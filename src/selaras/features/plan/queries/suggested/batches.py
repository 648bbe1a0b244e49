"""Batches of mapped lines of one OPD: who, when, how many, and whether something of them can still be taken back."""

import json
from dataclasses import dataclass

from selaras.features.plan.models import Contribution, PlanLine
from selaras.features.plan.queries.opd import renja_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry, State

SHOWN = 5
APPLIED = "plan.matching.apply"


@dataclass(frozen=True, slots=True)
class Batch:
    """One act of bulk mapping."""

    entry: Entry
    rows: int
    standing: int  # rows that nobody has changed since


def batches(siklus: Siklus, opd: Opd) -> list[Batch]:
    """The last batches, newest first; three reads at any number of rows."""
    renja = renja_of(siklus, opd)
    acts = Entry.objects.filter(thing=f"plan.renja:{renja.pk}", verb=APPLIED).order_by("-seq")
    found = list(acts[:SHOWN]) if renja.pk else []
    if not found:
        return []
    rows: dict[int, list[tuple[str, int, int]]] = {entry.pk: [] for entry in found}
    states = State.objects.filter(entry__in=found).values_list("entry_id", "thing", "thing_id", "version")
    for entry, thing, thing_id, version in states:
        rows[entry].append((thing, thing_id, version))
    now = _standing([row for own in rows.values() for row in own])
    return [Batch(entry, json.loads(entry.body)["rows"], sum(row in now for row in rows[entry.pk])) for entry in found]


def _standing(rows: list[tuple[str, int, int]]) -> set[tuple[str, int, int]]:
    """Rows that stand as the batch left them."""
    ties = [pk for thing, pk, _ in rows if thing == "plan.contribution"]
    lines = [pk for thing, pk, _ in rows if thing == "plan.planline"]
    live = Contribution.objects.filter(pk__in=ties, active=True, state=Contribution.State.DITERIMA)
    coded = PlanLine.objects.filter(pk__in=lines, active=True)
    return {("plan.contribution", pk, version) for pk, version in live.values_list("pk", "version")} | {
        ("plan.planline", pk, version) for pk, version in coded.values_list("pk", "version")
    }


def batch_of(siklus: Siklus, opd: Opd, pk: int) -> Entry | None:
    """One batch of this OPD."""
    renja = renja_of(siklus, opd)
    return Entry.objects.filter(pk=pk, verb=APPLIED, thing=f"plan.renja:{renja.pk}").first() if renja.pk else None
