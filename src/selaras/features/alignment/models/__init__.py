"""The nouns of alignment, one file per subject."""

from selaras.features.alignment.models.bobot import Bobot
from selaras.features.alignment.models.pasangan import PairSweep, Pasangan
from selaras.features.alignment.models.temuan import Sweep, Temuan

__all__ = ["Bobot", "PairSweep", "Pasangan", "Sweep", "Temuan"]
