"""What may be done to a finding: its owner sets it aside with a reason, or takes it up again."""

from typing import Any

from selaras.features.alignment.models import Temuan
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.tahapan.rules import not_frozen
from selaras.foundation.verbs.rules import having, role
from selaras.foundation.verbs.verb import Verb

of_opd: Any = having("temuan ini ditangani Bappeda", owner=Temuan.Owner.OPD)
of_bappeda: Any = having("temuan ini ditangani OPD-nya", owner=Temuan.Owner.BAPPEDA)
owner = (
    (role("perencana_opd", "kepala_opd") & of_opd & own_opd())
    | (role("perencana_bappeda", "kepala_bappeda") & of_bappeda)
) & not_frozen

DISMISS = Verb(
    "alignment.temuan.dismiss",
    "Abaikan temuan",
    "{actor} mengabaikan {thing}",
    owner & having("temuan ini tidak sedang terbuka", state=Temuan.State.TERBUKA),
)
DISMISS_MANY = Verb(
    "alignment.temuan.dismiss_many",
    "Abaikan sekelompok temuan",
    "{actor} mengabaikan sekelompok temuan: {thing}",
    owner & having("temuan ini tidak sedang terbuka", state=Temuan.State.TERBUKA),
)
RESTORE = Verb(
    "alignment.temuan.restore",
    "Buka kembali temuan",
    "{actor} membuka kembali {thing}",
    owner & having("temuan ini tidak sedang diabaikan", state=Temuan.State.DIABAIKAN),
)
