"""Items as sparse matrices: rows are items, columns are hashed words, so that any two tables can be compared."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy import sparse

from selaras.engines.overlap.items import Item

COLUMNS = 1 << 20  # hashed columns of words and sets; two of 100,000 words share one about once in twenty
GRAMS = (3, 4, 5)  # letters of a piece of a word
Array = np.ndarray[Any, Any]

# The sets whose agreement and disagreement are evidence, by name.
SETS: dict[str, Callable[[Item], Iterable[str]]] = {
    "desa": lambda item: item.first("desa"),
    "kecamatan": lambda item: item.first("kecamatan"),
    "dusun": lambda item: _marks(item, "dusun"),
    "rt": lambda item: _marks(item, "rt"),
    "rw": lambda item: _marks(item, "rw"),
    "jalan": lambda item: _marks(item, "jalan"),
    "gang": lambda item: _marks(item, "gang"),
    "ruas": lambda item: _bare(item, ("jalan", "gang")),
    "sekolah": lambda item: _marks(item, "sekolah"),
    "aset": lambda item: _assets(item),
    "sebutan": lambda item: _bare(item, ()),
    "benda": lambda item: item.first("concepts"),
    "jenis": lambda item: item.first("kinds"),
    "tindakan": lambda item: item.reading.actions,
    "nomor": lambda item: item.reading.numbers,
}
_NUMBERED = frozenset(("rt", "rw"))
_NO_ASSETS = frozenset(("dusun", "rt", "rw", "jalan", "gang", "sekolah"))


def _marks(item: Item, kind: str) -> list[str]:
    return [name for mark, name in item.marks if mark == kind]


def _assets(item: Item) -> list[str]:
    return [f"{kind}:{name}" for kind, name in item.marks if kind not in _NO_ASSETS]


def _bare(item: Item, kinds: tuple[str, ...]) -> set[str]:
    """Names of these kinds (all where none is given) without their numbers: Natuna III is near Gang Natuna."""
    chosen = (name for kind, name in item.marks if (kind in kinds if kinds else kind not in _NUMBERED))
    return {bare for name in chosen if (bare := name.rstrip("0123456789"))}


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """In how many items each hashed column occurs. Parts of a daerah are counted apart and added."""

    items: int
    words: Array
    grams: Array

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Census":
        return cls(len(items), *(_present(_counts(items, take)) for take in (words_of, grams_of)))

    def __add__(self, other: "Census") -> "Census":
        return Census(self.items + other.items, self.words + other.words, self.grams + other.grams)

    def corpus(self) -> "Corpus":
        return Corpus(*(_idf(present, self.items) for present in (self.words, self.grams)))


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """How rare each word is among everything of the daerah: what all share says little."""

    words: Array  # idf per hashed column
    grams: Array

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Corpus":
        return Census.of(items).corpus()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Some items, ready to be compared with those of another table of the same corpus."""

    items: tuple[Item, ...]
    words: sparse.csr_matrix  # all words, rows of length 1
    grams: sparse.csr_matrix  # pieces of all words
    work: sparse.csr_matrix  # concepts and words of work without place names
    names: sparse.csr_matrix  # words that name something
    name_grams: sparse.csr_matrix
    detail: sparse.csr_matrix
    whole: sparse.csr_matrix  # all words, those of the longer description too
    sets: dict[str, sparse.csr_matrix]
    facts: dict[str, Array]  # one value per item; codes are hashed, 0 = not said

    @classmethod
    def of(cls, items: Sequence[Item], corpus: Corpus) -> "Table":
        return cls(
            tuple(items),
            _weighted(_counts(items, words_of), corpus.words),
            _weighted(_counts(items, grams_of), corpus.grams),
            _weighted(_counts(items, work_of), corpus.words),
            _weighted(_counts(items, names_of), corpus.words),
            _weighted(_counts(items, name_grams_of), corpus.grams),
            _weighted(_counts(items, detail_of), corpus.words),
            _weighted(_counts(items, whole_of), corpus.words),
            {name: _binary(_counts(items, take)) for name, take in SETS.items()},
            _facts(items),
        )


