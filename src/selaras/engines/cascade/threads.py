"""Which line is tied to which node, and where the money stands: read once, used by every figure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from selaras.engines.cascade.picture import ContributionP, LineP, Picture, SimpulP
from selaras.values.angka import parse_target

# Words that fill a target cell without promising anything.
NO_TARGET = frozenset({"n/a", "na", "nihil", "tidak ada", "belum ada", "kosong", "tbd", "null", "none", "dst"})
NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """An accepted contribution with what it stands for."""

    contribution: ContributionP
    opd: int  # the line's own OPD where a line is named
    sasaran: int | None  # the sasaran at or above its node
    prioritas: int | None  # the prioritas at or above its node
    carries: bool  # brings a target or money; otherwise it is a bare link


@dataclass(frozen=True, slots=True)
class Ignored:
    """A contribution that counts nowhere, with the reason."""

    contribution: int
    because: str  # belum_diterima, simpul_tidak_ada, baris_tidak_ada


@dataclass(frozen=True, slots=True)
class Threads:
    """The picture with its parents, children and ties found."""

    picture: Picture
    simpul: Mapping[int, SimpulP]
    lines: Mapping[int, LineP]
    sasaran_of: Mapping[int, int | None]  # node -> sasaran at or above it
    prioritas_of: Mapping[int, int | None]  # node of the year -> prioritas at or above it
    supports: Mapping[int, tuple[int, ...]]  # sasaran -> prioritas it supports
    ties: tuple[Tie, ...]
    ignored: tuple[Ignored, ...]
    nodes: Mapping[int, frozenset[int]]  # line -> nodes it is tied to: itself, above it, below it
    served: Mapping[int, frozenset[int]]  # line -> sasaran it serves
    carried: Mapping[int, frozenset[int]]  # line -> those of them where a link of its own brings a target or money
    money: tuple[LineP, ...]  # lowest lines with pagu: each rupiah once

    def sasaran(self, line: int) -> frozenset[int]:
        """The sasaran a line serves."""
        return self.served.get(line, NOTHING)

    def prioritas(self, line: LineP) -> frozenset[int]:
        """The prioritas a line serves: through its sasaran, by its tag, or by a link of its own."""
        found = {p for tag in line.tags if (p := self.prioritas_of.get(tag)) is not None}
        for node in self.nodes.get(line.id, NOTHING):
            if (own := self.prioritas_of[node]) is not None:
                found.add(own)
        for sasaran in self.sasaran(line.id):
            found.update(self.supports[sasaran])
        return frozenset(found)


class _Row(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def induk(self) -> int | None: ...


def threads(picture: Picture) -> Threads:
    """Reads parents, ties and money out of the picture in one pass over each table."""
    simpul = {row.id: row for row in picture.simpul}
    lines = {row.id: row for row in picture.lines}
    sasaran_of = _nearest(simpul, "sasaran")
    prioritas_of = _nearest(simpul, "prioritas")
    ties, ignored = _ties(picture.contributions, lines, sasaran_of, prioritas_of)
    nodes = _nodes(ties, lines)
    return Threads(
        picture=picture,
        simpul=simpul,
        lines=lines,
        sasaran_of=sasaran_of,
        prioritas_of=prioritas_of,
        supports={row.id: _supported(row, prioritas_of) for row in simpul.values() if row.jenjang == "sasaran"},
        ties=ties,
        ignored=ignored,
        nodes=nodes,
        served=_served(nodes, sasaran_of),
        carried=_served(_nodes((tie for tie in ties if tie.carries), lines), sasaran_of),
        money=_money(lines),
    )


def carries(contribution: ContributionP) -> bool:
    """Whether a contribution brings a target or money; zero, a dash and filler words bring nothing."""
    if (contribution.rupiah or 0) > 0:
        return True
    text = contribution.target.strip()
    if not text:
        return False
    target = parse_target(text)
    if target.nilai is not None:
        return target.nilai != 0
    words = text.strip(" .-–—").lower()
    return words not in NO_TARGET and bool(re.search(r"[a-z]|[1-9]", words))


def children(rows: Iterable[_Row]) -> dict[int | None, list[int]]:
    """The ids below each row, in the given order; roots stand under None."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for row in rows:
        below[row.induk].append(row.id)
    return below


