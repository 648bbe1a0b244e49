"""Everything that may be done to a proposal, who may do it and when, and how history tells it."""

from selaras.features.plan.verbs import FROM_RANWAL, bappeda, lines_open_bappeda, lines_open_opd
from selaras.features.usulan.rules import (
    deciding,
    drafted,
    from_public,
    in_time,
    proposing,
    recommending,
    returned,
    running,
    window_open,
)
from selaras.features.usulan.words import Keadaan
from selaras.foundation.daerah.rules import within
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.tahapan.rules import during, not_frozen
from selaras.foundation.verbs.rules import by_self, having, not_by, one_of, role
from selaras.foundation.verbs.verb import Verb

VERIFIERS = (
    "operator_kecamatan",
    "camat",
    "setwan",
    "mitra_bappeda",
    "perencana_opd",
    "kepala_opd",
    "tapd",
    "perencana_bappeda",
    "kepala_bappeda",
)
ENTERING = ("operator_desa", "operator_kecamatan", "anggota_dprd", "setwan", "perencana_opd")
bappeda_all = role("mitra_bappeda", "perencana_bappeda", "kepala_bappeda")
keeps = bappeda_all | role("operator_kecamatan", "camat") & within() | role("perencana_opd", "kepala_opd") & own_opd()
is_open = one_of("usulan ini sudah selesai", "keadaan", (Keadaan.BERJALAN, Keadaan.DIKEMBALIKAN))
own_contact = role(*ENTERING) & by_self("entered_by")

DRAFT = Verb("usulan.draft", "Simpan draf usulan", "{actor} menyimpan draf {thing}", proposing & drafted & not_frozen)
SUBMIT = Verb(
    "usulan.submit",
    "Ajukan usulan",
    "{actor} mengajukan {thing}",
    (in_time | from_public) & drafted & not_frozen,
)
EDIT = Verb(
    "usulan.edit",
    "Lengkapi usulan",
    "{actor} melengkapi {thing}",
    proposing & returned & window_open & not_frozen,
)
WITHDRAW = Verb("usulan.withdraw", "Tarik usulan", "{actor} menarik {thing}", proposing & is_open & not_frozen)
SUPPORT = Verb(
    "usulan.support",
    "Dukung usulan",
    "{actor} mendukung {thing}",
    role(*ENTERING) & is_open & not_frozen,
)

