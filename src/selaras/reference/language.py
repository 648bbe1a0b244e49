"""The words that Selaras ships with: abbreviations, thesaurus, stage words. An office may keep its own version."""

from functools import cache

from selaras.engines.language import Gazetteer, Lexicon, Term
from selaras.reference.tables import rows

VERSION = "2026-11"  # of the shipped tables


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.of(
        VERSION,
        singkatan=((row["singkatan"], row["bentuk"]) for row in rows("bahasa/singkatan.csv")),
        terms=(Term(row["istilah"], row["konsep"], row["jenis"]) for row in rows("bahasa/tesaurus.csv")),
        tahap=((row["frasa"], row["tahap"]) for row in rows("bahasa/tahap.csv")),
        stop=(row["kata"] for row in rows("bahasa/kata_sambung.csv")),
        words=(row["kata"] for row in rows("bahasa/kata.csv")),
    )


@cache
def _wilayah() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["kode"], row["nama"], row["jenis"]) for row in rows("wilayah.csv.gz"))


@cache
def gazetteer(daerah: str) -> Gazetteer:
    """The villages and kecamatan of one daerah from the bundled official list."""
    return Gazetteer.of(_wilayah(), daerah)
