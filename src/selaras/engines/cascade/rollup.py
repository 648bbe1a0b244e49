"""Sums of the plan, each rupiah once, and the places where a printed sum is not the sum of its parts."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from selaras.engines.cascade.picture import LineP, Picture
from selaras.engines.cascade.threads import NOTHING, Threads, above, children, threads
from selaras.values.wilayah import KodeWilayah

SEVERAL_PLACES = "lintas_kecamatan"  # a line in more than one kecamatan is not split: nobody said how
WHOLE_DAERAH = "seluruh_daerah"
NO_PLACE = "tanpa_lokasi"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A line whose printed pagu is not the sum of the lines below it."""

    line: int
    opd: int
    jenjang: str
    printed: int  # rupiah
    below: int  # rupiah, sum of the children as printed
    parts: tuple[tuple[int, int], ...]  # (child, rupiah)
    unpriced: int  # children without any pagu in their branch

    @property
    def difference(self) -> int:
        """Printed less the sum of the parts, in rupiah."""
        return self.printed - self.below


@dataclass(frozen=True, slots=True)
class Amount:
    """Money standing at one place of the plan."""

    pagu: int = 0  # rupiah
    lines: int = 0  # lines with pagu
    opd: frozenset[int] = NOTHING


@dataclass(frozen=True, slots=True)
class Headline:
    """The sums that are compared between two pictures."""

    total: Amount
    per_opd: dict[int, Amount]
    per_prioritas: dict[int, Amount]  # a line of several prioritas stands in each


@dataclass(frozen=True, slots=True)
class Rollup:
    """All sums of one picture."""

    total: Amount
    unpriced: tuple[int, ...]  # lowest lines without pagu, and no pagu above them
    mismatches: tuple[Mismatch, ...]
    per_line: dict[int, Amount]  # the branch of each line, summed from its lowest lines
    per_opd: dict[int, Amount]
    per_simpul: dict[int, Amount]  # lines tied to the node or below it, each once
    promised: dict[int, int]  # node -> rupiah promised by OPDs without naming a line
    per_prioritas: dict[int, Amount]  # a line of several prioritas stands in each
    per_place: dict[str, Amount]  # kecamatan code or one of the three names above; adds up to the total
    per_fund: dict[str, int]  # source of funds as printed, of the lowest lines that name one


class _Sums[K: Hashable]:
    def __init__(self) -> None:
        self.pagu: dict[K, int] = defaultdict(int)
        self.lines: dict[K, int] = defaultdict(int)
        self.opd: dict[K, set[int]] = defaultdict(set)

    def add(self, keys: Iterable[K], line: LineP) -> None:
        for key in keys:
            self.pagu[key] += line.pagu or 0
            self.lines[key] += 1
            self.opd[key].add(line.opd)

    def amounts(self, keys: Iterable[K] = ()) -> dict[K, Amount]:
        found = {key: Amount() for key in keys}
        for key, pagu in self.pagu.items():
            found[key] = Amount(pagu, self.lines[key], frozenset(self.opd[key]))
        return found


def headline(picture: Picture, read: Threads | None = None) -> Headline:
    """Sums a picture as a whole, by OPD and by prioritas."""
    read = read or threads(picture)
    total, opd, prioritas = _Sums[int](), _Sums[int](), _Sums[int]()
    for row in read.money:
        total.add((0,), row)
        opd.add((row.opd,), row)
        prioritas.add(read.prioritas(row), row)
    return Headline(
        total=total.amounts((0,))[0],
        per_opd=opd.amounts(row.id for row in picture.opd),
        per_prioritas=prioritas.amounts(k for k, row in read.simpul.items() if row.jenjang == "prioritas"),
    )


def rollup(picture: Picture, read: Threads | None = None) -> Rollup:
    """Sums a picture at every place it is looked at from."""
    read = read or threads(picture)
    head = headline(picture, read)
    line, simpul, place = _Sums[int](), _Sums[int](), _Sums[str]()
    funds: dict[str, int] = defaultdict(int)
    paths: dict[int, list[int]] = {}
    for row in read.money:
        line.add(above(read.lines, row.id), row)
        simpul.add(_with_upper(read, read.nodes.get(row.id, NOTHING), paths), row)
        place.add((place_of(row, picture.daerah),), row)
        for fund, rupiah in row.sumber_dana:
            funds[fund] += rupiah
    return Rollup(
        total=head.total,
        unpriced=_unpriced(read),
        mismatches=mismatches(picture),
        per_line=line.amounts(read.lines),
        per_opd=head.per_opd,
        per_simpul=simpul.amounts(read.simpul),
        promised=_promised(read, paths),
        per_prioritas=head.per_prioritas,
        per_place=dict(sorted(place.amounts().items())),
        per_fund=dict(sorted(funds.items())),
    )