def above(rows: Mapping[int, _Row], start: int) -> list[int]:
    """The ids from a row up to its root, itself first; a ring in bad data ends the walk."""
    path: list[int] = []
    at: int | None = start
    while at is not None and at in rows and at not in path:
        path.append(at)
        at = rows[at].induk
    return path


def _nearest(simpul: Mapping[int, SimpulP], jenjang: str) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for start in simpul:
        path: list[int] = []
        at: int | None = start
        answer = None
        while at is not None and at in simpul:
            if at in found:
                answer = found[at]
                break
            if at in path:
                break
            path.append(at)
            if simpul[at].jenjang == jenjang:
                answer = at
                break
            at = simpul[at].induk
        found.update(dict.fromkeys(path, answer))
    return found


def _supported(sasaran: SimpulP, prioritas_of: Mapping[int, int | None]) -> tuple[int, ...]:
    found = (prioritas_of.get(node) for node in sasaran.prioritas)
    return tuple(dict.fromkeys(node for node in found if node is not None))


def _ties(
    contributions: Iterable[ContributionP],
    lines: Mapping[int, LineP],
    sasaran_of: Mapping[int, int | None],
    prioritas_of: Mapping[int, int | None],
) -> tuple[tuple[Tie, ...], tuple[Ignored, ...]]:
    ties: list[Tie] = []
    ignored: list[Ignored] = []
    for row in sorted(contributions, key=lambda each: each.id):  # of two leads the older one is said
        if not row.accepted:
            ignored.append(Ignored(row.id, "belum_diterima"))
        elif row.simpul not in sasaran_of:
            ignored.append(Ignored(row.id, "simpul_tidak_ada"))
        elif row.line is not None and row.line not in lines:
            ignored.append(Ignored(row.id, "baris_tidak_ada"))
        else:
            opd = row.opd if row.line is None else lines[row.line].opd
            ties.append(Tie(row, opd, sasaran_of[row.simpul], prioritas_of[row.simpul], carries(row)))
    return tuple(ties), tuple(ignored)


def _nodes(ties: Iterable[Tie], lines: Mapping[int, LineP]) -> dict[int, frozenset[int]]:
    """A link of a programme holds for its kegiatan; a link of a kegiatan shows on its programme."""
    own: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.contribution.line is not None:
            own[tie.contribution.line].add(tie.contribution.simpul)
    if not own:
        return {}
    upward: dict[int, set[int]] = defaultdict(set)
    for line, nodes in own.items():
        for upper in above(lines, line):
            upward[upper] |= nodes
    found: dict[int, frozenset[int]] = {}
    down: dict[int | None, frozenset[int]] = {None: NOTHING}  # line -> what holds for everything below it
    for row in lines.values():
        if row.induk not in down:
            uppers = above(lines, row.induk) if row.induk is not None else []
            down[row.induk] = NOTHING.union(*(own.get(upper, NOTHING) for upper in uppers))
        tied = down[row.induk]
        if row.id in upward:
            tied = tied | upward[row.id]
        if tied:
            found[row.id] = tied
    return found


def _served(nodes: Mapping[int, frozenset[int]], sasaran_of: Mapping[int, int | None]) -> dict[int, frozenset[int]]:
    known: dict[frozenset[int], frozenset[int]] = {}
    for tied in nodes.values():
        if tied not in known:
            known[tied] = frozenset(s for node in tied if (s := sasaran_of[node]) is not None)
    return {line: known[tied] for line, tied in nodes.items() if known[tied]}


def _money(lines: Mapping[int, LineP]) -> tuple[LineP, ...]:
    """Lines with pagu above zero and no such line below them."""
    covered: set[int] = set()
    for line in lines.values():
        if (line.pagu or 0) > 0:
            at = line.induk
            while at is not None and at in lines and at not in covered and at != line.id:
                covered.add(at)
                at = lines[at].induk
    return tuple(line for line in lines.values() if (line.pagu or 0) > 0 and line.id not in covered)
