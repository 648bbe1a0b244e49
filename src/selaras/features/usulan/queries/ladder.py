"""The ladder of one proposal: what each step said, whose turn it is, what is still to come."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from selaras.features.usulan.models import Langkah, Rekomendasi, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.words import STEPS, Keadaan
from selaras.foundation.tahapan.models import Tahapan


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the strip."""

    kode: str
    label: Any
    place: str  # said, now, later, skipped
    task: Any
    said: Rekomendasi | None = None
    prepared: Rekomendasi | None = None  # what the office prepared, before its head decided
    more_volume: Decimal | None = None  # against the step before
    more_rupiah: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def ladder(usulan: Usulan) -> list[Rung]:
    """Every step of the proposal's route in order; a step that spoke twice shows its last word."""
    said: dict[str, Rekomendasi] = {}
    prepared: dict[str, Rekomendasi] = {}
    rows = Rekomendasi.objects.filter(usulan=usulan, berlaku=True).select_related("opd", "opd_baru")
    for row in rows:
        if row.memutus or not STEPS[row.langkah].decides:
            said[row.langkah] = row
        else:
            prepared[row.langkah] = row
    steps = route_of(usulan.siklus, usulan.asal)
    windows = _windows(usulan)
    return _rungs(usulan, steps, said, prepared, windows)


def _rungs(
    usulan: Usulan,
    steps: list[Langkah],
    said: dict[str, Rekomendasi],
    prepared: dict[str, Rekomendasi],
    windows: dict[str, Tahapan],
) -> list[Rung]:
    found: list[Rung] = []
    volume, rupiah = usulan.volume, usulan.anggaran
    for step in steps:
        word = said.get(step.kode)
        here = usulan.open and usulan.langkah == step.kode
        window = windows.get(step.tahapan)
        found.append(
            Rung(
                step.kode,
                _name(step, usulan),
                "now" if here else "said" if word else "later" if usulan.open else "skipped",
                STEPS[step.kode].task,
                None if here and usulan.keadaan == Keadaan.BERJALAN and not _spoke_now(word, usulan) else word,
                prepared.get(step.kode),
                None if word is None or word.volume is None or volume is None else word.volume - volume,
                None if word is None or word.anggaran is None or rupiah is None else word.anggaran - rupiah,
                window.opens_at if window else None,
                window.closes_at if window else None,
            )
        )
        if word is not None:
            volume = word.volume if word.volume is not None else volume
            rupiah = word.anggaran if word.anggaran is not None else rupiah
    return found


def _spoke_now(word: Rekomendasi | None, usulan: Usulan) -> bool:
    return word is not None and usulan.tiba_at is not None and word.at >= usulan.tiba_at


def _name(step: Langkah, usulan: Usulan) -> Any:
    return usulan.opd.sebutan if step.kode == "opd" and usulan.opd is not None else STEPS[step.kode].label


def _windows(usulan: Usulan) -> dict[str, Tahapan]:
    """The last window of each stage that this proposal may use."""
    rows = Tahapan.objects.filter(siklus_id=usulan.siklus_id).order_by("closes_at")
    return {row.kode: row for row in rows if row.covers(usulan.opd_id, usulan.wilayah_id or "")}
