"""A region code of the ministry: province 12, kabupaten 12.07, kecamatan 12.07.26, desa 12.07.26.2001."""

import re
from dataclasses import dataclass

LEVELS = ("provinsi", "kabkota", "kecamatan", "desa")
_WIDTHS = (2, 2, 2, 4)
_SHAPE = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_BARE = re.compile(r"([0-9]{2})(?:([0-9]{2})(?:([0-9]{2})([0-9]{4})?)?)?")
_JENIS_DESA = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}  # first digit of the fourth part
FIRST_KOTA = 71  # second part: 01-70 kabupaten, 71-99 kota


@dataclass(frozen=True, slots=True, order=True)
class KodeWilayah:
    """One region code in the dotted form."""

    text: str

    @classmethod
    def parse(cls, text: object) -> "KodeWilayah":
        """Reads '12.07.26' or '120726'; what is no region code is refused with an example."""
        printed = re.sub(r"\s+", "", str(text or "")).strip(".")
        if (bare := _BARE.fullmatch(printed)) is not None:
            printed = ".".join(part for part in bare.groups() if part)
        if not _SHAPE.fullmatch(printed):
            raise ValueError(f"“{text}” bukan kode wilayah. Tulis misalnya 12.07.26 atau 12.07.26.2001.")
        return cls(printed)

    @property
    def level(self) -> str:
        """provinsi, kabkota, kecamatan or desa."""
        return LEVELS[self.text.count(".")]

    @property
    def jenis(self) -> str:
        """The kind as the ministry numbers it: kabupaten or kota, desa, kelurahan or desa_adat."""
        parts = self.text.split(".")
        if self.level == "kabkota":
            return "kota" if int(parts[1]) >= FIRST_KOTA else "kabupaten"
        if self.level == "desa":
            return _JENIS_DESA.get(parts[3][0], "desa")
        return self.level

    @property
    def parent(self) -> "KodeWilayah | None":
        """The region one level up; a province has none."""
        upper, dot, _ = self.text.rpartition(".")
        return KodeWilayah(upper) if dot else None

    def at(self, level: str) -> "KodeWilayah | None":
        """The region of that level this one lies in; None where this one is wider."""
        parts = self.text.split(".")
        depth = LEVELS.index(level) + 1
        return KodeWilayah(".".join(parts[:depth])) if depth <= len(parts) else None

    def within(self, upper: "KodeWilayah | str") -> bool:
        """Whether this region is `upper` or lies in it; an empty `upper` is the whole country."""
        prefix = str(upper)
        return not prefix or self.text == prefix or self.text.startswith(f"{prefix}.")

    def __str__(self) -> str:
        return self.text
