"""Writes to packages: which line a package belongs to."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.actions.line import touch_renja
from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.verbs import PAKET_LINK
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def link(paket: Paket, line: PlanLine | None, *, actor: Actor, version: int | None = None) -> Paket:
    """Put a package under a line of its OPD; None takes it off again."""
    if line is not None and (line.siklus_id, line.opd_id) != (paket.siklus_id, paket.opd_id):
        raise ValidationError({"line": _("Pilih baris dari OPD yang sama dengan paketnya.")})
    if line is not None and not line.active:
        raise ValidationError({"line": _("Baris ini sudah dikeluarkan. Pilih baris lain.")})
    with acting(actor, PAKET_LINK, paket, version=version) as fresh:
        fresh.line = line
        fresh.save()
        if line is not None:
            touch_renja(line, actor)
    return fresh
