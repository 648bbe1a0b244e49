"""Writes to contributions: who serves which sasaran, who asks whom, and the answers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.features.plan.verbs import (
    CONTRIBUTION_ACCEPT,
    CONTRIBUTION_ACCEPT_EXISTING,
    CONTRIBUTION_ASK,
    CONTRIBUTION_CLAIM,
    CONTRIBUTION_EDIT,
    CONTRIBUTION_REFUSE,
    CONTRIBUTION_WITHDRAW,
    LEAD_SET,
)
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

TERMS = ("target", "rupiah", "bulan_mulai", "bulan_selesai")
LIVE = ("diminta", "diterima", "diterima_pada_simpul")


def _terms(terms: dict[str, Any]) -> dict[str, Any]:
    unknown = set(terms) - set(TERMS)
    if unknown:
        raise TypeError(f"unknown terms: {sorted(unknown)}")
    if (terms.get("rupiah") or 0) < 0:
        raise ValidationError({"rupiah": _("Rupiah tidak boleh negatif.")})
    return terms


def claim(line: PlanLine, simpul: Simpul, *, actor: Actor, role: str = "contributor", **terms: Any) -> Contribution:
    """Connect one's own line to a node."""
    row = Contribution(
        daerah_id=line.daerah_id,
        siklus=line.siklus,
        simpul=simpul,
        opd=line.opd,
        line=line,
        role=role,
        state=Contribution.State.DITERIMA,
        answered_at=clock.now(),
        answered_by=actor.person_id,
        **_terms(terms),
    )
    _same_cycle(row)
    _save_new(row, actor, CONTRIBUTION_CLAIM, _("Baris ini sudah terhubung ke simpul tersebut."))
    return row


def ask(
    simpul: Simpul,
    opd: Opd,
    *,
    actor: Actor,
    by_opd: Opd | None = None,
    message: str = "",
    role: str = "contributor",
    line: PlanLine | None = None,
    **terms: Any,
) -> Contribution:
    """Ask another OPD to contribute; it answers."""
    if by_opd is not None and by_opd.pk == opd.pk:
        raise ValidationError({"opd": _("Pilih OPD lain; baris OPD sendiri dihubungkan langsung.")})
    row = Contribution(
        daerah_id=simpul.daerah_id,
        siklus=simpul.siklus,
        simpul=simpul,
        opd=opd,
        line=line,
        role=role,
        state=Contribution.State.DIMINTA,
        message=message.strip(),
        asked_by_opd=by_opd,
        asked_by=actor.person_id,
        asked_at=clock.now(),
        **_terms(terms),
    )
    _same_cycle(row)
    waiting = Contribution.objects.filter(simpul=simpul, opd=opd, line=line, state="diminta", active=True)
    if waiting.exists():
        raise ValidationError({"opd": _("OPD ini sudah diajak dan belum menjawab.")})
    _save_new(row, actor, CONTRIBUTION_ASK, _("OPD ini sudah berkontribusi dengan baris tersebut."))
    return row


def accept(
    row: Contribution, *, actor: Actor, line: PlanLine | None = None, version: int | None = None, **terms: Any
) -> Contribution:
    """The asked OPD says yes, with its line, target or money where it has them."""
    with acting(actor, CONTRIBUTION_ACCEPT, row, version=version) as fresh:
        _answer(fresh, actor, Contribution.State.DITERIMA)
        _take_line(fresh, line)
        for name, value in _terms(terms).items():
            if value not in (None, ""):
                setattr(fresh, name, value)
        fresh.save()
    return fresh


def accept_existing(
    row: Contribution,
    *,
    simpul: Simpul,
    actor: Actor,
    line: PlanLine | None = None,
    version: int | None = None,
) -> Contribution:
    """Yes, but under a node that exists already: the work is there, the name is another."""
    with acting(actor, CONTRIBUTION_ACCEPT_EXISTING, row, version=version) as fresh:
        if simpul.siklus_id != fresh.siklus_id:
            raise ValidationError({"simpul": _("Simpul ini milik siklus lain.")})
        _answer(fresh, actor, Contribution.State.DITERIMA_PADA_SIMPUL)
        _take_line(fresh, line)
        fresh.accepted_simpul = simpul
        fresh.save()
    return fresh


def refuse(row: Contribution, *, reason: str, actor: Actor, version: int | None = None) -> Contribution:
    """The asked OPD says no, and why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasan penolakan; OPD yang mengajak membacanya.")})
    with acting(actor, CONTRIBUTION_REFUSE, row, version=version, note=reason) as fresh:
        _answer(fresh, actor, Contribution.State.DITOLAK)
        fresh.reason = reason.strip()
        fresh.save()
    return fresh


def withdraw(row: Contribution, *, actor: Actor, reason: str = "", version: int | None = None) -> Contribution:
    """Take a request or a contribution back."""
    with acting(actor, CONTRIBUTION_WITHDRAW, row, version=version, note=reason) as fresh:
        if fresh.state not in LIVE:
            raise ValidationError(_("Kontribusi ini sudah tidak berlaku."))
        fresh.state = Contribution.State.DITARIK
        fresh.save()
    return fresh


def edit(row: Contribution, *, actor: Actor, version: int | None = None, **terms: Any) -> Contribution:
    """Change target, money or months of a contribution."""
    with acting(actor, CONTRIBUTION_EDIT, row, version=version) as fresh:
        for name, value in _terms(terms).items():
            setattr(fresh, name, value)
        fresh.save()
    return fresh


def set_lead(simpul: Simpul, opd: Opd, *, actor: Actor) -> Contribution:
    """Name the one lead OPD of a node; the one before it stays as a contributor."""
    with transaction.atomic():
        for old in Contribution.objects.filter(simpul=simpul, role="lead", line=None, state="diterima", active=True):
            if old.opd_id == opd.pk:
                return old
            with acting(actor, LEAD_SET, old) as fresh:
                fresh.role = Contribution.Role.CONTRIBUTOR
                fresh.save()
        row = Contribution(
            daerah_id=simpul.daerah_id,
            siklus=simpul.siklus,
            simpul=simpul,
            opd=opd,
            role=Contribution.Role.LEAD,
            state=Contribution.State.DITERIMA,
            answered_at=clock.now(),
            answered_by=actor.person_id,
        )
        with acting(actor, LEAD_SET, row):
            row.save()
        return row


def _save_new(row: Contribution, actor: Actor, verb: Any, twice: str) -> None:
    try:
        with acting(actor, verb, row):
            row.save()
    except IntegrityError as error:
        raise ValidationError(twice) from error


def _same_cycle(row: Contribution) -> None:
    if row.simpul.siklus_id != row.siklus_id or row.opd.daerah_id != row.daerah_id:
        raise ValidationError(_("Simpul, OPD dan baris harus dari daerah dan siklus yang sama."))
    if row.line is not None and row.line.siklus_id != row.siklus_id:
        raise ValidationError(_("Simpul, OPD dan baris harus dari daerah dan siklus yang sama."))


def _answer(row: Contribution, actor: Actor, state: str) -> None:
    row.state, row.answered_by, row.answered_at = state, actor.person_id, clock.now()


def _take_line(row: Contribution, line: PlanLine | None) -> None:
    if line is None:
        return
    if line.opd_id != row.opd_id or line.siklus_id != row.siklus_id:
        raise ValidationError({"line": _("Pilih baris milik OPD Anda sendiri.")})
    row.line = line