def words_of(item: Item) -> Iterable[str]:
    return item.reading.words


def work_of(item: Item) -> Iterable[str]:
    """What is to be done: the concepts, and the words of work that belong to no concept."""
    reading = item.reading
    names = set(reading.names)
    return [*(f"={c}" for c in sorted(reading.concepts)), *(w for w in reading.work if w not in names)]


def names_of(item: Item) -> Iterable[str]:
    return (*item.reading.names, *(item.detail.names if item.detail else ()))


def detail_of(item: Item) -> Iterable[str]:
    return item.detail.words if item.detail else ()


def whole_of(item: Item) -> Iterable[str]:
    return (*item.reading.words, *detail_of(item))


def grams_of(item: Item) -> Iterable[str]:
    return [gram for word in item.reading.words for gram in _pieces(word)]


def name_grams_of(item: Item) -> Iterable[str]:
    return [gram for word in names_of(item) for gram in _pieces(word)]


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + n] for n in GRAMS for i in range(max(1, len(padded) - n + 1)))


@lru_cache(maxsize=1_000_000)
def column(token: str) -> int:
    return zlib.crc32(token.encode()) % COLUMNS


def code(text: str) -> int:
    """A text as a number that is never 0; 0 stands for 'not said'."""
    return zlib.crc32(text.encode()) + 1 if text else 0


def _counts(items: Sequence[Item], take: Callable[[Item], Iterable[str]]) -> sparse.csr_matrix:
    indices: list[int] = []
    starts = [0]
    for item in items:
        indices.extend(map(column, take(item)))
        starts.append(len(indices))
    ones = np.ones(len(indices), dtype=np.float32)
    matrix = sparse.csr_matrix(
        (ones, np.asarray(indices, dtype=np.int32), np.asarray(starts, dtype=np.int64)), shape=(len(items), COLUMNS)
    )
    matrix.sum_duplicates()
    return matrix


def _present(counts: sparse.csr_matrix) -> Array:
    return np.bincount(counts.indices, minlength=COLUMNS)


def _idf(present: Array, items: int) -> Array:
    idf: Array = (np.log((1 + items) / (1 + present)) + 1).astype(np.float32)
    return idf


def _weighted(counts: sparse.csr_matrix, idf: Array) -> sparse.csr_matrix:
    """1 + log of the count, times rarity, rows of length 1."""
    counts.data = (1 + np.log(counts.data)) * idf[counts.indices]
    squares = np.add.reduceat(np.append(counts.data**2, 0), counts.indptr[:-1]) if counts.nnz else np.zeros(0)
    lengths = np.diff(counts.indptr)
    norms = np.where(lengths > 0, np.sqrt(squares), 1) if counts.nnz else np.ones(counts.shape[0])
    counts.data = (counts.data / np.repeat(norms, lengths)).astype(np.float32)
    return counts


def _binary(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    counts.data[:] = 1
    return counts


def _facts(items: Sequence[Item]) -> dict[str, Array]:
    return {
        "pagu": np.array([item.pagu or 0 for item in items], dtype=np.float64),
        "volume": np.array([code(item.volume.lower().replace(" ", "")) for item in items], dtype=np.int64),
        "opd": np.array([code(item.opd.lower()) for item in items], dtype=np.int64),
        "sub": np.array([code(item.sub_kegiatan) for item in items], dtype=np.int64),
        "kegiatan": np.array([code(item.sub_kegiatan[:12]) for item in items], dtype=np.int64),
        "akun": np.array([code(",".join(sorted(item.akun))) for item in items], dtype=np.int64),
        "tahap": np.array([code(item.reading.tahap or "fisik") for item in items], dtype=np.int64),
        "teks": np.array([code(" ".join(item.reading.words)) for item in items], dtype=np.int64),
    }
