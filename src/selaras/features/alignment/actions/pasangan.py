"""The only writes of people to pairs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.alignment.actions.merging import carried_out, carry
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.verbs.pasangan import CARRY_OUT, CONFIRM, MEET, OBJECT, PROPOSE, REOPEN, WITHDRAW
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

State, Verdict = Pasangan.State, Pasangan.Verdict


def propose(
    row: Pasangan, verdict: str, *, actor: Actor, reason: str = "", pelaksana: Opd | None = None, version: int | None = None
) -> Pasangan:  # fmt: skip
    """Say what the pair is; it counts once the other office agrees."""
    _fits(row, verdict, reason, pelaksana)
    with acting(actor, PROPOSE, row, version=version, note=reason.strip()) as fresh:
        fresh.state, fresh.verdict, fresh.reason = State.DIUSULKAN, verdict, reason.strip()
        fresh.pelaksana = pelaksana if verdict == Verdict.GABUNGKAN else None
        fresh.proposed_by, fresh.proposed_at = actor.person_id, clock.now()
        fresh.proposed_opd_id = side_of(actor, fresh)
        waiting = [opd for opd in dict.fromkeys((fresh.left_opd_id, fresh.right_opd_id)) if opd is not None]
        others = [opd for opd in waiting if opd != fresh.proposed_opd_id] if not fresh.within else []
        fresh.awaits_opd_id, fresh.next_opd_id = (*others, None, None)[:2]
        fresh.awaits_anybody = not others
        fresh.confirmed_by = fresh.confirmed_at = fresh.done_at = None
        fresh.objection = ""
        fresh.save()
    return fresh


def side_of(actor: Actor, row: Pasangan) -> int | None:
    """The OPD for which somebody speaks about a pair; None for Bappeda."""
    own = {seat.opd_id for seat in actor.seats_in(row.daerah_id)}
    return next((opd for opd in (row.left_opd_id, row.right_opd_id) if opd is not None and opd in own), None)


def _fits(row: Pasangan, verdict: str, reason: str, pelaksana: Opd | None) -> None:
    if verdict not in Verdict.values:
        raise ValidationError({"verdict": _("Pilih gabungkan, kerja bersama, atau berbeda.")})
    if verdict != Verdict.KERJA_BERSAMA and not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya; OPD lain membacanya sebelum menjawab.")})
    opds = (row.left_opd_id, row.right_opd_id)
    if verdict == Verdict.GABUNGKAN and (pelaksana is None or (any(opds) and pelaksana.pk not in opds)):
        raise ValidationError({"pelaksana": _("Pilih OPD yang melaksanakan: salah satu dari keduanya.")})
    if verdict == Verdict.KERJA_BERSAMA and (row.within or not any(opds)):
        raise ValidationError({"verdict": _("Kerja bersama berlaku antara dua OPD; keduanya milik satu OPD.")})


def confirm(row: Pasangan, *, actor: Actor, version: int | None = None) -> Pasangan:
    """Agree. Where a third office has to agree as well, it is asked next; else the verdict stands."""
    with acting(actor, CONFIRM, row, version=version) as fresh:
        if fresh.next_opd_id is not None:
            fresh.awaits_opd_id, fresh.next_opd_id = fresh.next_opd_id, None
        else:
            fresh.state, fresh.awaits_opd, fresh.awaits_anybody = State.DISEPAKATI, None, False
            fresh.confirmed_by, fresh.confirmed_at = actor.person_id, clock.now()
            if carried_out(fresh, actor=actor):
                fresh.done_at = clock.now()
        fresh.save()
    return fresh


def object_to(
    row: Pasangan, *, actor: Actor, reason: str, meeting: bool = False, version: int | None = None
) -> Pasangan:
    """Disagree and say why; the pair is open again, or goes to a meeting."""
    _reasoned(reason, _("Tulis keberatan Anda; yang mengusulkan membacanya."))
    with acting(actor, OBJECT, row, version=version, note=reason.strip()) as fresh:
        _clear(fresh, State.DIRAPATKAN if meeting else State.TERBUKA)
        fresh.objection = reason.strip()
        fresh.save()
    return fresh


def withdraw(row: Pasangan, *, actor: Actor, version: int | None = None) -> Pasangan:
    """Take back what one's own office proposed, before the other answered."""
    with acting(actor, WITHDRAW, row, version=version) as fresh:
        _clear(fresh, State.TERBUKA)
        fresh.save()
    return fresh


def bring_to_meeting(row: Pasangan, *, actor: Actor, reason: str = "", version: int | None = None) -> Pasangan:
    """Not agreed at the desk: a meeting talks about it."""
    with acting(actor, MEET, row, version=version, note=reason.strip()) as fresh:
        before = fresh.reason
        _clear(fresh, State.DIRAPATKAN)
        fresh.reason = reason.strip() or before
        fresh.save()
    return fresh


def reopen(row: Pasangan, *, actor: Actor, reason: str, version: int | None = None) -> Pasangan:
    """Take up again what was agreed, or what waits for a meeting."""
    _reasoned(reason, _("Tulis mengapa dibuka kembali."))
    if row.state == State.DISEPAKATI and row.done_at is not None:
        raise ValidationError(
            {"reason": _("Penggabungannya sudah dilaksanakan. Pisahkan dulu usulannya atau keluarkan dari barisnya.")}
        )
    with acting(actor, REOPEN, row, version=version, note=reason.strip()) as fresh:
        _clear(fresh, State.TERBUKA)
        fresh.save()
    return fresh


def carry_out(row: Pasangan, *, actor: Actor, version: int | None = None) -> Pasangan:
    """Do in the plan what was agreed: merge the proposals, or put the proposal into the line."""
    with acting(actor, CARRY_OUT, row, version=version) as fresh:
        carry(fresh, actor=actor)
        fresh.done_at = clock.now()
        fresh.save()
    return fresh


def _clear(row: Pasangan, state: str) -> None:
    row.state, row.verdict, row.reason = state, "", ""
    row.awaits_anybody = False
    row.pelaksana = row.proposed_opd = row.awaits_opd = row.next_opd = None
    row.proposed_by = row.proposed_at = row.confirmed_by = row.confirmed_at = None


def _reasoned(reason: str, words: Any) -> None:
    if not reason.strip():
        raise ValidationError({"reason": words})
