"""What a forum ranks."""

from typing import Any

from django.db.models import Q

from selaras.features.usulan.models import Langkah, Penilaian, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.words import STEPS, Keadaan
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.verbs.actors import Actor


def forum_of(siklus: Siklus, kecamatan: str) -> list[Any]:
    """The proposals of a kecamatan that its musrenbang speaks about, each with its score, ranked ones first."""
    inside = Q(wilayah=kecamatan) | Q(wilayah__kode__startswith=f"{kecamatan}.")
    rows = list(
        Usulan.objects.filter(inside, siklus=siklus, active=True, asal__in=("desa", "kecamatan", "publik"))
        .exclude(keadaan=Keadaan.DRAF)
        .exclude(hasil__in=("digabung", "ditarik"))
        .select_related("wilayah", "opd", "siklus")
    )
    scores = {row.usulan_id: row for row in Penilaian.objects.filter(siklus=siklus, forum="kecamatan", usulan__in=rows)}
    for row in rows:
        row.skor_forum = scores.get(row.pk)  # type: ignore[attr-defined]
    return sorted(rows, key=lambda row: (_place(row), row.pk))


def _place(row: Any) -> int:
    found = row.skor_forum.urutan if row.skor_forum is not None else None
    return found if found is not None else 10**9


def limit_of(siklus: Siklus) -> int | None:
    """How many a kecamatan may pass on; None where the route sets no limit."""
    return next((step.batas for step in route_of(siklus, "desa") if step.kode == "kecamatan"), None)


def kecamatan_for(actor: Actor, daerah_id: str) -> list[str]:
    """The kecamatan in which this person works; [] = any."""
    found = {seat.wilayah[:8] for seat in actor.seats_in(daerah_id) if seat.wilayah}
    return sorted(found)


def steps_of(siklus: Siklus, asal: str) -> list[dict[str, Any]]:
    """Every step that a lane may have, those of its route first, each with its windows to choose from."""
    on = {step.kode: step for step in route_of(siklus, asal)}
    return [_choice(kode, on.get(kode)) for kode in [*on, *(kode for kode in STEPS if kode not in on)]]


def _choice(kode: str, row: Langkah | None) -> dict[str, Any]:
    step = STEPS[kode]
    windows = [(stage, TAHAPAN[stage]) for stage in step.tahapan]
    return {"kode": kode, "label": step.label, "decides": bool(step.decides), "row": row, "windows": windows}
