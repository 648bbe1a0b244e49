"""Writes to contributions: who serves which sasaran, who asks whom, and the answers."""

from dataclasses import dataclass
from datetime import datetime
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
from selaras.foundation.verbs.acting import Bulk, acting, plain
from selaras.foundation.verbs.actors import Actor

TERMS = ("target", "rupiah", "bulan_mulai", "bulan_selesai")
LIVE = ("diminta", "diterima", "diterima_pada_simpul")
ANSWER = ("answered_by", "answered_at")


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


@dataclass(frozen=True, slots=True)
class Consent:
    """What an OPD said yes to elsewhere (an agreement of several), and which of its people said it when."""

    simpul: Simpul
    opd: Opd
    line: PlanLine | None
    terms: dict[str, Any]
    answered_by: int | None
    answered_at: datetime | None


def settle(bulk: Bulk, consent: Consent, kept: Contribution | None = None) -> tuple[Contribution, dict[str, Any]]:
    """Write the contribution that an OPD consented to; ``kept`` is what an earlier consent made of it.

    Answers with the row and how a row that was there before stood; {} when it was made for this.
    """
    row = Contribution.objects.select_for_update(of=("self",)).get(pk=kept.pk) if kept else _standing(consent)
    before = {} if row is None or kept else {name: getattr(row, name) for name in ("state", *ANSWER, *TERMS)}
    if row is None:
        row = Contribution(
            daerah_id=consent.simpul.daerah_id, siklus=consent.simpul.siklus, simpul=consent.simpul, opd=consent.opd
        )
    else:
        row.version += 1
    row.line, row.state, row.reason = consent.line, Contribution.State.DITERIMA, ""
    row.answered_by, row.answered_at, row.edited_by = consent.answered_by, consent.answered_at, bulk.actor.person_id
    for name, value in _terms(consent.terms).items():
        setattr(row, name, value)
    _same_cycle(row)
    row.save()
    bulk.wrote([row])
    return row, before and plain(before) | {"version": row.version}


def release(bulk: Bulk, row: Contribution, before: dict[str, Any]) -> None:
    """Take back what ``settle`` wrote: a row made for it is withdrawn, one that was there stands as before.

    A row that its OPD withdrew or changed in the meantime is left as that OPD wants it.
    """
    row = Contribution.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.state not in LIVE or (before and row.version != before["version"]):
        return
    row.state = Contribution.State.DITARIK
    for name in ("state", "answered_by", *TERMS) if before else ():
        setattr(row, name, before[name])
    if before:
        row.answered_at = datetime.fromisoformat(before["answered_at"]) if before["answered_at"] else None
    row.version, row.edited_by = row.version + 1, bulk.actor.person_id
    row.save()
    bulk.wrote([row])


def _standing(consent: Consent) -> Contribution | None:
    """The line serves the node already, or was asked to: one line serves a node once."""
    if consent.line is None:
        return None
    rows = Contribution.objects.filter(simpul=consent.simpul, line=consent.line, active=True)
    return rows.filter(state__in=LIVE).select_for_update(of=("self",)).first()


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
