"""Texts that people said are one work, as groups: how many voices, sources and years stand behind each."""

from collections import defaultdict
from dataclasses import dataclass, field

from selaras.engines.overlap.groups import Link, groups
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.sides import Side, sides_of_keys
from selaras.features.alignment.queries.overlap.texts import USULAN
from selaras.features.plan.models import Paket, PlanLine
from selaras.features.usulan.models import Suara, Usulan
from selaras.foundation.tahapan.models import Siklus

SHOWN = 50  # groups on the page, those with most voices first


@dataclass(slots=True)
class Group:
    """One work as many said it."""

    keys: tuple[str, ...]
    sides: list[Side] = field(default_factory=list)
    voices: int = 0
    sources: int = 0
    years: int = 0
    rupiah: int = 0


@dataclass(frozen=True, slots=True)
class Grouped:
    """The groups of a cycle, and the agreed links that would have joined what was judged different."""

    groups: list[Group]
    refused: list[tuple[str, str]]


def groups_of(siklus: Siklus) -> Grouped:
    """Joined along what two offices agreed and along merged proposals, over the years; 'berbeda' keeps apart."""
    links, apart = _links(siklus.daerah_id)
    found = groups(links, apart)
    here = _of_cycle(siklus)
    kept = [Group(keys) for keys in found.members if here & set(keys)]
    sides = sides_of_keys({key for group in kept for key in group.keys})
    said, years = _voices(kept), _years(kept)
    for group in kept:
        group.sides = [sides[key] for key in group.keys if key in sides]
        voices = {voice for key in group.keys for voice in said.get(key, ())}
        group.voices = len({pk for pk, _asal, _year in voices}) + sum(side.kind != USULAN for side in group.sides)
        work = {side.opd.pk for side in group.sides if side.kind != USULAN and side.opd is not None}
        group.sources = len({asal for _pk, asal, _year in voices}) + len(work)
        group.years = len({year for _pk, _asal, year in voices} | {years[k] for k in group.keys if k in years})
        group.rupiah = sum(side.pagu or 0 for side in group.sides if side.live)
    kept.sort(key=lambda group: (-group.voices, -group.rupiah, group.keys))
    return Grouped(kept[:SHOWN], [(link.left, link.right) for link in found.refused])


def _links(daerah_id: str) -> tuple[list[Link], list[tuple[str, str]]]:
    links, apart = [], []
    rows = Pasangan.objects.filter(daerah=daerah_id, state=Pasangan.State.DISEPAKATI).order_by("pk")
    for left, right, verdict, likeness in rows.values_list("left", "right", "verdict", "likeness"):
        if verdict == Pasangan.Verdict.GABUNGKAN:
            links.append(Link(left, right, likeness / 1000))
        elif verdict == Pasangan.Verdict.BERBEDA:
            apart.append((left, right))
    merged = Usulan.objects.filter(daerah=daerah_id, digabung_ke__isnull=False).values_list("pk", "digabung_ke_id")
    followed = Usulan.objects.filter(daerah=daerah_id, sebelumnya__isnull=False).values_list("pk", "sebelumnya_id")
    for a, b in (*merged, *followed):
        low, high = sorted((f"{USULAN}:{a}", f"{USULAN}:{b}"))
        links.append(Link(low, high))
    return links, apart


def _of_cycle(siklus: Siklus) -> set[str]:
    """Every text of the cycle that a group may begin with."""
    rows = Pasangan.objects.filter(siklus=siklus, state=Pasangan.State.DISEPAKATI).values_list("left", "right")
    own = Usulan.objects.filter(siklus=siklus).exclude(digabung_ke=None, sebelumnya=None).values_list("pk", flat=True)
    return {key for pair in rows for key in pair} | {f"{USULAN}:{pk}" for pk in own}


def _voices(kept: list[Group]) -> dict[str, list[tuple[int, str, int]]]:
    """(voice, lane, year) of each proposal, where it was raised or is counted now."""
    pks = {int(key.partition(":")[2]) for group in kept for key in group.keys if key.startswith(f"{USULAN}:")}
    found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    if pks:
        rows = Suara.objects.filter(usulan__in=pks) | Suara.objects.filter(dari__in=pks)
        for pk, usulan, dari, asal, tahun in rows.values_list("pk", "usulan_id", "dari_id", "asal", "tahun"):
            for owner in {usulan, dari} & pks:
                found[f"{USULAN}:{owner}"].append((pk, asal, tahun))
    return found


def _years(kept: list[Group]) -> dict[str, int]:
    """The year of each line and package."""
    found: dict[str, int] = {}
    for kind, model in (("line", PlanLine), ("paket", Paket)):
        pks = [int(key.partition(":")[2]) for group in kept for key in group.keys if key.startswith(f"{kind}:")]
        if pks:
            rows = model._default_manager.filter(pk__in=pks).values_list("pk", "siklus__tahun")
            found |= {f"{kind}:{pk}": tahun for pk, tahun in rows}
    return found
