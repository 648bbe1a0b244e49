"""The kinds of files of a procurement plan, with their columns."""

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets import cells
from selaras.foundation.sheets.columns import Column
from selaras.foundation.sheets.recognise import Kind

_PEMDA = Column("kode_pemda", "kode_pemda", required=False, help="kode wilayah pemda pemilik baris")
_OPD = (
    Column("id_pd", "id_pd", aliases=("id satker", "id_satker")),
    Column("perangkat_daerah", "perangkat_daerah", aliases=("nama_satker", "nama opd")),
)
_LINE = (
    Column("kode", "kode", cells.kode, empty="temuan"),
    Column("nama", "nama", empty="tolak"),
    Column("pagu", "pagu", cells.rupiah),
    Column("cek_nomenklatur", "cek_nomenklatur", required=False),
)
SPENDING = ("operasi", "modal", "tidak_terduga", "pengadaan", "non_pengadaan")

OPD = Kind(
    "sirup_opd",
    says("daftar perangkat daerah SiRUP"),
    (
        _PEMDA,
        Column("pemda", "pemda", required=False),
        Column("id_pd", "id_pd", aliases=("id",), empty="tolak"),
        Column("kode_pd", "kode_pd", required=False),
        Column("perangkat_daerah", "perangkat_daerah", empty="tolak"),
        *(Column(f"belanja_{name}", f"belanja_{name}", cells.rupiah, False, fault="temuan") for name in SPENDING),
        Column("total_belanja", "total_belanja", cells.rupiah, required=False, fault="temuan"),
    ),
    ("id_pd", "perangkat_daerah"),
)
PROGRAM = Kind(
    "sirup_program",
    says("daftar program SiRUP"),
    (_PEMDA, *_OPD, Column("id_program", "id_program", empty="tolak"), *_LINE),
    ("id_pd", "id_program", "kode", "nama"),
)
KEGIATAN = Kind(
    "sirup_kegiatan",
    says("daftar kegiatan SiRUP"),
    (
        _PEMDA,
        *_OPD,
        Column("id_kegiatan", "id_kegiatan", empty="tolak"),
        Column("id_program", "id_program", empty="temuan"),
        *_LINE,
    ),
    ("id_pd", "id_kegiatan", "id_program", "kode", "nama"),
)
SUB_KEGIATAN = Kind(
    "sirup_sub_kegiatan",
    says("daftar sub kegiatan SiRUP"),
    (
        _PEMDA,
        *_OPD,
        Column("id_sub", "id_sub", empty="tolak", aliases=("id_sub_kegiatan", "id_subkegiatan")),
        Column("id_program", "id_program", empty="temuan"),
        Column("id_kegiatan", "id_kegiatan", empty="temuan"),
        Column("kode_4digit", "kode_4digit", required=False),
        *_LINE,
    ),
    ("id_pd", "id_sub", "id_program", "id_kegiatan", "kode", "nama"),
)
_WORK = (
    Column("nama_paket", "nama_paket", empty="tolak"),
    Column("uraian", "uraian", required=False),
    Column("spesifikasi", "spesifikasi", required=False),
    Column("lokasi", "lokasi", required=False),
    Column("volume", "volume", required=False),
    Column("pagu", "pagu", cells.rupiah),
    Column("jenis", "jenis", required=False),
    Column("metode", "metode", required=False),
    Column("sumber_dana", "sumber_dana", required=False),
    Column("kode_sub_kegiatan", "kode_sub_kegiatan", cells.many, required=False),
    Column("kode_akun", "kode_akun", cells.many, required=False),
    Column("mulai", "mulai", cells.year_month, required=False),
    Column("selesai", "selesai", cells.year_month, required=False),
)
PAKET = Kind(
    "sirup_paket",
    says("daftar paket SiRUP"),
    (_PEMDA, Column("id_rup", "id_rup", empty="tolak"), Column("cara", "cara"), *_OPD, *_WORK),
    ("id_rup", "cara", "nama_paket", "metode", "mulai"),
)
SWAKELOLA = Kind(
    "sirup_swakelola",
    says("daftar paket swakelola SiRUP"),
    (
        _PEMDA,
        Column("id_rup", "id_rup", empty="tolak"),
        *_OPD,
        *_WORK,
        Column("tipe_swakelola", "tipe_swakelola"),
    ),
    ("id_rup", "nama_paket", "tipe_swakelola"),
)
PENYEDIA = Kind(
    "sirup_penyedia",
    says("daftar paket penyedia SiRUP"),
    (
        _PEMDA,
        Column("id_rup", "id_rup", empty="tolak"),
        Column("id_paket", "id_paket", empty="tolak"),
        Column("cara", "cara"),
        *_OPD,
        *_WORK,
        Column("hps", "hps", required=False),
        Column("tgl_pengumuman", "tgl_pengumuman", required=False),
        Column("status", "status", required=False),
    ),
    ("id_rup", "id_paket", "nama_paket"),
)
ANGGARAN = Kind(
    "sirup_anggaran",
    says("rincian anggaran paket SiRUP"),
    (
        Column("id_rup", "id_rup", empty="tolak"),
        Column("kode_sub", "kode_sub", cells.kode, empty="temuan"),
        Column("kode_sub_4digit", "kode_sub_4digit", required=False),
        Column("kode_akun", "kode_akun", required=False),
        Column("pagu", "pagu", cells.rupiah),
        Column("sumber_dana", "sumber_dana", required=False),
    ),
    ("id_rup", "kode_sub", "kode_akun"),
)
KINDS = (OPD, PROGRAM, KEGIATAN, SUB_KEGIATAN, PAKET, SWAKELOLA, PENYEDIA, ANGGARAN)
