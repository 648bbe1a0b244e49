"""What may be done to the calendar."""

from selaras.foundation.tahapan.rules import not_frozen
from selaras.foundation.verbs.rules import having, role
from selaras.foundation.verbs.verb import Verb

CYCLE_OPEN = Verb("tahapan.cycle.open", "Buka siklus", "{actor} membuka siklus {thing}", role("kepala_bappeda"))
STAGE_SET = Verb(
    "tahapan.stage.set",
    "Atur tahapan",
    "{actor} mengatur jadwal {thing}",
    role("kepala_bappeda") & not_frozen,
)
STAGE_EXTEND = Verb(
    "tahapan.stage.extend",
    "Perpanjang tahapan",
    "{actor} memperpanjang {thing}",
    role("kepala_bappeda") & not_frozen,
)
STAGE_REOPEN = Verb(
    "tahapan.stage.reopen",
    "Buka kembali tahapan",
    "{actor} membuka kembali {thing}",
    role("sekda") & not_frozen,
)
ENACT = Verb(
    "tahapan.cycle.enact",
    "Tetapkan RKPD",
    "{actor} mencatat penetapan {thing}",
    role("kepala_bappeda") & having("sudah ditetapkan", ditetapkan_at=None),
)
