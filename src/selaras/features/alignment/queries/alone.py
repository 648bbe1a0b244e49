"""Who works alone, read once per act of history: the ground on which conversations are found."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selaras.engines.cascade.alone import Answers, Gaps, OpdStanding, Request, Standing, rupiah_at, sole, standing
from selaras.engines.cascade.company import Neighbours
from selaras.engines.cascade.orphans import Orphans, orphans
from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.threads import NOTHING, Threads, above, children
from selaras.engines.cascade.together import Part, together
from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.plan.models import Contribution, TrendPoint
from selaras.features.plan.queries.picture import KEEP, forgotten_with_pictures
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

POINTS = 30  # days of trend shown


@dataclass(frozen=True)
class Ground:
    """A picture with its figure, gaps and requests, and whom one may ask."""

    siklus: int
    read: Threads
    gaps: Orphans
    standing: Standing
    requests: tuple[Request, ...]
    refused: frozenset[tuple[int, int]]  # (OPD, node) that said no
    willing: frozenset[int]  # OPDs that exist and are no stand-in for rows without an OPD

    @property
    def picture(self) -> Picture:
        return self.read.picture

    def of(self, opd: int) -> OpdStanding:
        """An OPD's standing; one that came after the picture was taken has nothing yet."""
        return self.standing.per_opd.get(opd) or OpdStanding(Part(opd, 0, 0, 0, NOTHING, ()), Answers(), Gaps())

    @cached_property
    def opd(self) -> dict[int, str]:
        """Short names."""
        return {row.id: row.singkatan or row.nama for row in self.picture.opd}

    @cached_property
    def nama(self) -> dict[int, str]:
        """Full names."""
        return {row.id: row.nama for row in self.picture.opd}

    @cached_property
    def sole(self) -> dict[int, int]:
        """Sasaran with one OPD behind it → that OPD."""
        return sole(self.standing.figure, self.read)

    @cached_property
    def rupiah_at(self) -> dict[tuple[int, int], int]:
        return rupiah_at(self.read)

    @cached_property
    def children(self) -> dict[int | None, list[int]]:
        """Lines right below each line."""
        return children(self.read.lines.values())

    @cached_property
    def branches(self) -> dict[int, int]:
        """Rupiah under each line, each rupiah once."""
        found: dict[int, int] = {}
        for line in self.read.money:
            for at in above(self.read.lines, line.id):
                found[at] = found.get(at, 0) + (line.pagu or 0)
        return found

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.read)

    @cached_property
    def asked(self) -> frozenset[tuple[int, int]]:
        """(OPD, node) that has been asked, or has said no: nobody is sent there again."""
        return frozenset((row.opd, row.simpul) for row in self.requests if row.waiting) | self.refused

    @cached_property
    def shares(self) -> list[Bagian]:
        """Shares of partnerships that wait for an answer, each with its partnership."""
        rows = Bagian.objects.filter(siklus=self.siklus, active=True, state__in=Bagian.OPEN)
        return list(
            rows.exclude(kemitraan__state=Kemitraan.State.DIBATALKAN).select_related("kemitraan").order_by("pk")
        )

    def sasaran_of(self, simpul: int) -> int:
        """The sasaran at or above a node; the node itself where there is none."""
        return self.read.sasaran_of.get(simpul) or simpul

    def says(self, simpul: int) -> str:
        row = self.read.simpul.get(simpul)
        return row.uraian if row else "—"


_kept: dict[int, tuple[Picture, Ground]] = {}  # by siklus
forgotten_with_pictures(_kept.clear)


def ground_of(siklus: Siklus) -> Ground:
    """The ground of a cycle as it stands; computed anew only after somebody has acted."""
    read = current_threads(siklus)
    kept = _kept.get(siklus.pk)
    if kept is None or kept[0] is not read.picture:
        while len(_kept) >= KEEP:
            _kept.pop(next(iter(_kept)))
        kept = _kept[siklus.pk] = (read.picture, _ground(siklus, read))
    return kept[1]


def _ground(siklus: Siklus, read: Threads) -> Ground:
    rows = list(_asked(siklus))
    requests = tuple(request for request, _state in rows)
    gaps = orphans(read.picture, read)
    willing = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False).values_list("pk", flat=True)
    return Ground(
        siklus=siklus.pk,
        read=read,
        gaps=gaps,
        standing=standing(read.picture, requests, read=read, figure=together(read.picture, read), gaps=gaps),
        requests=requests,
        refused=frozenset((row.opd, row.simpul) for row, state in rows if state == Contribution.State.DITOLAK),
        willing=frozenset(willing),
    )


def _asked(siklus: Siklus) -> Any:
    """Every request of a cycle with its state; what an OPD connected by itself was no request."""
    rows = Contribution.objects.filter(siklus=siklus, active=True, asked_at__isnull=False, simpul__active=True)
    names = ("pk", "simpul_id", "opd_id", "asked_by_opd_id", "asked_at", "answered_at", "state", "rupiah")
    for pk, simpul, opd, by, asked, answered, state, rupiah in rows.order_by("pk").values_list(*names):
        waiting = state == Contribution.State.DIMINTA
        yield Request(pk, simpul, opd, by, asked, None if waiting else answered, waiting, rupiah or 0), state


@dataclass(frozen=True, slots=True)
class Line:
    """An OPD's figure over time, oldest first, shares 0..1."""

    points: tuple[float, ...] = ()
    since: Any = None  # day of the first point

    @property
    def delta(self) -> int | None:
        """Percentage points since the first day; None while there is one day only."""
        return round(100 * self.points[-1]) - round(100 * self.points[0]) if len(self.points) > 1 else None


def trends(siklus: Siklus, now: Mapping[int, float | None], today: Any) -> dict[int, Line]:
    """Stored points of every OPD and today's figure, in one query."""
    rows = TrendPoint.objects.filter(siklus=siklus, day__lt=today).order_by("-day", "-pk")[:POINTS]
    stored = list(rows.values_list("day", "by_opd"))[::-1]
    found: dict[int, Line] = {}
    for opd, share in now.items():
        kept = [(day, part[0] / part[1]) for day, parts in stored if (part := parts.get(str(opd))) and part[1]]
        points = [value for _day, value in kept] + ([share] if share is not None else [])
        found[opd] = Line(tuple(points), kept[0][0] if kept else None)
    return found
