"""What both engines do with the rows of one government: read them, judge candidates, tell what was found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from selaras.engines.overlap.items import Item
from selaras.engines.overlap.pairs import SHOWN, pair_of
from selaras.engines.overlap.rows import PAKET, Row, housekeeping, item_of
from selaras.engines.overlap.tables import Array, Corpus, Table
from selaras.reference.language import gazetteer, lexicon
from selaras.reference.overlap import judge

PLACES = 6  # decimals of a chance; two machines may differ in the sixteenth
CHUNK = 100_000  # pairs judged at once; bounds memory


@dataclass(frozen=True, slots=True)
class Found:
    """One pair of one government and year. The names are the columns of the file."""

    daerah: str
    tahun: int
    id_a: str  # the smaller id
    id_b: str
    jenis_a: str
    jenis_b: str
    opd_a: str
    opd_b: str
    pagu_a: int | None  # rupiah
    pagu_b: int | None
    teks_a: str
    teks_b: str
    kemiripan: float  # 0..1, chance of the same work, six decimals
    kedekatan: float  # 0..1, chance of the same place, six decimals
    hubungan: str  # sama, satu_paket, setempat, berbeda
    alasan: str  # phrases, parted by '; '

    @property
    def order(self) -> tuple[str, int, float, float, str, str]:
        """Government and year, then likeliest first; tie: nearer first, then by ids."""
        return self.daerah, self.tahun, -self.kemiripan, -self.kedekatan, self.id_a, self.id_b


@dataclass(frozen=True, slots=True)
class Read:
    """A row with what its text says."""

    row: Row
    item: Item


def read_all(rows: Iterable[Row]) -> list[Read]:
    """Rows of one government or several, read with the words and places that Selaras ships."""
    return [Read(row, item_of(row, lexicon(), gazetteer(row.daerah))) for row in rows]


def in_order(rows: Iterable[Read]) -> list[Read]:
    """By id: the order that breaks ties, whatever order the files had."""
    return sorted(rows, key=lambda read: read.row.id)


def table_of(rows: Sequence[Read], corpus: Corpus) -> Table:
    return Table.of([read.item for read in rows], corpus)


@cache
def names_of(daerah: str) -> dict[str, str]:
    """Names of the villages and kecamatan of a government by their codes."""
    known = gazetteer(daerah).by_spelling.values()
    return {place.kode: place.nama for level in known for places in level.values() for place in places}


def judged(rows: Sequence[Read], table: Table, i: Array, j: Array, least: float = SHOWN) -> Iterator[Found]:
    """These pairs of row numbers with chances, relation and reasons, where they reach `least`.

    Two packages are judged by the weights of packages, everything else by those of lines and proposals. A package is
    not compared with the line it belongs to, nor one office's upkeep with another's.
    """
    package = np.array([read.row.jenis == PAKET for read in rows], dtype=bool)
    number = {read.row.id: n for n, read in enumerate(rows)}
    upper = np.array([number.get(read.row.induk, -1) for read in rows], dtype=np.int64)
    apart = (upper[i] != j) & (upper[j] != i)
    both = package[i] & package[j]
    for kind, chosen in (("paket", apart & both), ("usulan", apart & ~both)):
        a, b = i[chosen], j[chosen]
        for start in range(0, len(a), CHUNK):
            part = slice(start, start + CHUNK)
            yield from _judged(rows, table, a[part], b[part], kind, least)


def _judged(rows: Sequence[Read], table: Table, i: Array, j: Array, kind: str, least: float) -> Iterator[Found]:
    evidence, same, near = judge(kind).of(table, table, i, j)
    same, near = np.round(same, PLACES), np.round(near, PLACES)
    for k in np.flatnonzero(near >= least):
        a, b = rows[i[k]], rows[j[k]]
        if housekeeping(a.item, b.item):
            continue
        names = names_of(a.row.daerah)
        pair = pair_of(a.item, b.item, evidence[k], float(same[k]), float(near[k]), names)
        yield Found(
            a.row.daerah,
            a.row.tahun,
            a.row.id,
            b.row.id,
            a.row.jenis,
            b.row.jenis,
            a.row.opd,
            b.row.opd,
            a.row.pagu,
            b.row.pagu,
            a.row.teks,
            b.row.teks,
            pair.likeness,
            pair.nearness,
            pair.relation,
            "; ".join(pair.because),
        )
