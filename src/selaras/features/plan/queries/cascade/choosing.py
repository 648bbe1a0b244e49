"""What somebody asked the tree for, and which nodes and lines answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from selaras.engines.cascade.threads import above
from selaras.features.plan.queries.cascade.reading import Tree


@dataclass(frozen=True, slots=True)
class Ask:
    """What the page shows: by which branch, how deep, of whom, which branches are open or shut."""

    by: str = "rpjmd"  # rpjmd, prioritas
    depth: str = "program"
    opd: int | None = None
    prioritas: int | None = None
    text: str = ""
    differs: bool = False  # only rows with a sum that is not the sum of its parts
    opened: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()

    @property
    def seeks(self) -> bool:
        """Whether single rows are looked for: then the way to each of them is opened."""
        return bool(self.text) or self.differs

    @property
    def narrows(self) -> bool:
        return self.seeks or self.opd is not None or self.prioritas is not None


@dataclass(frozen=True, slots=True)
class Choice:
    """The nodes and lines that are shown; None means all of them."""

    nodes: frozenset[int] | None = None
    lines: frozenset[int] | None = None
    opd: int | None = None

    def node(self, simpul: int) -> bool:
        return self.nodes is None or simpul in self.nodes

    def line(self, line: int, opd: int) -> bool:
        return (self.opd is None or opd == self.opd) and (self.lines is None or line in self.lines)


def choose(tree: Tree, ask: Ask) -> Choice:
    """A filter keeps the way from the top to everything that answers it."""
    if not ask.narrows:
        return Choice()
    field = set(tree.read.simpul)
    if ask.prioritas is not None:
        field = {node for node in field if ask.prioritas in tree.reach[node]}
    if ask.opd is not None:
        field &= {tie.contribution.simpul for tie in tree.read.ties if tie.opd == ask.opd}
    if not ask.seeks:
        return Choice(_up(tree, field), None, ask.opd)
    nodes, lines = _found(tree, ask)
    ways: set[int] = set()
    for line in lines:
        path = above(tree.read.lines, line)
        nodes |= {node for upper in path for node in tree.shown_at.get(upper, ())}
        ways.update(path)
    return Choice(_up(tree, nodes & field), frozenset(ways), ask.opd)


def _up(tree: Tree, nodes: Iterable[int]) -> frozenset[int]:
    found: set[int] = set()
    for node in nodes:
        found |= tree.reach[node]
    return frozenset(found)


def _found(tree: Tree, ask: Ask) -> tuple[set[int], set[int]]:
    """Nodes and lines whose words, code or OPD hold the text; lines whose parts add up to something else."""
    if ask.differs:
        return set(), set(tree.sums)
    text = ask.text.casefold()
    opds = {row.id for row in tree.opd.values() if text in f"{row.nama} {row.singkatan}".casefold()}
    nodes = {s.id for s in tree.read.simpul.values() if text in f"{s.kode} {s.uraian}".casefold()}
    nodes |= {tie.contribution.simpul for tie in tree.read.ties if tie.opd in opds}
    lines = {line.id for line in tree.read.lines.values() if text in f"{line.kode} {line.nama}".casefold()}
    lines |= {line for line in tree.shown_at if tree.read.lines[line].opd in opds}
    return nodes, lines
