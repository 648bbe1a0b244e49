"""The nouns of alignment, one file per subject."""

from selaras.features.alignment.models.kemitraan import Bagian, Kemitraan, Urutan
from selaras.features.alignment.models.pasangan import PairSweep, Pasangan
from selaras.features.alignment.models.temuan import Sweep, Temuan

__all__ = ["Bagian", "Kemitraan", "PairSweep", "Pasangan", "Sweep", "Temuan", "Urutan"]
