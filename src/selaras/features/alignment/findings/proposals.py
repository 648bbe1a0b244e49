"""Proposals as findings look at them, and the little that their kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

VILLAGE = 13  # characters of a village's code


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal of the cycle that was sent and not withdrawn or joined to another."""

    id: int
    kode: str
    judul: str
    keadaan: str
    langkah: str
    hasil: str
    alasan: str
    wilayah: str  # code; '' = not known
    opd: int | None
    asked: int  # rupiah; 0 = not said
    agreed: int | None  # rupiah

    @property
    def village(self) -> str:
        return self.wilayah if len(self.wilayah) == VILLAGE else ""

    @property
    def open(self) -> bool:
        return self.keadaan in ("berjalan", "dikembalikan")

    @property
    def accepted(self) -> bool:
        return self.keadaan == "selesai" and self.hasil in ("diterima", "diterima_sebagian")


@dataclass(frozen=True, slots=True)
class Placement:
    """A proposal in a line of the plan."""

    id: int
    usulan: int
    line: int
    rupiah: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same village asked for the same in the years before."""

    years: int  # running, this one included
    refused: str = ""  # the last year, where that said no


@dataclass(frozen=True, slots=True)
class Rank:
    """A proposal's place in its forum, and how many the forum may pass on."""

    urutan: int
    batas: int


@dataclass(frozen=True)
class Proposals:
    """The proposals of a cycle and what is known around them."""

    rows: tuple[Proposal, ...] = ()
    late: Mapping[int, int] = field(default_factory=dict)  # open proposal → days past the window of its step
    placed: tuple[Placement, ...] = ()
    repeats: Mapping[int, Repeat] = field(default_factory=dict)
    ranks: Mapping[int, Rank] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # wilayah of the daerah: code → name
    worked: frozenset[str] = frozenset()  # wilayah in which packages are done


def meets(one: str, other: str) -> bool:
    """Whether one wilayah lies in the other, or is the same."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
