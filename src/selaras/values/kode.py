"""A code of the official nomenclature: urusan, bidang urusan, program, kegiatan, sub kegiatan."""

import re
from dataclasses import dataclass
from functools import total_ordering

_PARTS_OF = {1: "urusan", 2: "bidang_urusan", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
_WIDTHS = (1, 2, 2, 1, 2, 4)  # U.BB.PP.K.KK.SSSS; sub codes of 2021-2022 had two digits
_PENUNJANG = "01"  # programme 01 is the supporting programme of every OPD, listed once as X.XX.01
_SHAPE = re.compile(r"(?:[1-9]|X)(?:\.(?:[0-9]{1,2}|XX)(?:\.[0-9]{1,2}(?:\.[1-9]\.[0-9]{1,2}(?:\.[0-9]{1,4})?)?)?)?")
_OPD_PART = re.compile(r"([0-9])\.([0-9]{1,2})")


@total_ordering
@dataclass(frozen=True, slots=True)
class Kode:
    """One nomenclature code, kept as printed; `normal` is the form to match and sort by."""

    text: str
    normal: str  # zero-filled, sub code of four digits, X.XX in capitals

    @classmethod
    def parse(cls, text: object) -> "Kode":
        """Reads a code as printed; what is none is refused with an example."""
        printed = str(text or "").strip()
        parts = re.sub(r"\s+", "", printed).strip(".").upper()
        if not _SHAPE.fullmatch(parts) or _half_generic(parts):
            raise ValueError(f"“{printed}” bukan kode nomenklatur. Tulis misalnya 1.03.10.2.01.0012.")
        filled = (part if part[0] == "X" else part.zfill(w) for part, w in zip(parts.split("."), _WIDTHS, strict=False))
        return cls(printed, ".".join(filled))

    @property
    def tingkat(self) -> str:
        """urusan, bidang_urusan, program, kegiatan or sub_kegiatan."""
        return _PARTS_OF[self.normal.count(".") + 1]

    @property
    def level(self) -> str:
        """The same as `tingkat`."""
        return self.tingkat

    @property
    def parent(self) -> "Kode | None":
        """The code one level up; an urusan has none."""
        parts = self.normal.split(".")
        keep = {1: 0, 2: 1, 3: 2, 5: 3, 6: 5}[len(parts)]
        return Kode(upper := ".".join(parts[:keep]), upper) if keep else None

    @property
    def sort_key(self) -> tuple[int, ...]:
        """Order of print: by number, the generic X.XX before the numbered ones."""
        return tuple(0 if part[0] == "X" else int(part) for part in self.normal.split("."))

    def padded(self) -> str:
        """The code with every part at full width: 2.07.01.2.01.0001."""
        return self.normal

    def generic(self) -> str:
        """The code under which the nomenclature lists it: programme 01 of any OPD is X.XX.01."""
        parts = self.normal.split(".")
        if len(parts) > 2 and parts[2] == _PENUNJANG:
            return ".".join(["X", "XX", *parts[2:]])
        return self.normal

    def under(self, upper: "Kode") -> bool:
        """Whether this code is `upper` or lies below it."""
        return self.normal == upper.normal or self.normal.startswith(f"{upper.normal}.")

    def __lt__(self, other: "Kode") -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return self.text


def bidang_of_opd(kode: str) -> list[str]:
    """The bidang urusan an OPD code names, 1.03.2.10.0.00.01.0000 -> ['1.03', '2.10']; 0.00 is none."""
    parts = re.sub(r"\s+", "", kode or "").split(".")[:6]  # three pairs, then unit and sub unit
    found: list[str] = []
    for left, right in zip(parts[::2], parts[1::2], strict=False):
        pair = _OPD_PART.fullmatch(f"{left}.{right}")
        if pair and pair[1] != "0" and int(pair[2]):
            bidang = f"{pair[1]}.{pair[2].zfill(2)}"
            if bidang not in found:
                found.append(bidang)
    return found


def _half_generic(parts: str) -> bool:
    """X stands for the urusan and the bidang together, never for one of them."""
    first, _, rest = parts.partition(".")
    second = rest.partition(".")[0]
    return bool(second) and (first == "X") != (second == "XX")
