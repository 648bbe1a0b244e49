"""Fixed words of proposals: lanes, steps of the route, states, outcomes, reasons. Stored in lower case, shown in both languages."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asal(models.TextChoices):
    """The lane a proposal came in by."""

    DESA = "desa", _("Musrenbang desa/kelurahan")
    KECAMATAN = "kecamatan", _("Musrenbang kecamatan")
    POKIR = "pokir", _("Pokir DPRD")
    OPD = "opd", _("Usulan OPD")
    PUBLIK = "publik", _("Warga")
    HIBAH = "hibah", _("Hibah dan bantuan sosial")


class Keadaan(models.TextChoices):
    """Where a proposal stands on its way."""

    DRAF = "draf", _("Draf")
    BERJALAN = "berjalan", _("Berjalan")
    DIKEMBALIKAN = "dikembalikan", _("Dikembalikan")  # repairable until the window closes
    SELESAI = "selesai", _("Selesai")


class Hasil(models.TextChoices):
    """What a step says, and what a proposal ends with."""

    DITERIMA = "diterima", _("Diterima")
    DITERIMA_SEBAGIAN = "diterima_sebagian", _("Diterima sebagian")
    DIKEMBALIKAN = "dikembalikan", _("Dikembalikan")
    DITOLAK = "ditolak", _("Ditolak")
    DIALIHKAN = "dialihkan", _("Dialihkan")
    DIGABUNG = "digabung", _("Digabung")
    DITUNDA = "ditunda", _("Ditunda")
    DITARIK = "ditarik", _("Ditarik")
    SUMBER_LAIN = "sumber_lain", _("Sumber lain")


GOES_ON = (Hasil.DITERIMA, Hasil.DITERIMA_SEBAGIAN)
ENDS = (Hasil.DITOLAK, Hasil.DITUNDA, Hasil.SUMBER_LAIN)  # said by whoever decides
CLOSED = (Hasil.DITOLAK, Hasil.DITARIK, Hasil.DIGABUNG)  # outcomes that put nothing into the plan
SAYABLE = (*GOES_ON, Hasil.DIKEMBALIKAN, Hasil.DITOLAK, Hasil.DIALIHKAN, Hasil.DITUNDA, Hasil.SUMBER_LAIN)


# How the answers stand in the form: outcome, its word, what it means, the key that chooses it.
OUTCOMES: tuple[tuple[str, Any, Any, str], ...] = (
    (Hasil.DITERIMA, Hasil.DITERIMA.label, _("diteruskan seperti diminta"), "D"),
    (Hasil.DITERIMA_SEBAGIAN, Hasil.DITERIMA_SEBAGIAN.label, _("diteruskan dengan volume atau rupiah lain"), ""),
    (Hasil.DIKEMBALIKAN, Hasil.DIKEMBALIKAN.label, _("untuk dilengkapi, nomornya tetap"), "K"),
    (Hasil.DITOLAK, Hasil.DITOLAK.label, _("selesai, dengan alasan"), "T"),
    (Hasil.DIALIHKAN, Hasil.DIALIHKAN.label, _("ke OPD lain, asalnya tetap tampak"), "A"),
    (Hasil.DITUNDA, Hasil.DITUNDA.label, _("menjadi masukan tahun berikutnya"), ""),
    (Hasil.SUMBER_LAIN, Hasil.SUMBER_LAIN.label, _("didanai desa, provinsi, pusat, atau CSR"), ""),
)


class Nasib(models.TextChoices):
    """What became of an accepted proposal in its plan line."""

    DIRENCANAKAN = "direncanakan", _("Masuk rencana")
    DIANGGARKAN = "dianggarkan", _("Dianggarkan")
    TERLAKSANA = "terlaksana", _("Terlaksana")
    DIKELUARKAN = "dikeluarkan", _("Dikeluarkan dari anggaran")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the ladder: who speaks there, and in which stages it may lie."""

    kode: str
    label: Any
    task: Any  # what is done there, for a step still to come
    recommends: tuple[str, ...]  # roles that prepare or recommend
    decides: tuple[str, ...]  # roles whose word may end a proposal; () = the step only recommends
    tahapan: tuple[str, ...]  # stages from which a route may choose one


