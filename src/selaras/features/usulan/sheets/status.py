"""Words of other systems: a status that says an outcome, a recommendation in one cell, the profile of a proposer."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from selaras.features.usulan.words import Asal, Hasil
from selaras.values.angka import parse_angka

UNTOLD = "Sumber tidak menyebut alasannya."

# Only what clearly ends a proposal; 'Forum SKPD' or 'terbuka' says where it is, not what became of it.
_OUTCOMES = (
    (
        r"(tidak|belum|tdk)\s+(di)?akomod\w*|(di)?tolak\w*|tidak\s+disetujui|tidak\s+layak|tidak\s+diterima",
        Hasil.DITOLAK,
    ),
    (r"(di)?(akomod\w*|terima|setujui)\s+sebagian\w*", Hasil.DITERIMA_SEBAGIAN),
    (r"(ter|di)?akomod\w*|(telah\s+)?diterima|disetujui", Hasil.DITERIMA),
    (r"(di)?tunda\w*", Hasil.DITUNDA),
    (r"ditarik|dibatalkan\s+pengusul", Hasil.DITARIK),
    (r"sumber\s+(dana\s+)?lain", Hasil.SUMBER_LAIN),
)
_VERDICTS = (
    (r"tidak\s+\w+|(di)?tolak\w*|tdk\s+\w+|belum\s+layak", Hasil.DITOLAK),
    (r"(di)?(terima|setujui|akomod\w*)\s+sebagian", Hasil.DITERIMA_SEBAGIAN),
    (r"(di)?kembali\w*|perbaiki|revisi", Hasil.DIKEMBALIKAN),
    (r"(di)?tunda\w*", Hasil.DITUNDA),
    (r"diterima|terima|(di)?setuju\w*|setuju|layak|direkomendasi\w*|diakomod\w*|ok|ya|sesuai", Hasil.DITERIMA),
)
_MONEY = re.compile(r"rp\.?\s*([0-9][0-9.]*)(?:,[0-9]{1,2})?", re.IGNORECASE)
_AMOUNT = re.compile(r"\s*([0-9][0-9.,]*)\s*([a-zA-Z][\w²³/]*)\s*\.?")
_PROFILES = (
    (Asal.POKIR, r"dprd|dewan|pokir|fraksi|anggota"),
    (Asal.HIBAH, r"hibah|bansos|bantuan sosial|yayasan|ormas|lembaga kemasyarakatan"),
    (Asal.KECAMATAN, r"kecamatan|camat|kapanewon|distrik"),
    (Asal.DESA, r"desa|kelurahan|kalurahan|lurah|kades|nagari|gampong|kampung|dusun|rt\b|rw\b|lpm"),
    (Asal.OPD, r"opd|skpd|perangkat daerah|dinas|badan|bappeda|sekretariat"),
    (Asal.PUBLIK, r"masyarakat|warga|publik|umum|perorangan"),
)


class Said(NamedTuple):
    """One recommendation read out of a cell."""

    hasil: str
    volume: Decimal | None
    satuan: str
    anggaran: int | None  # rupiah


def outcome_of(status: str) -> str:
    """The outcome that a status clearly says; '' where the proposal goes on."""
    plain = re.sub(r"[^a-z ]+", " ", status.casefold()).strip()
    plain = re.sub(r"\s+", " ", plain)
    return next((hasil for pattern, hasil in _OUTCOMES if re.fullmatch(pattern, plain)), "")


def recommendation_of(cell: str) -> Said | None:
    """'Diterima, 400 m, Rp460.000.000' or one word; None where no verdict can be read."""
    begin = cell.strip()
    found = next(((word, m) for pattern, word in _VERDICTS if (m := _verdict(pattern).match(begin))), None)
    if found is None:
        return None
    hasil, said = found
    money = _MONEY.search(cell)
    parts = re.split(r"[,;](?![0-9])", _MONEY.sub(" ", begin[said.end() :]))
    amount = next((m for part in parts if (m := _AMOUNT.fullmatch(part))), None)
    volume = parse_angka(amount[1].rstrip(".,")) if amount else None
    rupiah = int(money[1].replace(".", "")) if money and money[1].strip(".") else None
    fits = volume is not None and volume == round(volume, 3)
    return Said(hasil, volume if fits else None, amount[2][:60] if amount and fits else "", rupiah)


@cache
def _verdict(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\b", re.IGNORECASE)


def lane_of(*told: str) -> str:
    """The lane of whoever proposes, by the first text that says it; '' where none does."""
    for text in told:
        found = next((asal for asal, words in _PROFILES if re.search(rf"\b(?:{words})", text.casefold())), "")
        if found:
            return found
    return ""


def lane_named(printed: str) -> str:
    """The lane that our own sheet names: its word, or what it says."""
    plain = printed.strip().casefold()
    return plain if plain in Asal.values else lane_of(printed)
