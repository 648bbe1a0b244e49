"""The nouns of alignment, one file per subject."""

from selaras.features.alignment.models.pasangan import PairSweep, Pasangan
from selaras.features.alignment.models.temuan import Sweep, Temuan

__all__ = ["PairSweep", "Pasangan", "Sweep", "Temuan"]