def per_node(read: Threads) -> dict[int, Amount]:
    """Money at each node, each rupiah once: as `per_simpul`, and at a prioritas as `per_prioritas`, and above it."""
    groups: dict[tuple[frozenset[int], tuple[int, ...]], list[LineP]] = defaultdict(list)
    for row in read.money:
        nodes = read.nodes.get(row.id, NOTHING)
        if nodes or row.tags:
            groups[nodes, row.tags].append(row)
    pagu, lines = defaultdict[int, int](int), defaultdict[int, int](int)
    opd: dict[int, set[int]] = defaultdict(set)
    paths: dict[int, list[int]] = {}
    for (nodes, _tags), rows in groups.items():
        amount, agencies = sum(row.pagu or 0 for row in rows), {row.opd for row in rows}
        for key in _with_upper(read, nodes | read.prioritas(rows[0]), paths):
            pagu[key] += amount
            lines[key] += len(rows)
            opd[key] |= agencies
    return {key: Amount(pagu[key], lines[key], frozenset(opd[key])) for key in pagu}


def mismatches(picture: Picture) -> tuple[Mismatch, ...]:
    """Lines whose printed pagu is not the sum below; a child without pagu counts with its own parts."""
    below = children(picture.lines)
    known = {line.id: line.pagu for line in picture.lines}  # of a line without pagu: the sum of its parts
    found: list[Mismatch] = []
    for line in _lowest_first(picture, below):
        parts = tuple((child, amount) for child in below[line.id] if (amount := known[child]) is not None)
        summed = sum(amount for _, amount in parts)
        if line.pagu is None:
            known[line.id] = summed if parts else None
        elif parts and summed != line.pagu:
            unpriced = len(below[line.id]) - len(parts)
            found.append(Mismatch(line.id, line.opd, line.jenjang, line.pagu, summed, parts, unpriced))
    return tuple(sorted(found, key=lambda row: row.line))


def _lowest_first(picture: Picture, below: dict[int | None, list[int]]) -> list[LineP]:
    """The lines with lines below them, each after those below it."""
    lines = {line.id: line for line in picture.lines}
    order: list[LineP] = []
    queue = [line.id for line in picture.lines if line.id in below and line.induk not in lines]
    while queue:
        at = queue.pop()
        order.append(lines[at])
        queue.extend(child for child in below[at] if child in below)
    return order[::-1]


def _with_upper(read: Threads, nodes: Iterable[int], paths: dict[int, list[int]]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        if node not in paths:
            paths[node] = above(read.simpul, node)
        found.update(paths[node])
    return found


def _promised(read: Threads, paths: dict[int, list[int]]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for tie in read.ties:
        rupiah = tie.contribution.rupiah or 0
        if tie.contribution.line is None and rupiah > 0:
            for node in _with_upper(read, (tie.contribution.simpul,), paths):
                found[node] += rupiah
    return dict(found)


def place_of(line: LineP, daerah: str) -> str:
    """The one kecamatan a line lies in, or why there is none."""
    kecamatan: set[str] = set()
    wide = False
    for kode in line.wilayah:
        at = KodeWilayah(kode).at("kecamatan")  # codes come parsed from the wilayah table
        if at is None:
            wide = wide or kode == daerah
        else:
            kecamatan.add(at.text)
    if wide:
        return WHOLE_DAERAH
    if len(kecamatan) > 1:
        return SEVERAL_PLACES
    return kecamatan.pop() if kecamatan else NO_PLACE


def _unpriced(read: Threads) -> tuple[int, ...]:
    """Lowest lines without pagu in a branch that has none at all: work nobody has priced."""
    uppers = {line.induk for line in read.lines.values()}
    return tuple(
        line.id
        for line in read.lines.values()
        if line.id not in uppers and not any((read.lines[upper].pagu or 0) > 0 for upper in above(read.lines, line.id))
    )
