"""Rules of the ladder: whose turn it is, and whether the window of the step is open."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Langkah
from selaras.features.usulan.words import INTAKE, STEPS, Asal, Keadaan, Step
from selaras.foundation.daerah.rules import within
from selaras.foundation.opd.rules import own_opd
from selaras.foundation.tahapan.models import TAHAPAN, Tahapan
from selaras.foundation.tahapan.rules import during, open_codes
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Seat
from selaras.foundation.verbs.rules import Rule, having, role


def _window_refusal(seat: Seat, row: Any) -> str | None:
    if any(kode == row.langkah_tahapan for kode in open_codes(row)):
        return None
    return _("jendela langkah ini tidak sedang dibuka (%(names)s)") % {
        "names": _(TAHAPAN.get(row.langkah_tahapan, row.langkah_tahapan))
    }


def _window_q(seat: Seat) -> Q:
    at = clock.now()
    windows = Tahapan.objects.filter(
        kode=OuterRef("langkah_tahapan"), siklus_id=OuterRef("siklus_id"), opens_at__lte=at, closes_at__gte=at
    )
    return Q(Exists(windows.filter(Q(opd=None) | Q(opd_id=seat.opd_id))))


# The window that the route of this cycle gives to the step.
window_open = Rule(_window_refusal, _window_q)
running = having("usulan ini tidak sedang menunggu jawaban", keadaan=Keadaan.BERJALAN)
returned = having("usulan ini tidak sedang dikembalikan", keadaan=Keadaan.DIKEMBALIKAN)
drafted = having("usulan ini sudah diajukan", keadaan=Keadaan.DRAF)

SCOPED = {"desa": within(), "kecamatan": within(), "opd": own_opd()}


def _turn(step: Step, roles: tuple[str, ...]) -> Rule:
    """These roles, in their own wilayah or OPD, while the proposal stands at this step."""
    rule = role(*roles)
    if step.kode in SCOPED:
        rule = rule & SCOPED[step.kode]
    at_step = having("usulan ini tidak berada pada langkah Anda", langkah=step.kode)
    return rule & at_step & during(*step.tahapan)


recommending = reduce(or_, (_turn(step, step.recommends) for step in STEPS.values()))
deciding = reduce(or_, (_turn(step, step.decides) for step in STEPS.values() if step.decides))


def _lane(who: Rule, asal: str) -> Rule:
    return who & having("jalur ini bukan untuk peran Anda", asal=asal)


# Who proposes in which lane, without the calendar.
PROPOSERS: dict[str, Rule] = {
    Asal.DESA: role("operator_desa", "operator_kecamatan") & within(),
    Asal.KECAMATAN: role("operator_kecamatan") & within(),
    Asal.POKIR: role("anggota_dprd", "setwan"),
    Asal.OPD: role("perencana_opd") & own_opd("opd_awal_id"),
    Asal.HIBAH: role("perencana_opd") & own_opd("opd_awal_id"),
}
proposing = reduce(or_, (_lane(who, asal) for asal, who in PROPOSERS.items()))


def _public_refusal(seat: Seat, row: Any) -> str | None:
    if hasattr(row, "open_stages") or Langkah.objects.filter(siklus_id=row.siklus_id, asal=Asal.PUBLIK).exists():
        return None
    return _("daerah ini tidak menerima usulan langsung dari warga; sampaikan lewat desa atau kelurahan")


# A daerah takes proposals from its people when its cycle has a route for them.
public_lane = Rule(
    _public_refusal, lambda seat: Q(Exists(Langkah.objects.filter(siklus_id=OuterRef("siklus_id"), asal=Asal.PUBLIK)))
)
in_time = reduce(or_, (_lane(who & during(*INTAKE[asal]), asal) for asal, who in PROPOSERS.items()))
from_public = _lane(role("publik"), Asal.PUBLIK) & public_lane & during(*INTAKE[Asal.PUBLIK])
