"""Everything of a daerah kept ready, so that one new text is compared while a person types."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from selaras.engines.overlap.candidates import ASSETS, MOST_BEARERS, blended
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.pairs import Pair, told
from selaras.engines.overlap.tables import Array, Corpus, Table
from selaras.engines.overlap.weights import Judge

COMPARED = 60  # items judged per question, nearest by text first; tie: the earlier row
RAREST = 6  # columns of the text looked up where no place is known


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A table with its rows by village, kecamatan and asset, and its words by column."""

    corpus: Corpus
    table: Table
    text: sparse.csr_matrix
    by_column: sparse.csc_matrix
    desa: dict[str, Array]
    kecamatan: dict[str, Array]
    assets: dict[tuple[str, int], Array]

    @classmethod
    def of(cls, items: Sequence[Item], corpus: Corpus | None = None) -> "Index":
        known = corpus or Corpus.of(items)
        table = Table.of(items, known)
        text = blended(table)
        return cls(
            known,
            table,
            text,
            text.tocsc(),
            _by(items, "desa"),
            _by(items, "kecamatan"),
            _by_asset(table),
        )

    def nearest(self, item: Item, judge: Judge, names: Mapping[str, str], most: int = 5) -> tuple[Pair, ...]:
        """The items most likely to be this one already; tie: nearer first, then by id."""
        asked = Table.of((item,), self.corpus)
        rows = self._rows(item, asked)
        if len(rows) == 0:
            return ()
        zeros = np.zeros(len(rows), dtype=np.int64)
        _evidence, same, near = judge.of(asked, self.table, zeros, rows)
        order = sorted(range(len(rows)), key=lambda k: (-same[k], -near[k], self.table.items[rows[k]].id))[:most]
        best = rows[np.asarray(order)]
        return told(asked, self.table, zeros[: len(best)], best, judge, names)

    def _rows(self, item: Item, asked: Table) -> Array:
        groups = [self.desa[k] for k in sorted(item.first("desa")) if k in self.desa]
        groups += [self.kecamatan[k] for k in sorted(item.first("kecamatan")) if k in self.kecamatan]
        query = blended(asked)
        if not item.first("kecamatan"):
            groups.append(self._blind(query))
        by_place = self._near(query, groups)
        by_asset = [self.assets[key] for key in _asset_keys(asked, 0) if key in self.assets]
        found: Array = np.unique(np.concatenate([by_place, *by_asset]))
        return found

    def _near(self, query: sparse.csr_matrix, groups: list[Array]) -> Array:
        if not groups:
            return np.zeros(0, dtype=np.int64)
        rows = np.unique(np.concatenate(groups))
        if len(rows) > COMPARED:
            likeness = np.asarray((self.text[rows] @ query.T).todense()).ravel()
            rows = rows[np.argsort(-likeness, kind="stable")[:COMPARED]]
        return rows

    def _blind(self, query: sparse.csr_matrix) -> Array:
        """Rows that share one of the words that are rarest in the daerah."""
        lengths = np.diff(self.by_column.indptr)[query.indices]
        known = np.flatnonzero(lengths > 0)
        rarest = query.indices[known[np.argsort(lengths[known], kind="stable")[:RAREST]]]
        starts, ends = self.by_column.indptr[rarest], self.by_column.indptr[rarest + 1]
        pieces = [self.by_column.indices[a:b] for a, b in zip(starts, ends, strict=True)]
        return np.concatenate(pieces).astype(np.int64) if pieces else np.zeros(0, dtype=np.int64)


def _by(items: Sequence[Item], level: str) -> dict[str, Array]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, item in enumerate(items):
        for kode in item.first(level):
            rows[kode].append(row)
    return {kode: np.asarray(group) for kode, group in rows.items()}


def _asset_keys(table: Table, row: int) -> list[tuple[str, int]]:
    return [
        (name, int(column))
        for name in ASSETS
        for column in table.sets[name].indices[table.sets[name].indptr[row] : table.sets[name].indptr[row + 1]]
    ]


def _by_asset(table: Table) -> dict[tuple[str, int], Array]:
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in range(len(table.items)):
        for key in _asset_keys(table, row):
            rows[key].append(row)
    return {key: np.asarray(group) for key, group in rows.items() if len(group) <= MOST_BEARERS}
