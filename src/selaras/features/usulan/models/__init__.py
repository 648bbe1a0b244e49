"""Nouns of proposals."""

from selaras.features.usulan.models.answer import Catatan, Jawaban, Penilaian, Rekomendasi
from selaras.features.usulan.models.route import KamusUsulan, Langkah
from selaras.features.usulan.models.usulan import Kontak, Suara, Usulan
from selaras.features.usulan.models.work import Akomodasi

__all__ = [
    "Akomodasi",
    "Catatan",
    "Jawaban",
    "KamusUsulan",
    "Kontak",
    "Langkah",
    "Penilaian",
    "Rekomendasi",
    "Suara",
    "Usulan",
]
