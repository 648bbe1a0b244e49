"""What a kind of finding is, and the scene that its generator looks at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from selaras.engines.cascade.orphans import Orphan, Orphans, orphans
from selaras.engines.cascade.picture import LineP, OpdP, Picture, SimpulP
from selaras.engines.cascade.rollup import Rollup, rollup
from selaras.engines.cascade.threads import Threads, threads
from selaras.features.alignment.findings.proposals import Proposal, Proposals

OPD, BAPPEDA = "opd", "bappeda"  # who owns a kind
Facts = dict[str, Any]  # text, whole numbers and lists of them


@dataclass(frozen=True, slots=True)
class Agency:
    """What a finding needs of an OPD beyond its name."""

    id: int
    semu: bool  # stands for rows whose source names no OPD
    belanja: int  # rupiah, total spending as the source printed it; 0 = not printed
    upload: int | None
    listed: bool  # came from a list of agencies, not from a row of work
    people: bool  # somebody plans for it


@dataclass(frozen=True, slots=True)
class LoosePaket:
    """A package that hangs on no line, or whose pagu cannot be meant."""

    id: int
    opd: int
    line: int | None
    nama: str
    pagu: int
    kodes: tuple[str, ...]  # sub kegiatan codes it names, in matching form
    sumber: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request to contribute that nobody has answered."""

    id: int
    simpul: int
    opd: int
    by: str
    days: int
    rupiah: int


@dataclass(frozen=True, slots=True)
class Source:
    """An applied upload and what its files do not carry at all."""

    id: int
    label: str
    opd: int | None
    gaps: frozenset[str]  # lokasi, sumber_dana, kelompok_sasaran, prakiraan_maju, indikator


@dataclass(frozen=True, slots=True)
class Codes:
    """The official codes as far as the lines of the plan need them."""

    set: str
    names: Mapping[str, str]  # code of this set → official name
    forms: Mapping[str, tuple[str, ...]]  # printed code → forms to match; () = no code at all
    elsewhere: Mapping[str, str]  # code this set does not know → another set that knows it
    successors: Mapping[str, tuple[str, ...]]  # code of an older set → what follows it in this one

    def official(self, printed: str) -> str | None:
        """The code of this set that a printed one means."""
        return next((form for form in self.forms.get(printed, ()) if form in self.names), None)


@dataclass(frozen=True, slots=True)
class AgreedMerge:
    """A text that its office still plans, though another one was agreed to carry the work out."""

    pair: int
    nama: str
    opd: int
    pelaksana: str
    rupiah: int
    line: int | None


@dataclass(frozen=True)
class Scene:
    """A picture of the plan and the little around it that findings look at."""

    picture: Picture
    codes: Codes
    agencies: Mapping[int, Agency] = field(default_factory=dict)
    paket: tuple[LoosePaket, ...] = ()
    requests: tuple[Request, ...] = ()
    sources: tuple[Source, ...] = ()
    source_of: Mapping[int, int] = field(default_factory=dict)  # line → upload
    places: Mapping[str, str] = field(default_factory=dict)  # wilayah code → name, of the ceilings
    proposals: Proposals = field(default_factory=Proposals)
    merges: tuple[AgreedMerge, ...] = ()

    @cached_property
    def read(self) -> Threads:
        return threads(self.picture)

    @cached_property
    def orphans(self) -> Orphans:
        return orphans(self.picture, self.read)

    @cached_property
    def sums(self) -> Rollup:
        return rollup(self.picture, self.read)

    @cached_property
    def opd(self) -> dict[int, OpdP]:
        return {row.id: row for row in self.picture.opd}

    @cached_property
    def children(self) -> dict[int, list[LineP]]:
        found: dict[int, list[LineP]] = {}
        for line in self.picture.lines:
            if line.induk is not None:
                found.setdefault(line.induk, []).append(line)
        return found

    @cached_property
    def lowest(self) -> tuple[LineP, ...]:
        """Lines with nothing printed below them."""
        return tuple(line for line in self.picture.lines if line.id not in self.children)

    @cached_property
    def _silent(self) -> dict[int, frozenset[str]]:
        return {source.id: source.gaps for source in self.sources}

    def carries(self, line: LineP, column: str) -> bool:
        """Whether the source of a line has this column at all; a line that was typed in has every column."""
        return column not in self._silent.get(self.source_of.get(line.id, 0), frozenset())

    def pseudo(self, opd: int) -> bool:
        """Whether this OPD only stands for rows that name none."""
        agency = self.agencies.get(opd)
        return agency is not None and agency.semu


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as a generator says it."""

    subject: str
    rupiah: int = 0
    opd: int | None = None
    simpul: int | None = None
    line: int | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """The way to the repair: a page, and which id of the finding it takes."""

    label: Any
    page: str  # URL name
    takes: str = ""  # 'pk=line', 'line=line', 'simpul=simpul', 'pk=subject'
    asks: str = ""  # the same as part of the question: '?simpul=…'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its words, its owner, its repair, and how it is found."""

    code: str  # stable; stands in summaries, exports and addresses
    title: Any  # one or two words, on the chip
    heading: Any  # its name in lists, alone on its line
    sentence: Any  # '%(line)s …', about one finding
    group: Any  # '%(n)s … %(opd)s …', about several of one OPD
    find: Callable[[Scene], Iterable[Found]]
    act: Act
    chip: str = "mute"  # alone, clash, mute
    owner: str = OPD
    each: bool = False  # said one by one on the home page, never as a group of an OPD
    talk: bool = False  # whether it needs talk between offices; the home page lists these
    money: tuple[str, ...] = ()  # facts that are rupiah
    words: Mapping[str, Any] = field(default_factory=dict)  # fact values that are codes → their words
    seals: tuple[str, ...] | None = None  # facts whose change reopens what was set aside; None = all


def line_found(line: LineP, rupiah: int | None = None, **facts: Any) -> Found:
    """A finding about a line of work."""
    amount = (line.pagu or 0) if rupiah is None else rupiah
    return Found(f"plan.planline:{line.id}", amount, line.opd, None, line.id, facts)


def simpul_found(simpul: SimpulP | int, rupiah: int = 0, opd: int | None = None, **facts: Any) -> Found:
    """A finding about a node of meaning."""
    key = simpul if isinstance(simpul, int) else simpul.id
    return Found(f"plan.simpul:{key}", rupiah, opd, key, None, facts)


def usulan_found(row: Proposal, rupiah: int, opd: int | None = None, **facts: Any) -> Found:
    """A finding about a proposal."""
    said = {"nama": row.judul, "kode": row.kode, **facts}
    return Found(f"usulan.usulan:{row.id}", rupiah, opd, None, None, said)


def gaps(kind: str, jenjang: str) -> Callable[[Scene], Iterable[Found]]:
    """The gaps of one kind that the engine finds at sasaran or prioritas."""

    def find(scene: Scene) -> Iterable[Found]:
        for row in scene.orphans.of_kind(kind):
            if row.jenjang == jenjang and row.simpul is not None:
                yield _gap(row)

    return find


def _gap(row: Orphan) -> Found:
    return simpul_found(row.simpul or 0, row.rupiah, row.opd)


def open_line(label: Any) -> Act:
    """Go to the line and repair it there."""
    return Act(label, "plan:line.detail", takes="pk=line")
