"""The way of one proposal for whoever holds its code: each step, what comes next, where it lives."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from selaras.features.usulan.models import Rekomendasi, Usulan
from selaras.features.usulan.queries.answer import Answer, answer_of
from selaras.features.usulan.queries.ladder import Rung, ladder
from selaras.features.usulan.words import GOES_ON, REASONS, Hasil, Keadaan
from selaras.foundation.ui.prints import angka, tanggal
from selaras.foundation.verbs.actors import ROLES
from selaras.values.conceal import conceal
from selaras.values.rupiah import print_rupiah

SIGNS = {True: "+", False: "−"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the public reads it."""

    label: Any
    css: str  # done, now or ''
    verdict: str
    at: datetime | None
    who: str  # the official and the office, never the proposer
    says: str
    changes: tuple[str, ...]
    task: Any
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Track:
    """Everything that the page of one code shows."""

    answer: Answer
    sent: datetime | None
    steps: list[Step]
    next: str  # what happens now, in a sentence or two


def track_of(usulan: Usulan) -> Track:
    answer = answer_of(usulan)
    rungs = ladder(usulan)
    steps = [_step(rung, usulan) for rung in rungs if rung.place != "skipped"]
    return Track(answer, usulan.diajukan_at, steps, _next(usulan, answer, rungs))


def _step(rung: Rung, usulan: Usulan) -> Step:
    said = rung.said
    css = "done" if said is not None and rung.place == "said" else "now" if rung.place == "now" else ""
    return Step(
        label=rung.label,
        css=css,
        verdict=_verdict(said),
        at=said.at if said else None,
        who=_who(said, usulan) if said else "",
        says=conceal(said.teks) if said else "",
        changes=_changes(rung, usulan) if said else (),
        task=rung.task,
        opens_at=rung.opens_at,
        closes_at=rung.closes_at,
    )


def _verdict(said: Rekomendasi | None) -> str:
    if said is None:
        return ""
    if said.hasil == Hasil.DIALIHKAN and said.opd_baru is not None:
        return _("Dialihkan ke %(opd)s") % {"opd": said.opd_baru.sebutan}
    return str(Hasil(said.hasil).label)


def _who(said: Rekomendasi, usulan: Usulan) -> str:
    """Officials are named; whoever entered the proposal is not, also where that person spoke for an office."""
    role = _(ROLES[said.oleh_peran]) if said.oleh_peran in ROLES else ""
    own = said.oleh in (None, usulan.entered_by) or said.langkah == usulan.asal == "desa"
    return role if own else ", ".join(part for part in (said.oleh_nama, role) if part)


def _changes(rung: Rung, usulan: Usulan) -> tuple[str, ...]:
    found = []
    if rung.more_volume:
        said = f"{SIGNS[rung.more_volume > 0]}{angka(abs(rung.more_volume).normalize())} {usulan.satuan}".strip()
        found.append(_("volume %(change)s") % {"change": said})
    if rung.more_rupiah:
        found.append(
            _("anggaran %(change)s") % {"change": SIGNS[rung.more_rupiah > 0] + print_rupiah(abs(rung.more_rupiah))}
        )
    if rung.said is not None and rung.said.alasan in REASONS:
        found.insert(0, str(REASONS[rung.said.alasan][0]))
    return tuple(found)


def _next(usulan: Usulan, answer: Answer, rungs: list[Rung]) -> str:
    here = next((rung for rung in rungs if rung.place == "now"), None)
    if here is not None:
        return _waiting(usulan, here)
    if answer.hasil == Hasil.DIGABUNG:
        return _("Nomor usulan ini tetap berlaku. Jawabannya mengikuti usulan %(induk)s.") % {"induk": answer.induk}
    if answer.hasil == Hasil.DITUNDA:
        year = answer.tahun_tujuan or answer.tahun + 1
        return _("Usulan ini menjadi masukan untuk rencana %(year)s.") % {"year": year}
    if answer.hasil not in GOES_ON:
        return _("Pemeriksaan usulan ini selesai. Usulan serupa dapat diajukan lagi pada musrenbang tahun berikutnya.")
    if answer.ditetapkan:
        return _("RKPD sudah ditetapkan. Kelanjutannya dalam anggaran dan pelaksanaan dicatat di halaman ini.")
    return _("Rencana ini masih dapat berubah sampai RKPD ditetapkan. Bila berubah, halaman ini menyebut sebabnya.")


def _waiting(usulan: Usulan, here: Rung) -> str:
    """Whose turn it is, what is done there, and until when."""
    if usulan.keadaan == Keadaan.DIKEMBALIKAN:
        says = _("Pengusul melengkapi usulan ini, lalu %(who)s memeriksanya lagi.") % {"who": here.label}
    else:
        says = f"{here.label}: {here.task}"
    if here.opens_at is None or here.closes_at is None:
        return f"{says} {_('Jadwalnya belum diumumkan.')}"
    window = {"opens": tanggal(here.opens_at), "closes": tanggal(here.closes_at)}
    return f"{says} {_('Waktunya %(opens)s sampai %(closes)s.') % window}"
