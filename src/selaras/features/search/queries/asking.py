"""What somebody asked for, and in which part of the rooms."""

from dataclasses import dataclass, replace
from typing import Any

from selaras.features.search.kinds import KINDS

LONGEST = 200  # letters of a question
ALL_YEARS = "semua"
PAGE = 20  # results of one kind on a page
LAST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with its scope."""

    q: str = ""
    kind: str = ""  # '' = all
    opd: int | None = None
    kecamatan: str = ""
    all_years: bool = False
    page: int = 1

    @classmethod
    def of(cls, sent: Any) -> "Choice":
        """From the address of the page; what it does not know is left out."""
        kind, opd, page = sent.get("jenis", ""), sent.get("opd", ""), sent.get("halaman", "")
        return cls(
            q=" ".join(sent.get("q", "").replace("\x00", " ").split())[:LONGEST],
            kind=kind if kind in KINDS else "",
            opd=_whole(opd),
            kecamatan=sent.get("kecamatan", "")[:13].replace("\x00", ""),
            all_years=sent.get("tahun") == ALL_YEARS,
            page=min(max(1, _whole(page) or 1), LAST_PAGE),
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.opd or self.kecamatan or self.kind)

    def asking(self, q: str) -> "Choice":
        return replace(self, q=q)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
