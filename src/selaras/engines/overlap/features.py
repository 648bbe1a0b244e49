"""A pair of items as named evidence. Every name is something that can be said to a planner."""

from typing import Any

import numpy as np
from scipy import sparse

from selaras.engines.overlap.tables import SETS, Array, Table

PAIRS_AT_ONCE = 200_000  # bounds memory: about 100 bytes per pair and feature in flight

TEXTS = ("kata", "huruf", "kerja", "nama", "nama_huruf", "uraian", "isi")
BOTH_WAYS = tuple(SETS)
NAMES: tuple[str, ...] = (
    *TEXTS,
    *(f"{name}_{way}" for name in BOTH_WAYS for way in ("sama", "beda")),
    "tanpa_tempat",
    "tanpa_nama",
    "teks_sama",
    "tahap_sama",
    "pagu_dekat",
    "pagu_sama",
    "volume_sama",
    "sub_sama",
    "kegiatan_sama",
    "kegiatan_beda",
    "akun_sama",
    "opd_sama",
    "kerja_di_desa",
    "kerja_di_titik",
    "kerja_dan_nama",
    "jenis_di_desa",
    "jenis_di_dusun",
    "jenis_di_jalan",
    "jenis_di_aset",
    "titik_sama",
    "titik_beda",
    "pagu_dan_teks",
    "desa_sepihak",
    "titik_sepihak",
    "rt_sepihak",
    "tanpa_kerja",
    "titik_beda_di_desa",
)


def features(left: Table, right: Table, i: Array, j: Array) -> Array:
    """One row of evidence per pair (left[i], right[j]), columns as NAMES."""
    blocks = [
        _block(left, right, i[start : start + PAIRS_AT_ONCE], j[start : start + PAIRS_AT_ONCE])
        for start in range(0, len(i), PAIRS_AT_ONCE)
    ]
    return np.vstack(blocks) if blocks else np.zeros((0, len(NAMES)), dtype=np.float32)


def _block(left: Table, right: Table, i: Array, j: Array) -> Array:
    seen: dict[str, Array] = {
        "kata": dots(left.words, right.words, i, j),
        "huruf": dots(left.grams, right.grams, i, j),
        "kerja": dots(left.work, right.work, i, j),
        "nama": dots(left.names, right.names, i, j),
        "nama_huruf": dots(left.name_grams, right.name_grams, i, j),
        "uraian": dots(left.detail, right.detail, i, j),
        "isi": dots(left.whole, right.whole, i, j),
    }
    for name in BOTH_WAYS:
        seen[f"{name}_sama"], seen[f"{name}_beda"] = agreement(left.sets[name], right.sets[name], i, j)
    _one_sided(seen, left, right, i, j)
    _facts(seen, left, right, i, j)
    _together(seen)
    return np.column_stack([seen[name] for name in NAMES]).astype(np.float32)


def dots(a: sparse.csr_matrix, b: sparse.csr_matrix, i: Array, j: Array) -> Array:
    """The likeness of row i of one matrix and row j of the other, pair by pair."""
    if a.nnz == 0 or b.nnz == 0:
        return np.zeros(len(i), dtype=np.float32)
    return np.asarray(a[i].multiply(b[j]).sum(axis=1), dtype=np.float32).ravel()


def agreement(a: sparse.csr_matrix, b: sparse.csr_matrix, i: Array, j: Array) -> tuple[Array, Array]:
    """(share a member, both say something and share none). Neither, where one says nothing."""
    said = (np.diff(a.indptr)[i] > 0) & (np.diff(b.indptr)[j] > 0)
    same = np.zeros(len(i), dtype=bool)
    at = np.flatnonzero(said)
    if len(at):
        same[at] = dots(a, b, i[at], j[at]) > 0
    return same.astype(np.float32), (said & ~same).astype(np.float32)


def _said(table: Table, name: str, rows: Array) -> Array:
    said: Array = np.diff(table.sets[name].indptr)[rows] > 0
    return said


def _one_sided(seen: dict[str, Any], left: Table, right: Table, i: Array, j: Array) -> None:
    """One text says where more exactly than the other."""
    for name in ("desa", "rt"):
        seen[f"{name}_sepihak"] = (_said(left, name, i) ^ _said(right, name, j)).astype(np.float32)
    points = ("dusun", "jalan", "gang", "sekolah", "aset")
    a = np.logical_or.reduce([_said(left, name, i) for name in points])
    b = np.logical_or.reduce([_said(right, name, j) for name in points])
    seen["titik_sepihak"] = (a ^ b).astype(np.float32)
    empty = (np.diff(left.work.indptr)[i] == 0) | (np.diff(right.work.indptr)[j] == 0)
    seen["tanpa_kerja"] = empty.astype(np.float32)


def _facts(seen: dict[str, Any], left: Table, right: Table, i: Array, j: Array) -> None:
    def same(name: str) -> Array:
        a, b = left.facts[name][i], right.facts[name][j]
        found: Array = ((a == b) & (a != 0)).astype(np.float32)
        return found

    def differ(name: str) -> Array:
        a, b = left.facts[name][i], right.facts[name][j]
        found: Array = ((a != b) & (a != 0) & (b != 0)).astype(np.float32)
        return found

    seen["teks_sama"], seen["tahap_sama"] = same("teks"), same("tahap")
    seen["volume_sama"], seen["sub_sama"] = same("volume"), same("sub")
    seen["kegiatan_sama"], seen["kegiatan_beda"] = same("kegiatan"), differ("kegiatan")
    seen["akun_sama"], seen["opd_sama"], seen["pagu_sama"] = same("akun"), same("opd"), same("pagu")
    a, b = left.facts["pagu"][i], right.facts["pagu"][j]
    known = (a > 0) & (b > 0)
    ratio = np.log(np.where(known, a, 1) / np.where(known, b, 1))
    seen["pagu_dekat"] = np.where(known, np.exp(-2 * np.abs(ratio)), 0).astype(np.float32)


def _together(seen: dict[str, Any]) -> None:
    """What counts only in company: the same kind of work AT the same point, and the like."""
    place = 1 - np.maximum(seen["desa_sama"] + seen["desa_beda"], seen["kecamatan_sama"] + seen["kecamatan_beda"])
    seen["tanpa_tempat"] = place
    seen["tanpa_nama"] = ((seen["nama"] == 0) & (seen["nama_huruf"] == 0)).astype(np.float32)
    point = np.maximum.reduce([seen[f"{n}_sama"] for n in ("dusun", "ruas", "sekolah", "aset", "sebutan")])
    apart = np.maximum.reduce([seen[f"{n}_beda"] for n in ("dusun", "rt", "jalan", "gang", "sekolah")])
    seen["titik_sama"], seen["titik_beda"] = point, apart
    seen["titik_beda_di_desa"] = apart * (1 - point)
    seen["kerja_di_desa"] = seen["kerja"] * seen["desa_sama"]
    seen["kerja_di_titik"] = seen["kerja"] * point * (1 - apart)
    seen["kerja_dan_nama"] = seen["kerja"] * seen["nama_huruf"]
    seen["jenis_di_desa"] = seen["jenis_sama"] * seen["desa_sama"]
    seen["jenis_di_dusun"] = seen["jenis_sama"] * seen["dusun_sama"] * (1 - seen["rt_beda"])
    seen["jenis_di_jalan"] = seen["jenis_sama"] * seen["ruas_sama"]
    seen["jenis_di_aset"] = seen["jenis_sama"] * np.maximum(seen["aset_sama"], seen["sekolah_sama"])
    seen["pagu_dan_teks"] = seen["pagu_dekat"] * seen["kata"]
