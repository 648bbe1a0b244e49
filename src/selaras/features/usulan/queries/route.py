"""The route of a lane: which steps, in which order, with which window."""

from selaras.features.usulan.models import Langkah, Usulan
from selaras.features.usulan.words import DEFAULT_ROUTES, Asal
from selaras.foundation.tahapan.models import Siklus


def default_route(siklus: Siklus, asal: str) -> list[Langkah]:
    """The steps that a lane begins with; the lane of the people stays closed until somebody opens it."""
    steps = () if asal == Asal.PUBLIK else DEFAULT_ROUTES[asal]
    return [
        Langkah(daerah_id=siklus.daerah_id, siklus=siklus, asal=asal, nomor=n, kode=kode, tahapan=tahapan)
        for n, (kode, tahapan) in enumerate(steps, 1)
    ]


def route_of(siklus: Siklus, asal: str) -> list[Langkah]:
    """The steps of a lane in order; a lane without steps is closed."""
    kept = list(Langkah.objects.filter(siklus=siklus).order_by("nomor"))
    return [step for step in kept if step.asal == asal] if kept else default_route(siklus, asal)


def after(usulan: Usulan) -> Langkah | None:
    """The step that follows the present one on the proposal's own route."""
    steps = route_of(usulan.siklus, usulan.asal)
    at = next((n for n, step in enumerate(steps) if step.kode == usulan.langkah), len(steps) - 1)
    return steps[at + 1] if at + 1 < len(steps) else None
