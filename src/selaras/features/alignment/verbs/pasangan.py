"""What may be done to a pair: one office proposes a verdict, the other confirms it or objects; a meeting settles the rest."""

from selaras.features.alignment.models import Pasangan
from selaras.features.plan.verbs import FROM_RANWAL
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.tahapan.rules import during, not_frozen
from selaras.foundation.verbs.rules import having, not_by, one_of, role
from selaras.foundation.verbs.verb import Verb

State = Pasangan.State
planner = role("perencana_opd", "kepala_opd")
bappeda = role("mitra_bappeda", "perencana_bappeda", "kepala_bappeda")
concerned = planner & (own_opd("left_opd_id") | own_opd("right_opd_id"))
talking = during("persiapan", *FROM_RANWAL) & not_frozen
proposed = having("belum ada putusan yang diusulkan", state=State.DIUSULKAN)
unanswered = having("yang ditunggu adalah OPD lain", awaits_anybody=True)
# Whose word is awaited: the OPD of the other text; where there is none, a second person of those concerned.
answering = planner & own_opd("awaits_opd_id") | (bappeda | concerned) & unanswered
four_eyes = not_by("proposed_by", "empat mata: Anda sendiri yang mengusulkannya")

PROPOSE = Verb(
    "alignment.pasangan.propose",
    "Usulkan putusan pasangan",
    "{actor} mengusulkan putusan atas pasangan {thing}",
    (concerned | bappeda)
    & one_of("pasangan ini sudah diputuskan atau menunggu jawaban", "state", (State.TERBUKA, State.DIRAPATKAN))
    & talking,
)
CONFIRM = Verb(
    "alignment.pasangan.confirm",
    "Setujui putusan pasangan",
    "{actor} menyetujui putusan atas pasangan {thing}",
    answering & proposed & four_eyes & talking,
)
OBJECT = Verb(
    "alignment.pasangan.object",
    "Keberatan atas putusan pasangan",
    "{actor} keberatan atas putusan pasangan {thing}",
    CONFIRM.rule,
)
WITHDRAW = Verb(
    "alignment.pasangan.withdraw",
    "Tarik usulan putusan",
    "{actor} menarik usulan putusan atas pasangan {thing}",
    (planner & own_opd("proposed_opd_id") | bappeda) & proposed & talking,
)
MEET = Verb(
    "alignment.pasangan.meet",
    "Bawa pasangan ke rapat",
    "{actor} membawa pasangan {thing} ke rapat",
    (concerned | bappeda)
    & one_of("pasangan ini sudah diputuskan atau sudah dibawa ke rapat", "state", (State.TERBUKA, State.DIUSULKAN))
    & talking,
)
REOPEN = Verb(
    "alignment.pasangan.reopen",
    "Buka kembali pasangan",
    "{actor} membuka kembali pasangan {thing}",
    (concerned | bappeda)
    & one_of("pasangan ini belum diputuskan", "state", (State.DISEPAKATI, State.DIRAPATKAN))
    & talking,
)
CARRY_OUT = Verb(
    "alignment.pasangan.carry_out",
    "Laksanakan penggabungan",
    "{actor} melaksanakan penggabungan {thing}",
    (concerned | role("perencana_bappeda", "kepala_bappeda"))
    & having("belum disepakati untuk digabung", state=State.DISEPAKATI, verdict=Pasangan.Verdict.GABUNGKAN)
    & having("sudah dilaksanakan", done_at=None)
    & talking,
)
