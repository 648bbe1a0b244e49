"""What may be done to a partnership: proposed, agreed share by share with four eyes, changed, ended."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.plan.verbs import bappeda, bridging, planner
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.verbs.actors import Seat
from selaras.foundation.verbs.rules import NOTHING, Rule, not_by, one_of, role
from selaras.foundation.verbs.verb import Verb

STATE = Bagian.State


def _refusal(seat: Seat, row: Any) -> str | None:
    return None if seat.opd_id is not None and seat.opd_id in row.opd_ids else _("OPD Anda tidak ikut di dalamnya")


def _shared(seat: Seat) -> Q:
    if seat.opd_id is None:
        return NOTHING
    mine = Bagian.objects.filter(opd_id=seat.opd_id, active=True)
    return Q(pk__in=mine.values("kemitraan_id"))


plans = role("perencana_opd", "kepala_opd")
partner = plans & Rule(_refusal, _shared)  # the seat's OPD has a share
alive = one_of("kemitraan ini sudah dibatalkan", "state", (Kemitraan.State.DIUSULKAN, Kemitraan.State.DISEPAKATI))

PROPOSE = Verb(
    "alignment.kemitraan.propose",
    "Usulkan kemitraan",
    "{actor} mengusulkan kemitraan {thing}",
    (plans & bridging) | (bappeda & bridging),
)
EDIT = Verb(
    "alignment.kemitraan.edit",
    "Ubah kemitraan",
    "{actor} mengubah kemitraan {thing}",
    (partner & bridging & alive) | (bappeda & bridging & alive),
)
AGREE = Verb(
    "alignment.kemitraan.agree",
    "Setujui bagian",
    "{actor} menyetujui bagian {thing}",
    planner
    & bridging
    & one_of("bagian ini sudah disetujui", "state", (STATE.DIMINTA, STATE.PERLU_DILIHAT, STATE.DITOLAK))
    & not_by("asked_by", "empat mata: Anda sendiri yang menyusun bagian ini"),
)
REFUSE = Verb(
    "alignment.kemitraan.refuse",
    "Tolak bagian",
    "{actor} menolak bagian {thing}",
    planner
    & bridging
    & one_of("bagian ini sudah ditolak", "state", (STATE.DIMINTA, STATE.PERLU_DILIHAT, STATE.DISETUJUI)),
)
CANCEL = Verb(
    "alignment.kemitraan.cancel",
    "Batalkan kemitraan",
    "{actor} membatalkan kemitraan {thing}",
    (((planner | plans & own_opd("asked_by_opd_id")) & bridging) | (bappeda & bridging)) & alive,
)
# What follows when all have agreed, when one takes its word back, when it is cancelled; never pressed by itself.
SETTLE = Verb(
    "alignment.kemitraan.settle",
    "Sesuaikan kontribusi dengan kemitraan",
    "{actor} menyesuaikan kontribusi dengan kemitraan {thing}",
    (partner & bridging) | (plans & own_opd("asked_by_opd_id") & bridging) | (bappeda & bridging),
)
