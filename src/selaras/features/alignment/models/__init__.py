"""The nouns of alignment, one file per subject."""

from selaras.features.alignment.models.bobot import Bobot
from selaras.features.alignment.models.index import IndexCounts, IndexedText, IndexedWord
from selaras.features.alignment.models.kemitraan import Bagian, Kemitraan, Urutan
from selaras.features.alignment.models.pasangan import PairSweep, Pasangan
from selaras.features.alignment.models.temuan import Sweep, Temuan

__all__ = [
    "Bagian",
    "Bobot",
    "IndexCounts",
    "IndexedText",
    "IndexedWord",
    "Kemitraan",
    "PairSweep",
    "Pasangan",
    "Sweep",
    "Temuan",
    "Urutan",
]
