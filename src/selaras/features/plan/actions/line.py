"""Writes to plan lines: the words, the money, the places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.models import Funding, Place, PlanLine, Renja, Simpul, Tag
from selaras.features.plan.verbs import LINE_ADD, LINE_EDIT, LINE_REMOVE, LINE_RESTORE
from selaras.foundation.nomenklatur.queries import known_code
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.values.jenjang import parents_of
from selaras.values.rupiah import print_rupiah

EDITABLE = (
    "kode",
    "nama",
    "pagu",
    "pagu_maju",
    "lokasi_teks",
    "kelompok_sasaran",
    "bulan_mulai",
    "bulan_selesai",
    "prioritas_nasional",
    "asal",
    "keterangan",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on a line; None leaves a part as it is."""

    fundings: Sequence[tuple[str, int]] | None = None  # sumber dana, rupiah; they add up to the pagu
    places: Sequence[tuple[str | None, str]] | None = None  # wilayah code or None, text
    prioritas: Sequence[int] | None = None  # ids


def add(
    siklus: Siklus,
    opd: Opd,
    *,
    jenjang: str,
    actor: Actor,
    induk: PlanLine | None = None,
    parts: Parts = Parts(),
    note: str = "",
    **fields: Any,
) -> PlanLine:
    """Add a line; ``note`` says why, where something like it stood there already."""
    line = PlanLine(
        daerah_id=siklus.daerah_id, siklus=siklus, opd=opd, jenjang=jenjang, induk=induk, asal="rencana_opd"
    )
    _fill(line, fields)
    _check(line, parts)
    with acting(actor, LINE_ADD, line, note=note):
        line.save()
        _hang(line, parts)
        touch_renja(line, actor)
    return line


def edit(
    line: PlanLine, *, actor: Actor, version: int | None = None, parts: Parts = Parts(), note: str = "", **fields: Any
) -> PlanLine:
    with acting(actor, LINE_EDIT, line, version=version, note=note) as fresh:
        _fill(fresh, fields)
        _check(fresh, parts)
        fresh.save()
        _hang(fresh, parts)
        touch_renja(fresh, actor)
    return fresh


def remove(line: PlanLine, *, actor: Actor, reason: str, version: int | None = None) -> PlanLine:
    """Take a line out of the plan; history and sealed versions keep it."""
    if not reason.strip():
        raise ValidationError(_("Tulis alasan baris ini dikeluarkan."))
    if line.anak.filter(active=True).exists():
        raise ValidationError(_("Baris ini masih punya anak. Keluarkan anaknya dulu."))
    with acting(actor, LINE_REMOVE, line, version=version, note=reason) as fresh:
        fresh.active = False
        fresh.save()
        touch_renja(fresh, actor)
    return fresh


def restore(line: PlanLine, *, actor: Actor) -> PlanLine:
    """Undo a removal."""
    if line.induk is not None and not line.induk.active:
        raise ValidationError(_("Induk baris ini juga sudah dikeluarkan. Kembalikan induknya dulu."))
    with acting(actor, LINE_RESTORE, line) as fresh:
        fresh.active = True
        fresh.save()
        touch_renja(fresh, actor)
    return fresh


def touch_renja(line: PlanLine, actor: Actor) -> None:
    """Remember who last edited the OPD's Renja: whoever did may not also decide on it."""
    key = {"siklus_id": line.siklus_id, "opd_id": line.opd_id}
    if not Renja.objects.filter(**key).update(edited_by=actor.person_id):
        Renja.objects.get_or_create(**key, defaults={"daerah_id": line.daerah_id, "edited_by": actor.person_id})


def _fill(line: PlanLine, fields: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            value = fields[name]
            setattr(line, name, value.strip() if isinstance(value, str) else value)
    if "kode" in fields:
        line.nomenklatur = known_code(line.siklus.nomenklatur_id, line.kode, line.daerah_id)


def _check(line: PlanLine, parts: Parts) -> None:
    errors: dict[str, str] = {}
    if not line.nama:
        errors["nama"] = _("Tulis nama barisnya.")
    for name in ("pagu", "pagu_maju"):
        if (getattr(line, name) or 0) < 0:
            errors[name] = _("Rupiah tidak boleh negatif.")
    if line.induk and line.induk.jenjang not in parents_of(line.jenjang):
        errors["induk"] = _("Induk ini tidak cocok untuk jenjang tersebut.")
    if line.induk and line.induk.opd_id != line.opd_id:
        errors["induk"] = _("Induk ini milik OPD lain.")
    if line.bulan_mulai and line.bulan_selesai and line.bulan_mulai > line.bulan_selesai:
        errors["bulan_selesai"] = _("Bulan selesai mendahului bulan mulai.")
    if parts.fundings and line.pagu is not None and sum(p for _s, p in parts.fundings) != line.pagu:
        errors["sumber_dana"] = _("Jumlah sumber dana %(sum)s tidak sama dengan pagu %(pagu)s.") % {
            "sum": print_rupiah(sum(p for _s, p in parts.fundings)),
            "pagu": print_rupiah(line.pagu),
        }
    if errors:
        raise ValidationError(errors)


def _hang(line: PlanLine, parts: Parts) -> None:
    if parts.fundings is not None:
        line.fundings.all().delete()
        Funding.objects.bulk_create(
            Funding(line=line, daerah_id=line.daerah_id, sumber_dana=s, pagu=p) for s, p in parts.fundings
        )
    if parts.places is not None:
        line.places.all().delete()
        Place.objects.bulk_create(
            Place(line=line, daerah_id=line.daerah_id, wilayah_id=w, teks=t) for w, t in parts.places
        )
    if parts.prioritas is not None:
        line.tags.all().delete()
        known = Simpul.objects.filter(siklus=line.siklus_id, jenjang="prioritas", pk__in=list(parts.prioritas))
        Tag.objects.bulk_create(Tag(line=line, daerah_id=line.daerah_id, prioritas=p) for p in known)
