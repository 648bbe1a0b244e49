"""What the suggestion engine takes and gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An official sub kegiatan with what the decree says of it and where it hangs."""

    kode: str
    nama: str
    kegiatan: str  # code
    kegiatan_nama: str
    program: str  # code
    program_nama: str
    kinerja: str = ""
    indikator: str = ""
    definisi: str = ""  # definisi operasional


@dataclass(frozen=True, slots=True)
class Mapping:
    """A text that people placed: the codes they accepted, of a sub kegiatan or of a kegiatan."""

    text: str
    codes: tuple[str, ...]
    key: str = ""  # the project it belongs to; a query of the same project does not learn from it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One alternative. It proposes; a person decides."""

    kode: str
    nama: str
    kegiatan: str
    kegiatan_nama: str
    program: str
    program_nama: str
    likeness: float  # 0..1 of the largest value the evidence can reach; it orders alternatives, it is no probability
    because: tuple[str, ...]
    certain: bool = True  # False: only its kegiatan is known; nothing says which sub kegiatan in it


@dataclass(frozen=True, slots=True)
class Owner:
    """What an OPD holds: codes of its lines, and the bidang urusan it was given."""

    opd: int
    nama: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agency:
    """An OPD that a text may belong to."""

    opd: int
    nama: str
    likeness: float  # 0..1
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """A sasaran or a prioritas with the words that stand under it: strategies, programmes mapped to it."""

    id: int
    jenjang: str  # sasaran, prioritas
    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AimSuggestion:
    """An aim that a text may serve."""

    id: int
    jenjang: str
    text: str
    likeness: float  # 0..1
    because: tuple[str, ...]
