"""Writes to ceilings, and the Renja's road."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.models import Ceiling, Renja
from selaras.features.plan.verbs import CEILING_LOCK, CEILING_SET, RENJA_RETURN, RENJA_SUBMIT, RENJA_VERIFY
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

ABOUT = {
    "daerah": None,
    "opd": "opd_id",
    "program": "line_id",
    "sumber_dana": "sumber_dana",
    "wilayah": "wilayah_id",
}


def set_ceiling(
    siklus: Siklus, *, kind: str, about: object, pagu: int, actor: Actor, version: int | None = None
) -> Ceiling:
    """Set or change one limit. ``about``: the id of the OPD or programme, the fund source, the kecamatan code."""
    if pagu < 0:
        raise ValidationError({"pagu": _("Rupiah tidak boleh negatif.")})
    field = ABOUT[kind]
    key = {field: about} if field else {}
    if field and not about:
        raise ValidationError(_("Pilih untuk siapa batas ini."))
    found = Ceiling.objects.filter(siklus=siklus, kind=kind, active=True, **key).first()
    row = found or Ceiling(
        daerah_id=siklus.daerah_id, siklus=siklus, kind=kind, about=str(about or ""), pagu=pagu, **key
    )
    with acting(actor, CEILING_SET, row, version=version if found else None) as fresh:
        fresh.pagu = pagu
        fresh.save()
    return fresh


def lock(row: Ceiling, *, circular: str, actor: Actor) -> Ceiling:
    """Lock a limit by a circular (surat edaran); an empty number takes the lock away, in history too."""
    with acting(actor, CEILING_LOCK, row, note=circular or _("kunci dibuka")) as fresh:
        fresh.circular = circular.strip()
        fresh.save()
    return fresh


def submit_renja(renja: Renja, *, actor: Actor, version: int | None = None) -> Renja:
    with acting(actor, RENJA_SUBMIT, renja, version=version) as fresh:
        fresh.status = Renja.Status.DIAJUKAN
        fresh.save()
    return fresh


def return_renja(renja: Renja, *, catatan: str, actor: Actor, version: int | None = None) -> Renja:
    if not catatan.strip():
        raise ValidationError({"catatan": _("Tulis apa yang harus diperbaiki OPD.")})
    with acting(actor, RENJA_RETURN, renja, version=version, note=catatan) as fresh:
        fresh.status, fresh.catatan = Renja.Status.DIKEMBALIKAN, catatan.strip()
        fresh.save()
    return fresh


def verify_renja(renja: Renja, *, actor: Actor, version: int | None = None) -> Renja:
    with acting(actor, RENJA_VERIFY, renja, version=version) as fresh:
        fresh.status = Renja.Status.DIVERIFIKASI
        fresh.save()
    return fresh
