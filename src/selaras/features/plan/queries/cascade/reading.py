"""The tree of one cycle, read from the few columns it needs and kept until somebody acts."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import starmap
from typing import cast

from selaras.engines.cascade.orphans import Orphan, loose_lines
from selaras.engines.cascade.picture import LineP, OpdP, Picture, SimpulP
from selaras.engines.cascade.rollup import Amount, mismatches, per_node
from selaras.engines.cascade.threads import Threads, above, threads
from selaras.features.plan.models import PlanLine, Simpul, Support, Tag
from selaras.features.plan.queries.cascade.work import COLUMNS, Work, whole_lines
from selaras.features.plan.queries.picture import contributions_of, forgotten_with_pictures, moment_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.values.jenjang import order_of

KEEP = 3  # trees; one of 7,000 nodes takes about 8 MB


@dataclass(slots=True)
class Tree:
    """One reading of a cycle, with children by node and by line."""

    tahun: int
    read: Threads
    nodes: dict[int | None, list[SimpulP]] = field(default_factory=lambda: defaultdict(list))
    supporting: dict[int, list[SimpulP]] = field(default_factory=lambda: defaultdict(list))  # prioritas → sasaran
    tied: dict[int, list[Work]] = field(default_factory=lambda: defaultdict(list))  # node → topmost lines tied to it
    shown_at: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # such a line → its nodes
    below: dict[int, list[Work]] = field(default_factory=lambda: defaultdict(list))  # line → its children
    reach: dict[int, frozenset[int]] = field(default_factory=dict)  # node → itself, above it, prioritas it supports
    money: dict[int, Amount] = field(default_factory=dict)  # node → rupiah, each rupiah once
    sums: dict[int, int] = field(default_factory=dict)  # line → sum of its children, where it differs
    inside: dict[int, int] = field(default_factory=dict)  # line → differences below it
    within: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))  # node → lines with a difference
    leads: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))  # node → OPD that leads it
    company: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))  # node → OPD at it or below it
    opd: dict[int, OpdP] = field(default_factory=dict)
    unserved: list[Orphan] | None = None
    waiting: int = 0  # contributions asked for and not yet answered

    @property
    def seen_differences(self) -> int:
        """Sums that do not fit on lines that stand in the tree; the others belong to loose lines."""
        return len(set[int]().union(*self.within.values()))

    @property
    def loose(self) -> list[Orphan]:
        """Topmost lines that serve no sasaran; only the whole page asks."""
        if self.unserved is None:
            self.unserved = loose_lines(self.read)
        return self.unserved

    def opd_name(self, opd: int) -> str:
        found = self.opd.get(opd)
        return (found.singkatan or found.nama) if found else "—"


_kept: OrderedDict[tuple[int, str], Tree] = OrderedDict()


def tree_of(siklus: Siklus) -> Tree:
    """The tree as it stands, read again only after somebody has acted in this daerah and year."""
    key = moment_of(siklus)
    tree = _kept.get(key)
    if tree is None:
        tree = _kept[key] = _grown(siklus.tahun, _narrow(siklus, _lines(siklus)))
        while len(_kept) > KEEP:
            _kept.popitem(last=False)
    return tree


@forgotten_with_pictures
def forget() -> None:
    """Read every tree anew, for whoever writes without an act."""
    _kept.clear()


def branch_tree(siklus: Siklus, key: str) -> Tree:
    """The tree as far as the branch of one row needs it; the whole one where it is kept or no dearer."""
    kept = _kept.get(moment_of(siklus))
    if kept is not None:
        return kept
    bare = _narrow(siklus, ())
    lines = whole_lines(siklus, bare, key)
    return tree_of(siklus) if lines is None else _grown(siklus.tahun, replace(bare, lines=_as_lines(lines)))


def _grown(tahun: int, picture: Picture) -> Tree:
    tree = Tree(tahun, threads(picture), opd={row.id: row for row in picture.opd})
    for node in sorted(picture.simpul, key=lambda s: (order_of(s.jenjang), s.nomor, s.id)):
        tree.nodes[node.induk].append(node)
    for node in _printed(tree, None):
        for prioritas in tree.read.supports.get(node.id, ()):
            tree.supporting[prioritas].append(node)
    for line in sorted(_works(picture), key=lambda x: (x.kode, x.id)):
        if line.induk is not None:
            tree.below[line.induk].append(line)
    _reach(tree)
    _tie(tree)
    tree.money = per_node(tree.read)
    _differences(tree, picture)
    tree.waiting = sum(row.state == "diminta" for row in picture.contributions)
    return tree


def _printed(tree: Tree, induk: int | None) -> Iterable[SimpulP]:
    """Every node in the order of the printed tree."""
    for node in tree.nodes.get(induk, ()):
        yield node
        yield from _printed(tree, node.id)


def _works(picture: Picture) -> Iterable[Work]:
    return cast("tuple[Work, ...]", picture.lines)


def _lines(siklus: Siklus) -> Iterable[Work]:
    """Every line of the cycle with the prioritas it is marked with."""
    tags: dict[int, tuple[int, ...]] = defaultdict(tuple)
    rows = Tag.objects.filter(line__siklus=siklus, line__active=True).order_by("prioritas_id")
    for line, prioritas in rows.values_list("line_id", "prioritas_id"):
        tags[line] += (prioritas,)
    read = PlanLine.objects.filter(siklus=siklus, active=True).order_by("pk").values_list(*COLUMNS)
    lines = starmap(Work, read)
    return (line._replace(tags=tags[line.id]) if line.id in tags else line for line in lines) if tags else lines


def _as_lines(works: Iterable[Work]) -> tuple[LineP, ...]:
    return cast("tuple[LineP, ...]", tuple(works))


def _narrow(siklus: Siklus, works: Iterable[Work]) -> Picture:
    """The picture without the columns that no row of the tree shows."""
    opds = Opd.objects.filter(daerah=siklus.daerah_id).order_by("pk").values_list("pk", "kode", "nama", "singkatan")
    return Picture(
        daerah=siklus.daerah_id,
        daerah_nama="",
        tahun=siklus.tahun,
        opd=tuple(OpdP(*row) for row in opds),
        simpul=tuple(_simpul(siklus)),
        lines=_as_lines(works),
        contributions=tuple(contributions_of(siklus)),
    )


def _simpul(siklus: Siklus) -> Iterable[SimpulP]:
    serves: dict[int, tuple[int, ...]] = defaultdict(tuple)
    rows = Support.objects.filter(simpul__siklus=siklus, prioritas__active=True).order_by("prioritas_id")
    for sasaran, prioritas in rows.values_list("simpul_id", "prioritas_id"):
        serves[sasaran] += (prioritas,)
    names = ("pk", "jenjang", "cabang", "induk_id", "nomor", "kode", "uraian", "warna")
    for row in Simpul.objects.filter(siklus=siklus, active=True).order_by("pk").values_list(*names):
        yield SimpulP(*row, prioritas=serves.get(row[0], ()))  # type: ignore[misc]


def _reach(tree: Tree) -> None:
    for node in tree.read.simpul:
        found = set(above(tree.read.simpul, node))
        for upper in tuple(found):
            for prioritas in tree.read.supports.get(upper, ()):
                found.update(above(tree.read.simpul, prioritas))
        tree.reach[node] = frozenset(found)


def _tie(tree: Tree) -> None:
    """Who works where; of lines tied to one node the topmost is shown, the others stand below it."""
    lines: dict[int, set[int]] = defaultdict(set)
    for tie in tree.read.ties:
        node = tie.contribution.simpul
        for upper in tree.reach[node]:
            tree.company[upper].add(tie.opd)
        if tie.contribution.role == "lead":
            tree.leads[node].add(tie.opd)
        if tie.contribution.line is not None:
            lines[node].add(tie.contribution.line)
    for node, own in lines.items():
        top = [line for line in own if not own.intersection(above(tree.read.lines, line)[1:])]
        works = cast("list[Work]", [tree.read.lines[line] for line in top])
        tree.tied[node] = sorted(works, key=lambda x: (x.kode, x.id))
        for line in top:
            tree.shown_at[line].append(node)


def _differences(tree: Tree, picture: Picture) -> None:
    """Which printed sums are not the sum of their parts, counted on every row they stand below."""
    for found in mismatches(picture):
        tree.sums[found.line] = found.below
        path = above(tree.read.lines, found.line)
        for upper in path[1:]:
            tree.inside[upper] = tree.inside.get(upper, 0) + 1
        for node in {node for line in path for node in tree.shown_at.get(line, ())}:
            for upper in tree.reach[node]:
                tree.within[upper].add(found.line)
