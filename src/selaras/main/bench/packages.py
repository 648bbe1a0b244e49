"""Pairs of procurement packages as items; labels only after everything is scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from selaras.engines.language import read
from selaras.engines.overlap.features import features
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.rows import NO_VOLUME
from selaras.engines.overlap.tables import Corpus, Table
from selaras.main.bench.lines import rows
from selaras.reference.language import gazetteer, lexicon

Array = np.ndarray[Any, Any]
PARTS = (
    "nama_paket", "uraian", "spesifikasi", "lokasi", "volume", "pagu", "jenis", "kode_sub_kegiatan", "perangkat_daerah",
)  # fmt: skip
READABLE = ("kode_pemda", *(f"{part}_{side}" for side in "ab" for part in PARTS))
DUPLICATE, DIFFERENT, UNSURE = "dugaan_ganda", "beda", "ragu"


@dataclass(frozen=True, slots=True, eq=False)
class Packages:
    """Every pair of a file with its evidence."""

    path: Path
    evidence: Array
    cluster: Array  # of each pair: pairs that share a package, directly or through others, share a number


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What people said of the pairs; `within` groups only."""

    kept: Array
    duplicate: Array
    related: Array
    within: Array  # both of one OPD


def packages(path: Path) -> Packages:
    """Reads the readable columns of a file of pairs."""
    pairs = rows(path, READABLE)
    items: dict[tuple[str, ...], int] = {}
    kept: list[Item] = []
    sides: tuple[list[int], list[int]] = ([], [])
    for row in pairs:
        for side, places in zip("ab", sides, strict=True):
            # Twins with equal texts stay two items: the second side has its own number.
            key = (side, row["kode_pemda"], *(row[f"{part}_{side}"] for part in PARTS))
            if key not in items:
                items[key] = len(kept)
                kept.append(_item(str(len(kept)), row, side))
            places.append(items[key])
    table = Table.of(kept, Corpus.of(kept))
    i, j = (np.array(places) for places in sides)
    return Packages(path, features(table, table, i, j), _clusters(pairs))


def _item(name: str, row: Mapping[str, str], side: str) -> Item:
    known = gazetteer(row["kode_pemda"])
    part = {name: row[f"{name}_{side}"] for name in PARTS}
    volume = "" if part["volume"].lower() in NO_VOLUME else part["volume"]
    return Item(
        name,
        read(f"{part['nama_paket']} , {part['lokasi']}", lexicon(), known),
        read(f"{part['uraian']} , {part['spesifikasi']}", lexicon(), known),
        pagu=_rupiah(part["pagu"]),
        volume=volume,
        opd=part["perangkat_daerah"],
        sub_kegiatan=part["kode_sub_kegiatan"],
    )


def _rupiah(text: str) -> int | None:
    try:
        return int(float(text)) or None
    except ValueError:
        return None


def _clusters(pairs: list[dict[str, str]]) -> Array:
    """Pairs joined through equal packages."""
    upper: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(key: tuple[str, ...]) -> tuple[str, ...]:
        while (above := upper.setdefault(key, key)) != key:
            key = above
        return key

    def key(row: dict[str, str], side: str) -> tuple[str, ...]:
        return (row["kode_pemda"], *(row[f"{part}_{side}"] for part in PARTS))

    for row in pairs:
        upper[root(key(row, "a"))] = root(key(row, "b"))
    numbers: dict[tuple[str, ...], int] = {}
    return np.array([numbers.setdefault(root(key(row, "a")), len(numbers)) for row in pairs])


def package_chances(packages: Packages) -> tuple[Array, Array]:
    """Chances by the shipped weights: of the same work, and of the same place."""
    from selaras.reference.overlap import judge

    shipped = judge("paket")
    return shipped.same.chances(packages.evidence), shipped.near.chances(packages.evidence)


def labels(path: Path) -> Labels:
    """The labels of a file; asked for after scoring only."""
    said = rows(path, ("label", "opd_sama"))
    label = np.array([row["label"] for row in said])
    within = np.array([row["opd_sama"] == "ya" for row in said])
    return Labels(label != UNSURE, label == DUPLICATE, label != DIFFERENT, within)
