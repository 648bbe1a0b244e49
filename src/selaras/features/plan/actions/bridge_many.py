"""Writes to many contributions at once: lines connected to one node in one act, and that act taken back."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.features.plan.verbs import CONTRIBUTION_CLAIM_MANY, CONTRIBUTION_WITHDRAW_MANY
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Entry, State

BATCH = 500  # rows per statement
THING = Contribution._meta.label_lower
DITERIMA, DITARIK = Contribution.State.DITERIMA, Contribution.State.DITARIK


def claim_many(lines: Iterable[PlanLine], simpul: Simpul, *, actor: Actor, with_pagu: bool = False) -> Entry | None:
    """Connect lines to a node: one entry. ``with_pagu``: each brings its own pagu as rupiah, which is said by a person."""
    chosen = [line for line in lines if line.siklus_id == simpul.siklus_id and line.active]
    tied = Contribution.objects.filter(simpul=simpul, line__in=chosen, active=True, state__in=("diminta", "diterima"))
    known = set(tied.values_list("line", flat=True))
    rows = [_claim(line, simpul, actor, with_pagu) for line in chosen if line.pk not in known]
    if not rows:
        raise ValidationError({"line": _("Semua baris yang dipilih sudah terhubung ke sasaran itu.")})
    with acting_many(actor, CONTRIBUTION_CLAIM_MANY, rows[0]) as bulk:
        for row in rows:
            bulk.check(row)
        Contribution.objects.bulk_create(rows, batch_size=BATCH)
        bulk.wrote(rows)
    return bulk.entry


def _claim(line: PlanLine, simpul: Simpul, actor: Actor, with_pagu: bool) -> Contribution:
    return Contribution(
        daerah_id=line.daerah_id,
        siklus=simpul.siklus,
        simpul=simpul,
        opd=line.opd,
        line=line,
        state=DITERIMA,
        rupiah=line.pagu if with_pagu and (line.pagu or 0) > 0 else None,
        answered_at=clock.now(),
        answered_by=actor.person_id,
        edited_by=actor.person_id,
    )


def withdraw_many(entry: Entry, *, actor: Actor) -> list[Contribution]:
    """Take back what one act connected, except what somebody has changed since."""
    made = State.objects.filter(entry=entry, thing=THING).values("thing_id")
    live = Contribution.objects.filter(pk__in=made, state=DITERIMA, version=1, active=True)
    rows = list(live.select_related("siklus", "simpul", "opd").order_by("pk").select_for_update(of=("self",)))
    if not rows:
        raise ValidationError(_("Tidak ada lagi yang dapat dibatalkan: hubungannya sudah diubah atau ditarik."))
    with acting_many(actor, CONTRIBUTION_WITHDRAW_MANY, rows[0]) as bulk:
        for row in rows:
            bulk.check(row)
            row.state, row.version, row.edited_by = DITARIK, 2, actor.person_id
        Contribution.objects.bulk_update(rows, ["state", "version", "edited_by"], batch_size=BATCH)
        bulk.wrote(rows)
    return rows
