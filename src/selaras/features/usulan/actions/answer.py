"""Verdicts on the ladder: recommend, decide, re-route, assign, note."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Catatan, Langkah, Rekomendasi, Usulan
from selaras.features.usulan.queries.route import after
from selaras.features.usulan.verbs import ASSIGN, CLOSE, DECIDE, NOTE, RECOMMEND, REDIRECT
from selaras.features.usulan.words import ENDS, GOES_ON, REASONS, SAYABLE, STEPS, Hasil, Keadaan
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Verb


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a step says: outcome, reason, sentence for the proposer, and how much of it."""

    hasil: str
    alasan: str = ""
    teks: str = ""
    volume: Decimal | None = None
    anggaran: int | None = None  # rupiah
    opd: Opd | None = None  # where it is re-routed to

    def check(self) -> None:
        if self.hasil not in SAYABLE:
            raise ValidationError({"hasil": _("Pilih jawabannya.")})
        if self.hasil != Hasil.DITERIMA and (self.alasan not in REASONS or self.hasil not in REASONS[self.alasan][1]):
            raise ValidationError({"alasan": _("Pilih alasan yang sesuai dengan jawaban ini.")})
        if self.hasil != Hasil.DITERIMA and not self.teks.strip():
            raise ValidationError({"teks": _("Tulis penjelasan yang dibaca pengusul.")})
        if self.hasil == Hasil.DIALIHKAN and self.opd is None:
            raise ValidationError({"opd": _("Pilih OPD tujuannya.")})
        if self.anggaran is not None and self.anggaran < 0:
            raise ValidationError({"anggaran": _("Rupiah tidak boleh negatif.")})


def answer(
    usulan: Usulan, verdict: Verdict, *, actor: Actor, version: int | None = None, verb: Verb | None = None
) -> Usulan:
    """Say a verdict at the present step. ``verb``: as the one who decides, or as a recommendation; by itself it is
    a decision wherever the actor may decide."""
    verdict.check()
    verb = verb or (DECIDE if DECIDE.allows(actor, usulan) or not RECOMMEND.allows(actor, usulan) else RECOMMEND)
    with acting(actor, verb, usulan, version=version, note=verdict.teks) as fresh:
        _record(fresh, verdict, actor, verb is DECIDE)
        if verb is RECOMMEND and STEPS[fresh.langkah].decides:
            fresh.recommended_by = actor.person_id  # prepared; the head of the office decides
        else:
            _apply(fresh, verdict, verb is DECIDE)
        fresh.save()
    return fresh


def _record(usulan: Usulan, verdict: Verdict, actor: Actor, deciding: bool) -> None:
    seats = [seat.role for seat in actor.seats_in(usulan.daerah_id)]
    step = STEPS[usulan.langkah]
    Rekomendasi.objects.create(
        daerah_id=usulan.daerah_id,
        usulan=usulan,
        langkah=usulan.langkah,
        hasil=verdict.hasil,
        memutus=deciding,
        alasan=verdict.alasan,
        teks=verdict.teks.strip(),
        volume=verdict.volume if verdict.volume is not None else usulan.volume_disetujui or usulan.volume,
        satuan=usulan.satuan,
        anggaran=verdict.anggaran
        if verdict.anggaran is not None
        else usulan.anggaran
        if usulan.anggaran_disetujui is None
        else usulan.anggaran_disetujui,
        opd=usulan.opd,
        opd_baru=verdict.opd,
        oleh=actor.person_id,
        oleh_nama=actor.name,
        oleh_peran=next((r for r in seats if r in (*step.decides, *step.recommends)), ""),
        at=clock.now(),
    )


