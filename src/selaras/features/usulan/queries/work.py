"""Lines of the plan in which a proposal may live."""

from django.db.models import Q, QuerySet

from selaras.features.plan.models import PlanLine
from selaras.features.usulan.models import Usulan
from selaras.foundation.verbs.actors import Actor


def lines_for(usulan: Usulan, actor: Actor, words: str = "") -> QuerySet[PlanLine]:
    """Sub kegiatan of the OPD that answers, or of the actor's own; the OPD's all when nothing is searched."""
    rows = PlanLine.objects.filter(siklus=usulan.siklus_id, active=True, jenjang="sub_kegiatan").select_related("opd")
    own = [seat.opd_id for seat in actor.seats_in(usulan.daerah_id) if seat.opd_id is not None]
    if own:
        rows = rows.filter(opd__in=own)
    elif usulan.opd_id is not None and not words:
        rows = rows.filter(opd=usulan.opd_id)
    for word in words.split():
        rows = rows.filter(Q(kode__icontains=word) | Q(nama__icontains=word))
    return rows.order_by("opd_id", "kode", "pk")
