"""The glossary behind help-in-place: one line per term, read from docs/istilah.md."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[4] / "docs" / "istilah.md"


@dataclass(frozen=True, slots=True)
class Istilah:
    """A term of the office: its English name, what it means in both languages, and the article it stands in."""

    nama: str
    english: str
    arti: str
    meaning: str  # arti in English
    dasar: str

    def says(self, language: str) -> str:
        """What it means, in the language of the reader."""
        return self.meaning if language.startswith("en") else self.arti


@lru_cache(maxsize=1)
def glossary() -> dict[str, Istilah]:
    """Every term by its lower-case name; empty when the documents are not installed."""
    if not FILE.exists():
        return {}
    return {row.nama.lower(): row for row in parse(FILE.read_text(encoding="utf-8"))}


def parse(text: str) -> list[Istilah]:
    """The rows of the tables ``| istilah | English | arti | meaning | dasar |``."""
    rows = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 5:
            continue
        if cells[0].lower() == "istilah" or not cells[0].strip("-: "):
            continue
        rows.append(Istilah(cells[0].strip("`"), *cells[1:]))
    return rows


def find(term: str) -> Istilah | None:
    """The line of a term, also under its code name ('arah_kebijakan')."""
    return glossary().get(term.lower().replace("_", " "))
