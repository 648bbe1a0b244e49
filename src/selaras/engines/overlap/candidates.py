"""Which pairs are worth looking at: never all with all."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from selaras.engines.overlap.items import Item
from selaras.engines.overlap.tables import SETS, Array, Table, column

NEAREST = 20  # partners kept per item and block, by likeness of text; tie: the earlier row
LEAST = 0.25  # 0..1, likeness of text below which two items of one block are not compared
LEAST_BLIND = 0.35  # the same where no place is known
MOST_BEARERS = 60  # items that bear one asset's name; a name borne by more tells nothing apart
BLEND = (("words", 0.55), ("work", 0.55), ("names", 0.63))  # shares of the likeness; squares sum to 1
ASSETS = ("ruas", "sekolah", "aset")
Bearing = tuple[str, int]  # kind and daerah of an asset; its hashed name


def blended(table: Table) -> sparse.csr_matrix:
    """Words, work and names in one matrix, so that one product weighs all three."""
    return sparse.hstack([getattr(table, name) * share for name, share in BLEND], format="csr")


def pairs(table: Table) -> tuple[Array, Array]:
    """Row numbers (i < j), each pair once, in order: same kecamatan, same asset anywhere, nearest text where no place."""
    matrix, total = blended(table), len(table.items)
    found: list[Array] = [_within(matrix, np.asarray(rows), total) for rows in blocks(table).values()]
    bearers: dict[Bearing, list[int]] = defaultdict(list)
    for row, item in enumerate(table.items):
        for bearing in bearings(item):
            bearers[bearing].append(row)
    found.append(_all_with_all(bearers.values(), total))
    found.append(_blind(table, matrix))
    return _rows(np.unique(np.concatenate(found)), total)


def pairs_of_block(table: Table) -> tuple[Array, Array]:
    """What `pairs` finds in one kecamatan; the table holds all its items in their order, and no others."""
    total = len(table.items)
    return _rows(_within(blended(table), np.arange(total), total), total)


def pairs_of_bearers(groups: Iterable[list[int]], total: int) -> tuple[Array, Array]:
    """What `pairs` finds among the bearers of assets: the rows of each asset's bearers, of so many rows in all."""
    return _rows(np.unique(_all_with_all(groups, total)), total)


def pairs_of_blind(table: Table) -> tuple[Array, Array]:
    """What `pairs` finds for items that name no place; the table holds the whole daerah."""
    return _rows(_blind(table, blended(table)), len(table.items))


def bearings(item: Item) -> set[Bearing]:
    """Assets of one daerah that an item bears: the same road, school or other asset."""
    daerah = {kode[:5] for kode in item.first("kecamatan")} or {""}
    return {(f"{name}{kode}", column(token)) for name in ASSETS for token in SETS[name](item) for kode in daerah}


def blocks(table: Table) -> dict[str, list[int]]:
    """Rows by kecamatan; a text that names several stands in each. The kecamatan of a village is part of its code."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, item in enumerate(table.items):
        for kode in sorted(item.first("kecamatan")):
            rows[kode].append(row)
    return rows


def _within(matrix: sparse.csr_matrix, rows: Array, total: int) -> Array:
    if len(rows) < 2:
        return np.zeros(0, dtype=np.int64)
    block = _narrow(matrix[rows])
    near = sp_matmul_topn(block, block.T.tocsr(), top_n=NEAREST + 1, threshold=LEAST, sort=False).tocoo()
    return _keys(rows[near.row], rows[near.col], total)


def _narrow(block: sparse.csr_matrix) -> sparse.csr_matrix:
    """Without the columns that no row of the block uses: its transpose is then small."""
    used, places = np.unique(block.indices, return_inverse=True)
    return sparse.csr_matrix((block.data, places, block.indptr), shape=(block.shape[0], max(1, len(used))))


def _rows(keys: Array, total: int) -> tuple[Array, Array]:
    return keys // max(1, total), keys % max(1, total)


def _keys(i: Array, j: Array, total: int) -> Array:
    """One number per pair, the smaller row first."""
    apart = i != j
    low, high = np.minimum(i, j)[apart].astype(np.int64), np.maximum(i, j)[apart].astype(np.int64)
    keys: Array = np.unique(low * total + high)
    return keys


def _all_with_all(groups: Iterable[list[int]], total: int) -> Array:
    kept = []
    for rows in groups:
        if not 2 <= len(rows) <= MOST_BEARERS:
            continue
        array = np.asarray(rows)
        i, j = np.triu_indices(len(array), 1)
        kept.append(_keys(array[i], array[j], total))
    return np.concatenate(kept) if kept else np.zeros(0, dtype=np.int64)


def _blind(table: Table, matrix: sparse.csr_matrix) -> Array:
    """Items that name no place, against everything: the nearest by text."""
    blind = np.asarray([row for row, item in enumerate(table.items) if not item.first("kecamatan")], dtype=np.int64)
    if len(blind) == 0:
        return np.zeros(0, dtype=np.int64)
    near = sp_matmul_topn(matrix[blind], matrix.T.tocsr(), top_n=NEAREST + 1, threshold=LEAST_BLIND, sort=False).tocoo()
    return _keys(blind[near.row], near.col, len(table.items))