STEPS: dict[str, Step] = {
    step.kode: step
    for step in (
        Step(
            "desa",
            _("Desa"),
            _("Memeriksa apakah usulan dibawa ke musyawarah desa."),
            ("operator_desa",),
            (),
            ("musrenbang_desa", "musrenbang_kecamatan"),
        ),
        Step(
            "kecamatan",
            _("Camat"),
            _("Memutuskan usulan mana yang dibawa kecamatan."),
            ("operator_kecamatan",),
            ("camat",),
            ("musrenbang_desa", "musrenbang_kecamatan", "rancangan"),
        ),
        Step(
            "setwan",
            _("Sekretariat DPRD"),
            _("Memeriksa reses, dapil, dan kelengkapan pokir."),
            ("setwan",),
            (),
            ("ranwal", "musrenbang_desa", "musrenbang_kecamatan", "rancangan", "forum_opd"),
        ),
        Step(
            "mitra",
            _("Mitra Bappeda"),
            _("Memeriksa kesesuaian dengan prioritas dan pagu."),
            ("mitra_bappeda",),
            (),
            ("musrenbang_kecamatan", "rancangan", "forum_opd", "musrenbang_kabupaten"),
        ),
        Step(
            "opd",
            _("OPD"),
            _("Memutuskan apakah usulan masuk rencana kerjanya."),
            ("perencana_opd",),
            ("kepala_opd",),
            ("rancangan", "forum_opd"),
        ),
        Step(
            "forum",
            _("Forum perangkat daerah"),
            _("Mencatat kesepakatan forum."),
            ("perencana_bappeda",),
            (),
            ("forum_opd",),
        ),
        Step(
            "tapd",
            _("TAPD"),
            _("Memeriksa apakah usulan muat dalam anggaran."),
            ("tapd",),
            (),
            ("musrenbang_kabupaten", "rancangan_akhir"),
        ),
        Step(
            "kabupaten",
            _("Musrenbang kabupaten"),
            _("Memutuskan masuk atau tidak dalam rancangan akhir."),
            ("perencana_bappeda",),
            ("kepala_bappeda",),
            ("musrenbang_kabupaten", "rancangan_akhir"),
        ),
    )
}
# The route that a cycle begins with; each lane's may be changed for the cycle. (step, its stage)
DEFAULT_ROUTES: dict[str, tuple[tuple[str, str], ...]] = {
    Asal.DESA: (
        ("desa", "musrenbang_desa"),
        ("kecamatan", "musrenbang_kecamatan"),
        ("mitra", "forum_opd"),
        ("opd", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
    Asal.KECAMATAN: (
        ("kecamatan", "musrenbang_kecamatan"),
        ("mitra", "forum_opd"),
        ("opd", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
    Asal.POKIR: (
        ("setwan", "forum_opd"),
        ("mitra", "forum_opd"),
        ("opd", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
    Asal.OPD: (
        ("opd", "forum_opd"),
        ("mitra", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
    Asal.PUBLIK: (
        ("desa", "musrenbang_desa"),
        ("kecamatan", "musrenbang_kecamatan"),
        ("mitra", "forum_opd"),
        ("opd", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
    Asal.HIBAH: (
        ("mitra", "forum_opd"),
        ("opd", "forum_opd"),
        ("tapd", "rancangan_akhir"),
        ("kabupaten", "rancangan_akhir"),
    ),
}
# When each lane takes proposals in.
INTAKE: dict[str, tuple[str, ...]] = {
    Asal.DESA: ("musrenbang_desa", "musrenbang_kecamatan"),
    Asal.KECAMATAN: ("musrenbang_kecamatan",),
    Asal.POKIR: ("ranwal", "musrenbang_desa", "musrenbang_kecamatan", "rancangan", "forum_opd"),
    Asal.OPD: ("ranwal", "rancangan", "forum_opd"),
    Asal.PUBLIK: ("musrenbang_desa",),
    Asal.HIBAH: ("ranwal", "musrenbang_desa", "musrenbang_kecamatan", "rancangan", "forum_opd"),
}

# Why something was not simply accepted: word → (label, outcomes it goes with).
_ANY_NO = (Hasil.DITOLAK, Hasil.DITUNDA, Hasil.DITERIMA_SEBAGIAN)
_REPAIR = (Hasil.DIKEMBALIKAN, Hasil.DITOLAK)
REASONS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "data_belum_lengkap": (_("Data dukung belum lengkap"), _REPAIR),
    "tanpa_foto_alamat": (_("Foto atau alamat belum ada"), _REPAIR),
    "volume_tidak_jelas": (_("Volume atau harga belum jelas"), _REPAIR),
    "lahan_belum_jelas": (_("Status lahan belum jelas"), (*_REPAIR, Hasil.DITUNDA)),
    "di_luar_kamus": (_("Tidak ada di kamus usulan"), _REPAIR),
    "di_luar_dapil": (_("Di luar daerah pemilihan pengusul"), _REPAIR),
    "bukan_kewenangan": (_("Bukan kewenangan kabupaten/kota"), (Hasil.DITOLAK, Hasil.SUMBER_LAIN)),
    "dana_desa": (_("Didanai APBDes"), (Hasil.SUMBER_LAIN,)),
    "dana_lain": (_("Didanai provinsi, pusat, atau CSR"), (Hasil.SUMBER_LAIN,)),
    "bukan_bidang_opd": (_("Bukan bidang OPD ini"), (Hasil.DIALIHKAN,)),
    "di_luar_prioritas": (_("Tidak sesuai prioritas tahun ini"), _ANY_NO),
    "melebihi_pagu": (_("Melebihi pagu"), _ANY_NO),
    "kemampuan_fiskal": (_("Kemampuan keuangan daerah terbatas"), _ANY_NO),
    "tidak_masuk_peringkat": (_("Di luar jumlah yang dapat dibawa"), _ANY_NO),
    "teknis_tidak_layak": (_("Tidak layak secara teknis"), _ANY_NO),
    "sudah_dikerjakan": (_("Sudah dikerjakan"), (Hasil.DITOLAK,)),
    "usulan_kembar": (_("Sama dengan usulan lain"), (Hasil.DITOLAK, Hasil.DIGABUNG)),
    "terlambat": (_("Melewati batas waktu"), (Hasil.DITOLAK, Hasil.DITUNDA)),
    "sumber_dana_dipangkas": (_("Sumber dana dipangkas"), _ANY_NO),
    "lainnya": (_("Lainnya"), tuple(Hasil.values)),
}
REASON_LABELS = [(code, label) for code, (label, _outcomes) in REASONS.items()]


def reasons_for(hasil: str) -> list[tuple[str, Any]]:
    """The reasons that fit an outcome, in their order."""
    return [(code, label) for code, (label, outcomes) in REASONS.items() if hasil in outcomes]


# Five questions that rank the proposals of a kecamatan (Permendagri 54/2010, T-VI.C.17); each is answered 0..SCORE_MAX.
CRITERIA: dict[str, Any] = {
    "rkpd": _("Sesuai rancangan awal RKPD"),
    "spm": _("Mempercepat pelayanan dasar (SPM)"),
    "hak_dasar": _("Memenuhi hak dasar lintas desa"),
    "nilai_tambah": _("Memberi nilai tambah lintas desa"),
    "lainnya": _("Pertimbangan lain yang disepakati"),
}
SCORE_MAX = 20  # five answers, 100 in all; the scale is ours, the form fixes none
