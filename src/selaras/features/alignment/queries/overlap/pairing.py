"""Which texts stand as a pair: candidates of the engine, without what cannot be an overlap, likeliest and dearest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from selaras.engines.overlap.candidates import pairs
from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.pairs import SHOWN, pair_of
from selaras.engines.overlap.tables import Table
from selaras.engines.overlap.weights import HALF, Judge
from selaras.features.alignment.queries.overlap.texts import PAKET, USULAN, Text

Array = np.ndarray[Any, Any]
CHUNK = 200_000  # pairs judged at once; bounds memory
MOST = 1500  # pairs of one work kept per cycle, by likeness times stake: more than a year of meetings can settle
MOST_NEAR = 500  # pairs of one place kept beside them
WITHIN = 0.7  # 0..1, likeness from which two texts of one OPD are shown: a possible double, not a talk between offices
ALIKE = 0.3  # 0..1, likeness of the words of work from which two texts name one kind of work without the thesaurus
VILLAGES = 2  # a text that names more has no one place at which two works meet


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two texts as the desk keeps them, the smaller key on the left."""

    left: str
    right: str
    relation: str
    likeness: int  # per mille, chance of the same work at the same place
    nearness: int  # per mille, chance of the same place
    because: tuple[str, ...]
    rupiah: int  # pagu of both
    stake: int  # rupiah, the smaller pagu: what is planned twice at most
    within: bool  # both of one OPD, and no proposal
    kecamatan: str  # code both name; '' = none or several
    evidence: dict[str, int]  # per mille, what the weights saw; what is zero is left out


@dataclass(frozen=True, slots=True)
class Judges:
    """The weights in force: packages have their own, everything else is weighed as lines and proposals are."""

    usulan: Judge
    paket: Judge

    def of(self, left: Table, right: Table, i: Array, j: Array) -> tuple[Array, Array, Array]:
        """(evidence, same, near) per pair, each by the weights of its kinds."""
        both = _are(left, i, PAKET) & _are(right, j, PAKET)
        rows = np.zeros((len(i), len(NAMES)), dtype=np.float32)
        same, near = np.zeros(len(i)), np.zeros(len(i))
        for judge, at in ((self.paket, np.flatnonzero(both)), (self.usulan, np.flatnonzero(~both))):
            if len(at):
                rows[at], same[at], near[at] = judge.of(left, right, i[at], j[at])
        return rows, same, near


def _are(table: Table, rows: Array, kind: str) -> Array:
    sources = np.array([item.source == kind for item in table.items], dtype=bool)
    return sources[rows] if len(sources) else np.zeros(len(rows), dtype=bool)


def find(table: Table, texts: Mapping[str, Text], judges: Judges, names: Mapping[str, str]) -> list[FoundPair]:
    """The pairs of everything, as many as the desk keeps."""
    i, j = pairs(table)
    return chosen(table, table, i, j, texts, judges, names)


def chosen(
    left: Table, right: Table, i: Array, j: Array, texts: Mapping[str, Text], judges: Judges, names: Mapping[str, str]
) -> list[FoundPair]:
    """Of these candidates those that belong on the desk, told with their reasons."""
    kept: list[tuple[int, int, Array, float, float]] = []
    fit = _Fit(left.items, right.items, texts)
    for start in range(0, len(i), CHUNK):
        a, b = i[start : start + CHUNK], j[start : start + CHUNK]
        may = fit.may(a, b)
        a, b = a[may], b[may]
        rows, same, near = judges.of(left, right, a, b)
        at = np.flatnonzero(fit.shown(a, b, rows, same, near))
        kept += [(int(a[k]), int(b[k]), rows[k], float(same[k]), float(near[k])) for k in at]
    found = [
        _told(left.items[a], right.items[b], row, same, near, texts, names)
        for a, b, row, same, near in _dearest(kept, left, right)
    ]
    return sorted(found, key=lambda pair: (-weight(pair), pair.left, pair.right))


