"""Writes to indicators and their yearly targets."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.models import Indikator, PlanLine, Simpul, Target
from selaras.features.plan.verbs import INDIKATOR_SET
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.values.angka import parse_target

EDITABLE = ("jenis", "nama", "satuan", "polaritas", "rumus", "kondisi_awal")


def add(
    about: Simpul | PlanLine,
    *,
    nama: str,
    actor: Actor,
    targets: Mapping[int, str] | None = None,
    **fields: Any,
) -> Indikator:
    """A new indicator on a node or a line. ``targets``: year → text as promised, '848 km'."""
    indikator = Indikator(
        daerah_id=about.daerah_id,
        siklus=about.siklus,
        simpul=about if isinstance(about, Simpul) else None,
        line=about if isinstance(about, PlanLine) else None,
        jenis=fields.pop("jenis", None) or usual_kind(about),
        nama=nama.strip(),
    )
    _fill(indikator, fields)
    with acting(actor, INDIKATOR_SET, indikator):
        indikator.save()
        _promise(indikator, targets or {})
    return indikator


def edit(
    indikator: Indikator,
    *,
    actor: Actor,
    version: int | None = None,
    targets: Mapping[int, str] | None = None,
    **fields: Any,
) -> Indikator:
    with acting(actor, INDIKATOR_SET, indikator, version=version) as fresh:
        _fill(fresh, fields)
        fresh.save()
        _promise(fresh, targets or {})
    return fresh


def remove(indikator: Indikator, *, actor: Actor, version: int | None = None) -> Indikator:
    with acting(actor, INDIKATOR_SET, indikator, version=version, note=_("dikeluarkan")) as fresh:
        fresh.active = False
        fresh.save()
    return fresh


def usual_kind(about: Simpul | PlanLine) -> str:
    """What an indicator on this node or line is called in the tables."""
    kinds = {
        "tujuan": "tujuan",
        "sasaran": "sasaran",
        "program": "capaian",
        "kegiatan": "hasil",
        "sub_kegiatan": "keluaran",
    }
    return kinds.get(about.jenjang, "simpul")


def _fill(indikator: Indikator, fields: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            setattr(indikator, name, (fields[name] or "").strip())
    if not indikator.nama:
        raise ValidationError({"nama": _("Tulis indikatornya.")})


def _promise(indikator: Indikator, targets: Mapping[int, str]) -> None:
    """An empty text takes the year's target away; a text without number stays text."""
    for tahun, text in targets.items():
        if not text.strip():
            indikator.targets.filter(tahun=tahun).delete()
            continue
        parsed = parse_target(text)
        Target.objects.update_or_create(
            indikator=indikator,
            tahun=tahun,
            defaults={"nilai": parsed.nilai, "teks": text.strip(), "daerah_id": indikator.daerah_id},
        )
