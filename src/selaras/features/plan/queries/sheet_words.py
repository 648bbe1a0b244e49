"""Imports in words: which sheet it was, and what was doubtful."""

from typing import Any

from django.utils.translation import gettext_lazy as _

EXAMPLE = (
    "contoh"  # written by Selaras itself, not taken in from a file; all rows of an example name it as their origin
)
KINDS: dict[str, Any] = {
    "renja": _("Renja satu OPD"),
    "renstra": _("Renstra satu OPD"),
    "sirup": _("Rencana seluruh OPD dari SiRUP"),
    "cascade": _("Pohon kinerja"),
    EXAMPLE: _("Data contoh yang dibuat Selaras"),
}
PROBLEMS: dict[str, Any] = {
    "baris_ganda": _("baris ganda"),
    "bukan_tahun": _("bukan tahun"),
    "bulan_terbalik": _("bulan akhir sebelum bulan mulai"),
    "bulan_tidak_terbaca": _("bulan tidak terbaca"),
    "galat_rumus": _("rumus galat"),
    "indikator_baris_atas": _("indikator ikut baris di atasnya"),
    "induk_diturunkan": _("induk dibuat dari kode"),
    "induk_tidak_ada": _("induk tidak ada"),
    "induk_tidak_cocok": _("induk tidak cocok"),
    "jenjang_tidak_dikenal": _("jenjang tidak dikenal"),
    "kode_bukan_nomenklatur": _("bukan kode nomenklatur"),
    "kode_jenjang": _("kode tidak cocok dengan jenjangnya"),
    "kode_kosong": _("kode kosong"),
    "kode_sub_banyak": _("lebih dari satu kode sub kegiatan"),
    "kode_sub_kosong": _("kode sub kegiatan kosong"),
    "kode_tidak_baku": _("kode tidak baku"),
    "kode_tidak_dikenal": _("kode tidak dikenal"),
    "kosong": _("isian wajib kosong"),
    "lokasi_kosong": _("lokasi kosong"),
    "nama_kosong": _("nama kosong"),
    "nama_menempel": _("nama OPD menempel"),
    "nol_bukan_teks": _("nol di tempat teks"),
    "opd_baru_dari_impor": _("OPD baru"),
    "opd_kembar": _("OPD kembar"),
    "opd_kosong": _("OPD kosong"),
    "opd_mirip": _("nama OPD mirip"),
    "pagu_janggal": _("pagu janggal"),
    "pagu_kosong": _("pagu kosong"),
    "paket_tidak_ada": _("paket tidak ada"),
    "pecahan_rupiah": _("pecahan rupiah"),
    "penunjang_pada_sasaran": _("program penunjang pada sasaran"),
    "persentase_pecahan": _("persentase tertulis sebagai pecahan"),
    "program_tanpa_sasaran": _("program tanpa sasaran"),
    "rujukan_tidak_ada": _("rujukan tidak ada"),
    "satuan_janggal": _("satuan janggal"),
    "satuan_kosong": _("satuan kosong"),
    "tahun_lain": _("tahun lain"),
    "tanpa_target": _("tanpa target"),
    "target_berisi_rupiah": _("target berisi rupiah"),
    "target_bertitik": _("target bertitik"),
    "target_nol": _("target nol"),
    "target_tanpa_indikator": _("target tanpa indikator"),
    "teks_terpotong": _("teks terpotong"),
    "tidak_terbaca": _("tidak terbaca"),
    "uraian_ganda": _("uraian ganda"),
    "volume_janggal": _("volume janggal"),
}


def kind_in_words(kind: str) -> str:
    """Which sheet an import was; an unknown one keeps its own name."""
    return str(KINDS.get(kind, kind))


def problem_in_words(kind: str) -> str:
    return str(PROBLEMS.get(kind, kind.replace("_", " ")))
