"""Everything of a daerah compared: pairs with their chances, and the reasons of those that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from selaras.engines.overlap.candidates import pairs
from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.reasons import because
from selaras.engines.overlap.tables import Array, Corpus, Table
from selaras.engines.overlap.weights import Judge, relation

SHOWN = 0.3  # 0..1, chance from which a pair belongs on the desk


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how likely they are the same work, and why. A proposal to a person, never a decision."""

    left: str
    right: str
    likeness: float  # 0..1, chance of the same work at the same place
    nearness: float  # 0..1, chance of the same place
    relation: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Pairs of row numbers with their chances, for those who count rather than read."""

    i: Array
    j: Array
    same: Array
    near: Array


def score(table: Table, judge: Judge, least: float = SHOWN) -> Scored:
    """All candidate pairs of a table that reach `least` on either question, in order of rows."""
    i, j = pairs(table)
    kept = []
    for start in range(0, len(i), CHUNK):
        part = slice(start, start + CHUNK)
        _rows, same, near = judge.of(table, table, i[part], j[part])
        at = np.flatnonzero(near >= least)
        kept.append((i[part][at], j[part][at], same[at], near[at]))
    if not kept:
        return Scored(i, j, np.zeros(0), np.zeros(0))
    columns = (np.concatenate(column) for column in zip(*kept, strict=True))
    return Scored(*columns)


CHUNK = 200_000  # pairs judged at once; bounds memory


def find(
    items: Sequence[Item], judge: Judge, names: Mapping[str, str], *, least: float = SHOWN, most: int | None = None
) -> tuple[Pair, ...]:
    """The pairs of these items, likeliest first; tie: nearer first, then by ids."""
    table = Table.of(items, Corpus.of(items))
    scored = score(table, judge, least)
    ids = [(items[a].id, items[b].id) for a, b in zip(scored.i, scored.j, strict=True)]
    order = sorted(range(len(ids)), key=lambda k: (-scored.same[k], -scored.near[k], ids[k]))[:most]
    at = np.asarray(order, dtype=np.int64)
    return told(table, table, scored.i[at], scored.j[at], judge, names)


def told(left: Table, right: Table, i: Array, j: Array, judge: Judge, names: Mapping[str, str]) -> tuple[Pair, ...]:
    """These pairs with relation and reasons, in the order given."""
    rows, same, near = judge.of(left, right, i, j)
    result = []
    for k, (a, b) in enumerate(zip(i, j, strict=True)):
        one, other = left.items[a], right.items[b]
        evidence = dict(zip(NAMES, map(float, rows[k]), strict=True))
        kind = relation(same[k], near[k], same_stage=one.reading.tahap == other.reading.tahap)
        reasons = because(one, other, evidence, names)
        result.append(Pair(one.id, other.id, float(same[k]), float(near[k]), kind, reasons))
    return tuple(result)