RECOMMEND = Verb(
    "usulan.recommend",
    "Beri rekomendasi",
    "{actor} memberi rekomendasi atas {thing}",
    recommending & running & window_open & not_frozen,
)
DECIDE = Verb(
    "usulan.decide",
    "Putuskan usulan",
    "{actor} memutuskan {thing}",
    deciding
    & running
    & window_open
    & not_frozen
    & not_by("recommended_by", "empat mata: Anda sendiri yang menyiapkan rekomendasinya")
    & not_by("entered_by", "empat mata: Anda sendiri yang mengajukannya"),
)
RECOMMEND_MANY = Verb(
    "usulan.recommend_many", "Beri rekomendasi sekaligus", "{actor} memberi rekomendasi atas {thing}", RECOMMEND.rule
)
DECIDE_MANY = Verb("usulan.decide_many", "Putuskan sekaligus", "{actor} memutuskan {thing}", DECIDE.rule)
REDIRECT = Verb(
    "usulan.redirect",
    "Tetapkan OPD tujuan",
    "{actor} menetapkan OPD tujuan {thing}",
    bappeda_all & during("persiapan", *FROM_RANWAL) & is_open & not_frozen,
)
CLOSE = Verb(
    "usulan.close",
    "Akhiri usulan yang tertinggal",
    "{actor} mengakhiri {thing}",
    role("kepala_bappeda")
    & during("musrenbang_kabupaten", "rancangan_akhir", "reviu_apip", "fasilitasi", "ditetapkan")
    & is_open
    & not_frozen
    & not_by("entered_by", "empat mata: Anda sendiri yang mengajukannya"),
)
ASSIGN = Verb("usulan.assign", "Tugaskan", "{actor} menugaskan {thing}", keeps & is_open & not_frozen)
MERGE = Verb("usulan.merge", "Gabungkan usulan", "{actor} menggabungkan {thing}", keeps & is_open & not_frozen)
SPLIT = Verb(
    "usulan.split",
    "Pisahkan usulan",
    "{actor} memisahkan {thing}",
    keeps & having("usulan ini tidak sedang digabung", hasil="digabung") & not_frozen,
)
RANK = Verb(
    "usulan.rank",
    "Nilai dan urutkan usulan",
    "{actor} menilai {thing}",
    role("operator_kecamatan", "camat") & within() & during("musrenbang_kecamatan") & not_frozen,
)
NOTE = Verb("usulan.note", "Tulis catatan internal", "{actor} menulis catatan pada {thing}", role(*VERIFIERS))
PLACE = Verb(
    "usulan.place",
    "Tempatkan di baris rencana",
    "{actor} menempatkan {thing}",
    (role("perencana_opd", "kepala_opd") & own_opd("line__opd_id") & lines_open_opd) | (bappeda & lines_open_bappeda),
)
UNPLACE = Verb(
    "usulan.unplace", "Keluarkan dari baris rencana", "{actor} mengeluarkan {thing} dari baris rencana", PLACE.rule
)
FATE = Verb(
    "usulan.fate",
    "Catat kelanjutan usulan",
    "{actor} mencatat kelanjutan {thing}",
    bappeda | role("perencana_opd", "kepala_opd") & own_opd("line__opd_id"),
)
CONTACT = Verb(
    "usulan.contact",
    "Lihat kontak pengusul",
    "{actor} melihat kontak {thing}",
    role("operator_desa", "operator_kecamatan") & within() | role("perencana_bappeda") | own_contact,
)

SERVICE = Verb(
    "usulan.service",
    "Lihat angka layanan usulan",
    "{actor} melihat angka layanan usulan {thing}",
    bappeda_all | role("apip", "sekda", "bupati"),
)

ROUTE_SET = Verb(
    "usulan.route.set",
    "Atur jalur usulan",
    "{actor} mengatur jalur {thing}",
    role("kepala_bappeda") & during("persiapan", *FROM_RANWAL) & not_frozen,
)
KAMUS_SET = Verb(
    "usulan.kamus.set",
    "Atur kamus usulan",
    "{actor} mengatur kamus usulan {thing}",
    bappeda & during("persiapan", *FROM_RANWAL) & not_frozen,
)
ANSWER_KEEP = Verb(
    "usulan.jawaban.keep", "Simpan jawaban", "{actor} menyimpan jawaban {thing}", role(*VERIFIERS) & not_frozen
)

sheets = bappeda & during("persiapan", *FROM_RANWAL) & not_frozen
SHEET_UPLOAD = Verb("usulan.sheet.upload", "Unggah lembar usulan", "{actor} mengunggah {thing}", sheets)
SHEET_MAP = Verb("usulan.sheet.map", "Cocokkan kolom lembar usulan", "{actor} mencocokkan kolom {thing}", sheets)
SHEET_FORGET = Verb(
    "usulan.sheet.forget", "Lupakan pencocokan kolom usulan", "{actor} melupakan pencocokan kolom {thing}", sheets
)
SHEET_DECIDE = Verb("usulan.sheet.decide", "Putuskan baris lembar", "{actor} memutuskan baris {thing}", sheets)
SHEET_APPLY = Verb("usulan.sheet.apply", "Terapkan lembar usulan", "{actor} menerapkan {thing}", sheets)
SHEET_UNDO = Verb("usulan.sheet.undo", "Batalkan impor usulan", "{actor} membatalkan impor {thing}", sheets)
