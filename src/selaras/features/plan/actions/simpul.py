"""Writes to the nodes of meaning."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.utils.translation import gettext as _

from selaras.features.plan.models import Simpul, Support
from selaras.features.plan.verbs import SIMPUL_ADD, SIMPUL_EDIT, SIMPUL_MOVE, SIMPUL_REMOVE, SIMPUL_RESTORE
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.values import jenjang as order

type Supporters = tuple[Iterable[int], Iterable[int]]  # sasaran that join a prioritas, sasaran that leave it

EDITABLE = ("kode", "uraian", "catatan", "sumber", "warna")


def add(
    siklus: Siklus,
    *,
    jenjang: str,
    uraian: str,
    actor: Actor,
    induk: Simpul | None = None,
    mendukung: Iterable[int] = (),
    supporters: Supporters = ((), ()),
    **fields: Any,
) -> Simpul:
    """A new node at the end of its siblings. ``mendukung``: ids of the prioritas that a sasaran supports."""
    simpul = Simpul(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        jenjang=jenjang,
        cabang=order.cabang_of(jenjang).value,
        induk=induk,
        uraian=uraian.strip(),
        **_editable(fields),
    )
    _check(simpul, induk)
    with acting(actor, SIMPUL_ADD, simpul):
        last = Simpul.objects.filter(siklus=siklus, jenjang=jenjang, induk=induk).aggregate(n=Max("nomor"))["n"]
        simpul.nomor = (last or 0) + 1
        if jenjang == "prioritas" and simpul.warna is None:
            simpul.warna = (simpul.nomor - 1) % 8 + 1
        simpul.save()
        _support(simpul, mendukung)
        _rally(simpul, supporters, actor)
    return simpul


def edit(
    simpul: Simpul,
    *,
    actor: Actor,
    version: int | None = None,
    mendukung: Iterable[int] | None = None,
    supporters: Supporters = ((), ()),
    **fields: Any,
) -> Simpul:
    """New words; ``supporters``: sasaran that begin and that cease to support this prioritas."""
    with acting(actor, SIMPUL_EDIT, simpul, version=version) as fresh:
        for name, value in _editable(fields).items():
            setattr(fresh, name, value.strip() if isinstance(value, str) else value)
        _check(fresh, fresh.induk)
        fresh.save()
        if mendukung is not None:
            _support(fresh, mendukung)
        _rally(fresh, supporters, actor)
    return fresh


def move(
    simpul: Simpul,
    *,
    induk: Simpul | None,
    actor: Actor,
    nomor: int | None = None,
    version: int | None = None,
) -> Simpul:
    """Hang a node under another parent, or give it another place among its siblings."""
    with acting(actor, SIMPUL_MOVE, simpul, version=version) as fresh:
        _check(fresh, induk)
        if induk is not None and fresh.pk in _ancestors(induk):
            raise ValidationError(_("Simpul tidak dapat dipindahkan ke bawah dirinya sendiri."))
        siblings = Simpul.objects.filter(siklus=fresh.siklus_id, jenjang=fresh.jenjang, induk=induk, active=True)
        last = siblings.exclude(pk=fresh.pk).aggregate(n=Max("nomor"))["n"] or 0
        place = last + 1 if nomor is None else max(1, min(nomor, last + 1))
        siblings.exclude(pk=fresh.pk).filter(nomor__gte=place).update(nomor=F("nomor") + 1)
        fresh.induk, fresh.nomor = induk, place
        fresh.save()
    return fresh


def remove(simpul: Simpul, *, actor: Actor, reason: str, version: int | None = None) -> Simpul:
    """Take a node out of the cascade; history and sealed versions keep it."""
    if not reason.strip():
        raise ValidationError(_("Tulis alasan simpul ini dikeluarkan."))
    if simpul.anak.filter(active=True).exists():
        raise ValidationError(_("Simpul ini masih punya anak. Pindahkan atau keluarkan anaknya dulu."))
    if simpul.contributions.filter(active=True, state__in=("diminta", "diterima", "diterima_pada_simpul")).exists():
        raise ValidationError(_("Masih ada kontribusi pada simpul ini. Tarik atau pindahkan kontribusinya dulu."))
    with acting(actor, SIMPUL_REMOVE, simpul, version=version, note=reason) as fresh:
        fresh.active = False
        fresh.save()
    return fresh


def restore(simpul: Simpul, *, actor: Actor) -> Simpul:
    """Undo a removal."""
    with acting(actor, SIMPUL_RESTORE, simpul) as fresh:
        fresh.active = True
        fresh.save()
    return fresh


def _editable(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in EDITABLE}


def _check(simpul: Simpul, induk: Simpul | None) -> None:
    if not simpul.uraian:
        raise ValidationError({"uraian": _("Tulis uraiannya.")})
    if induk is not None and induk.siklus_id != simpul.siklus_id:
        raise ValidationError({"induk": _("Induk ini milik siklus lain.")})
    if not order.may_hang(simpul.jenjang, induk.jenjang if induk else None):
        raise ValidationError({"induk": _("Induk ini tidak cocok untuk jenjang tersebut.")})


def _ancestors(simpul: Simpul) -> set[int]:
    found: set[int] = set()
    step: Simpul | None = simpul
    while step is not None and step.pk not in found:
        found.add(step.pk)
        step = step.induk
    return found


def _rally(prioritas: Simpul, supporters: Supporters, actor: Actor) -> None:
    """Each sasaran that joins or leaves is an act of its own on that sasaran."""
    join, leave = set(supporters[0]), set(supporters[1])
    rows = Simpul.objects.filter(siklus=prioritas.siklus_id, jenjang="sasaran", pk__in=join | leave)
    for sasaran in rows.order_by("pk"):
        have = set(sasaran.supports.values_list("prioritas_id", flat=True))
        edit(sasaran, actor=actor, mendukung=have | {prioritas.pk} if sasaran.pk in join else have - {prioritas.pk})


def _support(simpul: Simpul, prioritas_ids: Iterable[int]) -> None:
    """Set which prioritas a sasaran supports; only prioritas of the same cycle count."""
    wanted = set(
        Simpul.objects.filter(siklus=simpul.siklus_id, jenjang="prioritas", pk__in=list(prioritas_ids)).values_list(
            "pk", flat=True
        )
    )
    simpul.supports.exclude(prioritas_id__in=wanted).delete()
    have = set(simpul.supports.values_list("prioritas_id", flat=True))
    Support.objects.bulk_create(
        Support(simpul=simpul, prioritas_id=pk, daerah_id=simpul.daerah_id) for pk in sorted(wanted - have)
    )
