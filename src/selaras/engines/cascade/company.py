"""Who could keep a lonely sasaran company: OPDs whose lines lie near it, with what they have in common."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from selaras.engines.cascade.picture import LineP
from selaras.engines.cascade.threads import NOTHING, Threads
from selaras.values.kode import Kode
from selaras.values.wilayah import KodeWilayah

PROGRAM, URUSAN, PRIORITAS, KECAMATAN = "program", "urusan", "prioritas", "kecamatan"
KINDS_OF_CODE = {"program": PROGRAM, "bidang_urusan": URUSAN}
WEIGHTS = {PROGRAM: 4, URUSAN: 3, PRIORITAS: 2, KECAMATAN: 1}  # the more specific, the heavier

type _Trait = tuple[str, str]  # kind, what it is


@dataclass(frozen=True, slots=True)
class Partner:
    """An OPD that might join, and why it was thought of."""

    opd: int
    lines: int  # its lines that have something in common
    rupiah: int  # their pagu
    because: tuple[tuple[str, int], ...]  # kind of nearness → lines, strongest first

    @property
    def weight(self) -> int:
        return sum(WEIGHTS[kind] for kind, _lines in self.because)


class Neighbours:
    """The lowest lines of a picture by programme, field of government, prioritas and kecamatan."""

    def __init__(self, read: Threads) -> None:
        self.read = read
        self._lines: dict[_Trait, list[LineP]] = defaultdict(list)
        self._by_sasaran: dict[int, list[LineP]] = defaultdict(list)
        for line in read.money:
            for trait in _traits(line, read.prioritas(line)):
                self._lines[trait].append(line)
            for sasaran in read.served.get(line.id, NOTHING):
                self._by_sasaran[sasaran].append(line)

    def partners(self, sasaran: int, opd: int, among: Collection[int], most: int = 3) -> tuple[Partner, ...]:
        """OPDs of `among` that lie nearest to what `opd` does for a sasaran; ties by rupiah, then by id."""
        wanted: set[_Trait] = {(PRIORITAS, str(key)) for key in self.read.supports.get(sasaran, ())}
        for line in self._by_sasaran.get(sasaran, ()):
            if line.opd == opd:
                wanted |= _traits(line, NOTHING)
        near: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for trait in sorted(wanted):
            for line in self._lines.get(trait, ()):
                if line.opd != opd and line.opd in among:
                    near[line.opd][trait[0]].add(line.id)
        found = [self._partner(key, kinds) for key, kinds in near.items()]
        found.sort(key=lambda row: (-row.weight, -row.rupiah, row.opd))
        return tuple(found[:most])

    def _partner(self, opd: int, kinds: Mapping[str, set[int]]) -> Partner:
        lines = set().union(*kinds.values())
        rupiah = sum(self.read.lines[key].pagu or 0 for key in lines)
        because = tuple((kind, len(kinds[kind])) for kind in WEIGHTS if kinds.get(kind))
        return Partner(opd, len(lines), rupiah, because)


@lru_cache(maxsize=8192)
def _fields(kode: str) -> tuple[tuple[str, str], ...] | None:
    """Programme and field of government of a code; none of the first programme, which carries the office itself.

    Permendagri 90/2019: programme 01 of every field is "Penunjang Urusan Pemerintahan Daerah", printed once as X.XX.01.
    """
    try:
        at: Kode | None = Kode.parse(kode)
    except ValueError:
        return ()
    if at is None or at.generic() != at.normal:
        return None
    found: list[tuple[str, str]] = []
    while at is not None:
        if at.tingkat in KINDS_OF_CODE:
            found.append((KINDS_OF_CODE[at.tingkat], at.normal))
        at = at.parent
    return tuple(found)


def of_the_office(line: LineP) -> bool:
    """Whether a line carries the office itself: such work has a sasaran of its own, not one of a field of government."""
    return _fields(line.kode) is None


def _traits(line: LineP, prioritas: Iterable[int]) -> set[_Trait]:
    """Programme, field, prioritas and kecamatan of a line; a line of the office itself has none."""
    fields = _fields(line.kode)
    if fields is None:
        return set()
    found: set[_Trait] = {*fields, *((PRIORITAS, str(key)) for key in prioritas)}
    for kode in line.wilayah:
        at = KodeWilayah(kode).at("kecamatan")
        if at is not None:
            found.add((KECAMATAN, at.text))
    return found