def weight(pair: FoundPair) -> int:
    """What stands first: likeness times what may be planned twice; a pair without money still has its likeness.

    A double within one office counts a quarter: it needs no talk with another.
    """
    whole = pair.likeness * (pair.stake // 1_000_000 + 1)
    return whole // 4 if pair.within else whole


def _dearest(
    kept: list[tuple[int, int, Array, float, float]], left: Table, right: Table
) -> list[tuple[int, int, Array, float, float]]:
    """The bounded choice: so many of one work, so many of one place."""

    def order(chance: float, a: int, b: int) -> tuple[float, str, str]:
        stake = min(left.items[a].pagu or 0, right.items[b].pagu or 0)
        return (-chance * (stake + 1_000_000), left.items[a].id, right.items[b].id)

    same = sorted((k for k in kept if k[3] >= SHOWN), key=lambda k: order(k[3], k[0], k[1]))[:MOST]
    near = sorted((k for k in kept if k[3] < SHOWN), key=lambda k: order(k[4], k[0], k[1]))[:MOST_NEAR]
    return [*same, *near]


class _Fit:
    """What of two texts says whether they may be a pair, as arrays."""

    def __init__(self, left: Sequence[Item], right: Sequence[Item], texts: Mapping[str, Text]) -> None:
        sides = [[texts[item.id] for item in side] for side in (left, right)]
        self.left, self.right = sides
        self.opd = [np.array([text.opd or 0 for text in side]) for side in sides]
        self.usulan = [np.array([text.kind == USULAN for text in side], dtype=bool) for side in sides]
        self.routine = [np.array([text.routine for text in side], dtype=bool) for side in sides]
        self.things = [np.array([bool(item.first("concepts")) for item in side], dtype=bool) for side in (left, right)]
        self.narrow = [
            np.array([len(item.first("desa")) <= VILLAGES for item in side], dtype=bool) for side in (left, right)
        ]

    def may(self, i: Array, j: Array) -> Array:
        """Not what every OPD plans for itself; not a text and what it is a part of."""
        usual = self.routine[0][i] | self.routine[1][j]
        may = ~usual
        for k in np.flatnonzero(may):
            may[k] = not _parts(self.left[i[k]], self.right[j[k]])
        return may

    def shown(self, i: Array, j: Array, rows: Array, same: Array, near: Array) -> Array:
        """Between two offices or with a proposal: likely one work, or two works at one place. In one OPD: doubles.

        Always a village or a smaller place that both name: an unknown place is never the same, a kecamatan too wide.
        Always work that both name: one place alone makes no overlap.
        """
        a, b = self.opd[0][i], self.opd[1][j]
        other = (a != b) & (a != 0) & (b != 0)
        asked = self.usulan[0][i] | self.usulan[1][j]
        within = ~other & ~asked
        likely = np.where(within, same >= WITHIN, same >= SHOWN)
        placed = (_column(rows, "desa_sama") + _column(rows, "titik_sama")) > 0
        kindred = (_column(rows, "jenis_sama") + _column(rows, "titik_sama")) > 0
        named = self.things[0][i] == self.things[1][j]
        work = (_column(rows, "jenis_sama") > 0) | (named & (_column(rows, "kerja") >= ALIKE))
        one_place = self.narrow[0][i] & self.narrow[1][j] & kindred & (near >= HALF) & (work | (same < HALF))
        shown: Array = placed & ((likely & work) | (other & one_place))
        return shown


def _column(rows: Array, name: str) -> Array:
    column: Array = rows[:, NAMES.index(name)]
    return column


def _parts(a: Text, b: Text) -> bool:
    """A package and its line, a proposal and the line it lives in or a package of that line."""
    if a.key in b.homes or b.key in a.homes:
        return True
    proposals = USULAN in (a.kind, b.kind)
    return proposals and bool(a.homes & b.homes)


def _told(
    a: Item, b: Item, row: Array, same: float, near: float, texts: Mapping[str, Text], names: Mapping[str, str]
) -> FoundPair:
    if a.id > b.id:
        a, b = b, a
    pair = pair_of(a, b, row, same, near, names)
    shared = a.first("kecamatan") & b.first("kecamatan")
    return FoundPair(
        a.id,
        b.id,
        pair.relation,
        round(same * 1000),
        round(near * 1000),
        pair.because,
        (texts[a.id].pagu or 0) + (texts[b.id].pagu or 0),
        min(texts[a.id].pagu or 0, texts[b.id].pagu or 0),
        bool(texts[a.id].opd) and texts[a.id].opd == texts[b.id].opd and USULAN not in (a.source, b.source),
        next(iter(shared)) if len(shared) == 1 else "",
        {name: said for name, value in zip(NAMES, row, strict=True) if (said := round(float(value) * 1000))},
    )
