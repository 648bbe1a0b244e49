"""What is compared: a line, a proposal or a package as one text with the few facts around it."""

from dataclasses import dataclass

from selaras.engines.language import Reading

SAMA, SATU_PAKET, SETEMPAT, BERBEDA = "sama", "satu_paket", "setempat", "berbeda"


@dataclass(frozen=True, slots=True)
class Item:
    """One text of any source with what is known beside it; empty or None means not said."""

    id: str
    reading: Reading
    detail: Reading | None = None  # a longer description; asked for what the short one leaves open
    pagu: int | None = None  # rupiah
    volume: str = ""
    opd: str = ""
    sub_kegiatan: str = ""  # code as printed
    akun: tuple[str, ...] = ()
    source: str = ""  # line, usulan, paket, …

    def first(self, name: str) -> frozenset[str]:
        """What the text says of this; where it is silent, what the description says."""
        said: frozenset[str] = getattr(self.reading, name)
        return said or (getattr(self.detail, name) if self.detail else frozenset())

    @property
    def marks(self) -> frozenset[tuple[str, str]]:
        """The smaller places and assets of both."""
        return self.reading.marks | (self.detail.marks if self.detail else frozenset())
