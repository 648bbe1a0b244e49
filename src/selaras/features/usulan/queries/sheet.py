"""What was doubtful in a sheet of proposals, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from selaras.features.plan.queries.sheet_words import problem_in_words as any_problem_in_words

PROBLEMS: dict[str, Any] = {
    "biaya_rentang": _("biaya berupa rentang"),
    "bukan_rupiah": _("bukan rupiah"),
    "harga_satuan": _("harga satuan, bukan seluruh biaya"),
    "jalur_tertutup": _("jalur tidak dibuka"),
    "jalur_tidak_dikenal": _("jalur tidak dikenal"),
    "kembar": _("usulan kembar"),
    "kode_wilayah_lain": _("kode wilayah tidak dikenal"),
    "milik_selaras": _("sudah ada di Selaras"),
    "opd_tidak_dikenal": _("OPD belum dikenal"),
    "pagu_janggal": _("anggaran janggal"),
    "pokir_terlambat": _("pokir terlambat"),
    "rekomendasi_tidak_terbaca": _("rekomendasi tidak terbaca"),
    "rupiah_negatif": _("rupiah negatif"),
    "rupiah_terpotong": _("rupiah terpotong"),
    "tanggal_tidak_terbaca": _("tanggal tidak terbaca"),
    "teks_dipotong": _("teks dipotong"),
    "usulan_tidak_disebut": _("usulan tidak disebut"),
    "volume_ragu": _("volume meragukan"),
    "wilayah_tidak_dikenal": _("desa tidak dikenal"),
}


def problem_in_words(kind: str) -> str:
    return str(PROBLEMS[kind]) if kind in PROBLEMS else any_problem_in_words(kind)
