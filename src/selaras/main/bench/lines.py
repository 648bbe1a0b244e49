"""Plan lines of a daerah and proposals in other words, as items; labels only after everything is scored."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from selaras.engines.language import Reading, read
from selaras.engines.overlap.features import features
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.tables import Corpus, Table
from selaras.main.cli.speech import Stop
from selaras.reference.language import gazetteer, lexicon

Array = np.ndarray[Any, Any]
# All that may be read of a line or a proposal before it is scored.
READABLE = ("text", "kode_desa", "kode_kec", "harga", "satuan", "rekening")
LINES, ALIKE, UNSURE, REWORDED = "usulan_pasangkayu_", "pasangan_positif_", "pasangan_ragu_", "parafrasa_usulan_"


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """One split: its lines, its proposals (codes given and withheld), and every pair with its evidence."""

    folder: Path
    suffix: str
    table: Table
    alone: tuple[Reading, ...]  # the lines read without their codes
    codes: tuple[tuple[str, str], ...]  # village and kecamatan of each line as the file has them
    i: Array
    j: Array
    real: Array
    query: Array
    line: Array
    given: Array
    withheld: Array


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What people said of the pairs of a split."""

    kept: Array  # real pairs that are not 'ragu'
    real: Array
    reworded: Array
    cluster: Array  # of each line: a number per project
    query_cluster: Array


def splits(folder: Path) -> list[Lines]:
    """Every split in a folder, by the ends of its file names."""
    paths = sorted(folder.glob(f"{LINES}*.csv"))
    if not paths:
        raise Stop(f"Di {folder} tidak ada berkas {LINES}*.csv.")
    return [_split(folder, path.name.removeprefix(LINES)) for path in paths]


def beside(folder: Path, prefix: str, suffix: str) -> Path:
    """The file of this kind with the same end of its name; the only one of its kind where none has that end."""
    same = folder / f"{prefix}{suffix}"
    others = sorted(folder.glob(f"{prefix}*.csv"))
    return others[0] if not same.is_file() and len(others) == 1 else same


def rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The named columns only; a missing column is empty."""
    if not path.is_file():
        raise Stop(f"Berkas {path} tidak ada.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{column: (row.get(column) or "").strip() for column in columns} for row in csv.DictReader(file)]


def _split(folder: Path, suffix: str) -> Lines:
    lines = rows(folder / f"{LINES}{suffix}", READABLE)
    asked = rows(beside(folder, REWORDED, suffix), ("text", "kode_desa", "kode_kec"))
    daerah = _daerah(lines)
    items = [_item(str(n), row, daerah) for n, row in enumerate(lines)]
    corpus = Corpus.of(items)
    table = Table.of(items, corpus)
    given = Table.of([_item(f"q{n}", row, daerah) for n, row in enumerate(asked)], corpus)
    bare = [{**row, "kode_desa": "", "kode_kec": ""} for row in asked]
    withheld = Table.of([_item(f"q{n}", row, daerah) for n, row in enumerate(bare)], corpus)
    i, j = np.triu_indices(len(items), 1)
    query, line = np.divmod(np.arange(len(asked) * len(items)), max(1, len(items)))
    alone = tuple(read(row["text"], lexicon(), gazetteer(daerah)) for row in lines)
    codes = tuple((row["kode_desa"], row["kode_kec"]) for row in lines)
    real = features(table, table, i, j)
    pairs = (features(one, table, query, line) for one in (given, withheld))
    return Lines(folder, suffix, table, alone, codes, i, j, real, query, line, *pairs)


def _daerah(lines: list[dict[str, str]]) -> str:
    found = Counter(row["kode_kec"][:5] for row in lines if row["kode_kec"])
    return min(found, key=lambda kode: (-found[kode], kode)) if found else ""


def _item(name: str, row: dict[str, str], daerah: str) -> Item:
    reading = read(row["text"], lexicon(), gazetteer(daerah), kode_desa=row["kode_desa"], kode_kec=row["kode_kec"])
    accounts = tuple(part.strip() for part in row.get("rekening", "").split(",") if part.strip())
    return Item(name, reading, pagu=_rupiah(row.get("harga", "")), akun=accounts)


def _rupiah(text: str) -> int | None:
    try:
        return int(float(text)) or None
    except ValueError:
        return None


def labels(lines: Lines) -> Labels:
    """The labels of a split; asked for after scoring only."""
    ids = [row["id"] for row in rows(lines.folder / f"{LINES}{lines.suffix}", ("id",))]
    alike = _pairs(beside(lines.folder, ALIKE, lines.suffix))
    unsure = _pairs(beside(lines.folder, UNSURE, lines.suffix))
    both = [frozenset((ids[a], ids[b])) for a, b in zip(lines.i, lines.j, strict=True)]
    projects = [row["kunci_proyek"] for row in rows(lines.folder / f"{LINES}{lines.suffix}", ("kunci_proyek",))]
    wanted = [row["kunci_proyek"] for row in rows(beside(lines.folder, REWORDED, lines.suffix), ("kunci_proyek",))]
    number = {name: n for n, name in enumerate(dict.fromkeys([*projects, *wanted]))}
    cluster, query_cluster = np.array([number[p] for p in projects]), np.array([number[w] for w in wanted])
    return Labels(
        np.array([pair not in unsure for pair in both]),
        np.array([pair in alike for pair in both]),
        query_cluster[lines.query] == cluster[lines.line],
        cluster,
        query_cluster,
    )


def _pairs(path: Path) -> set[frozenset[str]]:
    return {frozenset((row["a"], row["b"])) for row in rows(path, ("a", "b"))}
