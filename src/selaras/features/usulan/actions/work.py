"""Accepted proposals in plan lines, and what became of them."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.models import PlanLine
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.verbs import FATE, PLACE, UNPLACE
from selaras.features.usulan.words import CLOSED, Nasib
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def place(
    usulan: Usulan, line: PlanLine, *, actor: Actor, volume: Decimal | None = None, anggaran: int | None = None
) -> Akomodasi:
    """The proposal, or a part of it, lives in this line."""
    if line.siklus_id != usulan.siklus_id:
        raise ValidationError(_("Baris rencana ini dari tahun lain."))
    if usulan.hasil in CLOSED:
        raise ValidationError(_("Usulan ini tidak diterima; tidak dapat ditempatkan di baris rencana."))
    row = Akomodasi(
        daerah_id=usulan.daerah_id,
        siklus=usulan.siklus,
        usulan=usulan,
        line=line,
        volume=volume,
        satuan=usulan.satuan,
        anggaran=anggaran,
    )
    if Akomodasi.objects.filter(usulan=usulan, line=line, active=True).exists():
        raise ValidationError(_("Usulan ini sudah ditempatkan di baris itu."))
    with acting(actor, PLACE, row):
        row.save()
    return row


def unplace(row: Akomodasi, *, actor: Actor, reason: str) -> Akomodasi:
    """Take a proposal out of a line again, with a reason."""
    if not reason.strip():
        raise ValidationError(_("Tulis alasannya."))
    with acting(actor, UNPLACE, row, note=reason) as fresh:
        fresh.active, fresh.alasan = False, reason.strip()[:500]
        fresh.save()
    return fresh


def set_fate(row: Akomodasi, nasib: str, *, actor: Actor, reason: str = "") -> Akomodasi:
    """Budgeted, realised, or dropped in the budget with a reason."""
    if nasib == Nasib.DIKELUARKAN and not reason.strip():
        raise ValidationError(_("Tulis mengapa dikeluarkan dari anggaran; pengusul membacanya."))
    with acting(actor, FATE, row, note=reason) as fresh:
        fresh.nasib, fresh.alasan = nasib, reason.strip()[:500]
        fresh.save()
    return fresh
