"""The weights in force for a daerah."""

from selaras.features.alignment.queries.overlap.pairing import Judges
from selaras.reference.overlap import judge


def judges_of(daerah_id: str) -> Judges:
    """The shipped weights."""
    return Judges(judge("usulan"), judge("paket"))
