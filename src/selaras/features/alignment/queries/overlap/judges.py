"""The weights in force for a daerah: the shipped ones, or those it refitted and chose."""

from typing import Any

from selaras.engines.overlap.weights import Judge, Weights
from selaras.features.alignment.models import Bobot
from selaras.features.alignment.queries.overlap.pairing import Judges
from selaras.reference.overlap import judge

KINDS = ("usulan", "paket")


def judges_of(daerah_id: str) -> Judges:
    """Whether two texts are one work is asked with the chosen weights; whether they are at one place, with the shipped."""
    chosen = Bobot.objects.filter(daerah=daerah_id, in_use=True).first()
    found: dict[str, Any] = {kind: judge(kind) for kind in KINDS}
    for kind, data in (chosen.weights if chosen else {}).items():
        found[kind] = Judge(Weights.read(data), found[kind].near)
    return Judges(found["usulan"], found["paket"])