def _apply(usulan: Usulan, verdict: Verdict, deciding: bool) -> None:
    if verdict.volume is not None:
        usulan.volume_disetujui = verdict.volume
    if verdict.anggaran is not None:
        usulan.anggaran_disetujui = verdict.anggaran
    if verdict.hasil == Hasil.DIKEMBALIKAN:
        usulan.keadaan, usulan.alasan, usulan.penjelasan = Keadaan.DIKEMBALIKAN, verdict.alasan, verdict.teks.strip()
    elif verdict.hasil == Hasil.DIALIHKAN:
        _reroute(usulan, verdict)
    elif verdict.hasil in ENDS and deciding:
        finish(usulan, verdict)
    else:
        go_on(usulan, verdict)


def _reroute(usulan: Usulan, verdict: Verdict) -> None:
    """Another OPD answers now; the one it was first meant for stays on the proposal."""
    usulan.opd = verdict.opd
    if usulan.langkah != "opd":
        go_on(usulan, verdict)
    else:
        usulan.tiba_at, usulan.recommended_by, usulan.petugas = clock.now(), None, None


def go_on(usulan: Usulan, verdict: Verdict) -> None:
    """To the next step of its route; behind the last one it is accepted."""
    step = after(usulan)
    if step is None:
        finish(usulan, verdict)
        return
    move(usulan, step)


def move(usulan: Usulan, step: Langkah) -> None:
    usulan.langkah, usulan.langkah_tahapan, usulan.tiba_at = step.kode, step.tahapan, clock.now()
    usulan.recommended_by, usulan.petugas = None, None


def finish(usulan: Usulan, verdict: Verdict) -> None:
    """The outcome that the proposer reads."""
    usulan.keadaan, usulan.hasil, usulan.selesai_at = Keadaan.SELESAI, verdict.hasil, clock.now()
    usulan.alasan, usulan.penjelasan = verdict.alasan, verdict.teks.strip()
    if verdict.hasil == Hasil.DITUNDA:
        usulan.tahun_tujuan = usulan.siklus.tahun + 1
    if verdict.hasil in GOES_ON:
        usulan.volume_disetujui = usulan.volume_disetujui if usulan.volume_disetujui is not None else usulan.volume
        if usulan.anggaran_disetujui is None:
            usulan.anggaran_disetujui = usulan.anggaran


def redirect(usulan: Usulan, opd: Opd, *, actor: Actor, note: str = "", version: int | None = None) -> Usulan:
    """Give a proposal the OPD that answers it; the first one stays visible."""
    with acting(actor, REDIRECT, usulan, version=version, note=note) as fresh:
        fresh.opd_awal, fresh.opd = fresh.opd_awal or opd, opd
        fresh.save()
    return fresh


def close(usulan: Usulan, verdict: Verdict, *, actor: Actor, version: int | None = None) -> Usulan:
    """End what was left behind: its window has passed, and no cycle closes with an unanswered proposal."""
    verdict.check()
    if verdict.hasil not in ENDS:
        raise ValidationError({"hasil": _("Pilih ditolak, ditunda, atau sumber lain.")})
    with acting(actor, CLOSE, usulan, version=version, note=verdict.teks) as fresh:
        _record(fresh, verdict, actor, True)
        finish(fresh, verdict)
        fresh.save()
    return fresh


def assign(usulan: Usulan, person_id: int | None, *, actor: Actor) -> Usulan:
    """Whose desk it lies on within the office."""
    with acting(actor, ASSIGN, usulan) as fresh:
        fresh.petugas = person_id
        fresh.save()
    return fresh


def note(usulan: Usulan, teks: str, *, actor: Actor, menyebut: list[int] | None = None) -> Catatan:
    """A private note among verifiers; its text does not enter the chain."""
    if not teks.strip():
        raise ValidationError(_("Tulis catatannya."))
    with acting(actor, NOTE, usulan, note="catatan internal") as fresh:
        return Catatan.objects.create(
            daerah_id=fresh.daerah_id,
            usulan=fresh,
            teks=teks.strip(),
            oleh=actor.person_id,
            oleh_nama=actor.name,
            menyebut=menyebut or [],
            at=clock.now(),
        )
