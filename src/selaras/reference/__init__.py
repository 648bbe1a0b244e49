"""Bundled reference data: official codes, maps, one published plan and one example. SOURCES.md names every origin."""

from selaras.reference.codes import (
    AkunRow,
    NomenklaturRow,
    PendudukRow,
    SatuanRow,
    SuccessorRow,
    SumberDanaRow,
    WilayahRow,
    akun,
    nomenklatur,
    penduduk,
    satuan,
    successors,
    sumber_dana,
    wilayah,
)
from selaras.reference.deli_serdang import PrioritasRow, deli_serdang_priorities, facts
from selaras.reference.ketapang import ketapang_corrections, ketapang_dir, unpack_ketapang
from selaras.reference.maps import desa_geojson, kabkota_geojson, kecamatan_geojson

__all__ = [
    "AkunRow",
    "NomenklaturRow",
    "PendudukRow",
    "PrioritasRow",
    "SatuanRow",
    "SuccessorRow",
    "SumberDanaRow",
    "WilayahRow",
    "akun",
    "deli_serdang_priorities",
    "desa_geojson",
    "facts",
    "kabkota_geojson",
    "kecamatan_geojson",
    "ketapang_corrections",
    "ketapang_dir",
    "nomenklatur",
    "penduduk",
    "satuan",
    "successors",
    "sumber_dana",
    "unpack_ketapang",
    "wilayah",
]
