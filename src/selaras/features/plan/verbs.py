"""Everything that may be done to the plan, who may do it and when, and how history tells it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.features.plan.models import Contribution, Renja
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.tahapan.rules import during, not_frozen
from selaras.foundation.verbs.rules import NOTHING, Rule, by_self, having, not_by, one_of, role
from selaras.foundation.verbs.verb import Verb

# Stages in which OPDs connect, ask and answer.
FROM_RANWAL = (
    "ranwal",
    "konsultasi_publik",
    "musrenbang_desa",
    "musrenbang_kecamatan",
    "rancangan",
    "forum_opd",
    "musrenbang_kabupaten",
    "rancangan_akhir",
)

bappeda = role("perencana_bappeda", "kepala_bappeda")
planner = role("perencana_opd", "kepala_opd") & own_opd()
nodes_open = during("persiapan", "ranwal", "rancangan_akhir") & not_frozen
lines_open_opd = during("persiapan", "ranwal", "rancangan", "forum_opd", "musrenbang_kabupaten") & not_frozen
lines_open_bappeda = during("persiapan", "ranwal", "rancangan", "musrenbang_kabupaten", "rancangan_akhir") & not_frozen
bridging = during(*FROM_RANWAL) & not_frozen
write_line = (planner & lines_open_opd) | (bappeda & lines_open_bappeda)
own_sheet = Rule(  # Upload.opd is '#id' when the sheet is of one OPD
    lambda seat, row: None if seat.opd_id is not None and row.opd == f"#{seat.opd_id}" else _("lembar OPD lain"),
    lambda seat: NOTHING if seat.opd_id is None else Q(opd=f"#{seat.opd_id}"),
)
still_asked = having("permintaan ini sudah dijawab", state=Contribution.State.DIMINTA)

SIMPUL_ADD = Verb("plan.simpul.add", "Tambah simpul", "{actor} menambah {thing}", bappeda & nodes_open)
SIMPUL_EDIT = Verb("plan.simpul.edit", "Ubah simpul", "{actor} mengubah {thing}", bappeda & nodes_open)
SIMPUL_MOVE = Verb("plan.simpul.move", "Pindahkan simpul", "{actor} memindahkan {thing}", bappeda & nodes_open)
SIMPUL_REMOVE = Verb("plan.simpul.remove", "Keluarkan simpul", "{actor} mengeluarkan {thing}", bappeda & nodes_open)
SIMPUL_RESTORE = Verb("plan.simpul.restore", "Kembalikan simpul", "{actor} mengembalikan {thing}", bappeda & nodes_open)

LINE_ADD = Verb("plan.line.add", "Tambah baris rencana", "{actor} menambah {thing}", write_line)
LINE_EDIT = Verb("plan.line.edit", "Ubah baris rencana", "{actor} mengubah {thing}", write_line)
LINE_REMOVE = Verb("plan.line.remove", "Keluarkan baris rencana", "{actor} mengeluarkan {thing}", write_line)
LINE_RESTORE = Verb("plan.line.restore", "Kembalikan baris rencana", "{actor} mengembalikan {thing}", write_line)
PAKET_ADD = Verb("plan.paket.add", "Tambah paket", "{actor} menambah paket {thing}", write_line)
PAKET_LINK = Verb("plan.paket.link", "Hubungkan paket", "{actor} menghubungkan paket {thing}", write_line)

INDIKATOR_SET = Verb(
    "plan.indikator.set",
    "Atur indikator",
    "{actor} mengatur indikator {thing}",
    (role("perencana_opd", "kepala_opd") & own_opd("line__opd_id") & lines_open_opd)
    | (bappeda & (lines_open_bappeda | nodes_open)),
)

CONTRIBUTION_CLAIM = Verb(
    "plan.contribution.claim",
    "Hubungkan ke sasaran",
    "{actor} menghubungkan {thing}",
    (planner & bridging) | (bappeda & bridging),
)
CONTRIBUTION_CLAIM_MANY = Verb(
    "plan.contribution.claim_many",
    "Hubungkan banyak baris ke sasaran",
    "{actor} menghubungkan beberapa baris sekaligus: {thing}",
    (planner & bridging) | (bappeda & bridging),
)
CONTRIBUTION_ASK = Verb(
    "plan.contribution.ask",
    "Ajak OPD lain",
    "{actor} mengajak {thing}",
    role("perencana_opd", "kepala_opd", "perencana_bappeda", "kepala_bappeda") & bridging,
)
CONTRIBUTION_ACCEPT = Verb(
    "plan.contribution.accept",
    "Terima ajakan",
    "{actor} menerima ajakan {thing}",
    planner & bridging & still_asked,
)
CONTRIBUTION_ACCEPT_EXISTING = Verb(
    "plan.contribution.accept_existing",
    "Terima pada simpul yang ada",
    "{actor} menerima ajakan pada simpul yang ada: {thing}",
    planner & bridging & still_asked,
)
CONTRIBUTION_REFUSE = Verb(
    "plan.contribution.refuse",
    "Tolak ajakan",
    "{actor} menolak ajakan {thing}",
    planner & bridging & still_asked,
)
CONTRIBUTION_WITHDRAW = Verb(
    "plan.contribution.withdraw",
    "Tarik kontribusi",
    "{actor} menarik {thing}",
    ((planner | role("perencana_opd", "kepala_opd") & own_opd("asked_by_opd_id")) & bridging) | (bappeda & bridging),
)
CONTRIBUTION_WITHDRAW_MANY = Verb(
    "plan.contribution.withdraw_many",
    "Batalkan penghubungan",
    "{actor} membatalkan penghubungan sekaligus: {thing}",
    (planner & bridging) | (bappeda & bridging),
)
CONTRIBUTION_EDIT = Verb(
    "plan.contribution.edit",
    "Ubah kontribusi",
    "{actor} mengubah kontribusi {thing}",
    (planner & bridging) | (bappeda & bridging),
)
matching = (planner & (bridging | lines_open_opd)) | (bappeda & (bridging | lines_open_bappeda))  # each row asks again
MATCHING_APPLY = Verb("plan.matching.apply", "Petakan baris sekaligus", "{actor} memetakan baris {thing}", matching)
MATCHING_UNDO = Verb("plan.matching.undo", "Batalkan pemetaan", "{actor} membatalkan pemetaan {thing}", matching)
LEAD_SET = Verb("plan.lead.set", "Tetapkan OPD pemimpin", "{actor} menetapkan pemimpin {thing}", bappeda & bridging)

CEILING_SET = Verb(
    "plan.ceiling.set",
    "Atur pagu",
    "{actor} mengatur {thing}",
    role("kepala_bappeda")
    & during("persiapan", "ranwal", "forum_opd", "rancangan_akhir")
    & not_frozen
    & having("pagu ini sudah dikunci surat edaran", circular=""),
)
CEILING_LOCK = Verb(
    "plan.ceiling.lock",
    "Kunci pagu dengan surat edaran",
    "{actor} mengunci {thing}",
    role("kepala_bappeda") & not_frozen,
)

RENJA_SUBMIT = Verb(
    "plan.renja.submit",
    "Ajukan Renja",
    "{actor} mengajukan {thing}",
    role("kepala_opd")
    & own_opd()
    & lines_open_opd
    & one_of("Renja ini sudah diajukan", "status", (Renja.Status.DISUSUN, Renja.Status.DIKEMBALIKAN))
    & not_by("edited_by"),
)
checks_renja = role("mitra_bappeda", "perencana_bappeda", "kepala_bappeda") & during(*FROM_RANWAL) & not_frozen
is_submitted = having("Renja ini tidak sedang diajukan", status=Renja.Status.DIAJUKAN)
RENJA_RETURN = Verb(
    "plan.renja.return", "Kembalikan Renja", "{actor} mengembalikan {thing}", checks_renja & is_submitted
)
RENJA_VERIFY = Verb(
    "plan.renja.verify",
    "Verifikasi Renja",
    "{actor} memverifikasi {thing}",
    checks_renja & is_submitted & not_by("edited_by"),
)

write_sheet = (role("perencana_opd", "kepala_opd") & lines_open_opd) | (bappeda & lines_open_bappeda)
# A sheet that is in: whoever sent it, and the OPD it is of. Each row that it writes is asked for again.
handle_sheet = (role("perencana_opd", "kepala_opd") & (own_sheet | by_self("created_by")) & lines_open_opd) | (
    bappeda & lines_open_bappeda
)
SHEET_UPLOAD = Verb("plan.sheet.upload", "Unggah lembar", "{actor} mengunggah {thing}", write_sheet)
SHEET_MAP = Verb("plan.sheet.map", "Cocokkan kolom lembar", "{actor} mencocokkan kolom {thing}", handle_sheet)
SHEET_FORGET = Verb(
    "plan.sheet.forget", "Lupakan pencocokan kolom", "{actor} melupakan pencocokan kolom {thing}", handle_sheet
)
SHEET_DECIDE = Verb("plan.sheet.decide", "Putuskan baris lembar", "{actor} memutuskan baris {thing}", handle_sheet)
SHEET_APPLY = Verb("plan.sheet.apply", "Terapkan lembar", "{actor} menerapkan {thing}", handle_sheet)
SHEET_UNDO = Verb("plan.sheet.undo", "Batalkan impor", "{actor} membatalkan impor {thing}", handle_sheet)
VERSION_SEAL = Verb("plan.version.seal", "Segel versi", "{actor} menyegel {thing}", role("kepala_bappeda") & not_frozen)
