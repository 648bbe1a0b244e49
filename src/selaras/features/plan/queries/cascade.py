"""The cascade as rows of a tree-table: meaning above, the work that serves it below, money rolled up."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selaras.engines.cascade.orphans import orphans
from selaras.engines.cascade.picture import ContributionP, IndikatorP, LineP, Picture, SimpulP
from selaras.engines.cascade.rollup import mismatches, rollup
from selaras.engines.cascade.threads import Threads, threads
from selaras.features.plan.queries.picture import current_picture
from selaras.foundation.tahapan.models import Siklus
from selaras.values.jenjang import LABEL, order_of

FIRST = 400  # rows of the first page at most
KEEP = 3  # trees of cycles that are asked for again and again


@dataclass(slots=True)
class Tree:
    """One reading of a cycle, with children by node and by line."""

    picture: Picture
    read: Threads
    nodes: dict[int | None, list[SimpulP]] = field(default_factory=lambda: defaultdict(list))
    by_prioritas: dict[int, list[SimpulP]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[int, list[LineP]] = field(default_factory=lambda: defaultdict(list))  # node → lines tied to it
    below: dict[int, list[LineP]] = field(default_factory=lambda: defaultdict(list))  # line → its children
    money: dict[int, int] = field(default_factory=dict)  # node → rupiah, each rupiah once
    sums: dict[int, int] = field(default_factory=dict)  # line → sum of its children, where it differs
    inside: dict[int, int] = field(default_factory=dict)  # line → differences below it
    bridges: dict[int, list[ContributionP]] = field(default_factory=lambda: defaultdict(list))
    opd: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tree-table."""

    key: str  # 's12' or 's12-l40': the same line may stand under several nodes
    level: int  # 1…
    label: str  # 'Sasaran', 'Program'
    kode: str
    nama: str
    simpul: int | None
    line: int | None
    pagu: int | None
    differs: int | None  # sum of the children, only where it is another
    inside: int  # differences in a closed branch
    children: int
    open: bool
    indikator: str
    target: str
    lead: tuple[str, ...]
    others: tuple[str, ...]
    alone: bool
    warna: int


_kept: OrderedDict[int, Tree] = OrderedDict()  # by identity of the picture, which is itself kept per act


def tree_of(siklus: Siklus) -> Tree:
    picture = current_picture(siklus)
    if id(picture) not in _kept:
        _kept[id(picture)] = _read(picture)
        while len(_kept) > KEEP:
            _kept.popitem(last=False)
    return _kept[id(picture)]


def _read(picture: Picture) -> Tree:
    tree = Tree(picture, threads(picture), opd={o.id: o.singkatan or o.nama for o in picture.opd})
    sums = rollup(picture, tree.read)
    tree.money = {pk: amount.pagu for pk, amount in sums.per_simpul.items()}
    tree.sums = {m.line: m.below for m in mismatches(picture)}
    for node in sorted(picture.simpul, key=lambda s: (order_of(s.jenjang), s.nomor, s.id)):
        tree.nodes[node.induk].append(node)
        if node.jenjang == "sasaran":
            for prioritas in node.prioritas:
                tree.by_prioritas[prioritas].append(node)
    for line in sorted(picture.lines, key=lambda x: (x.kode, x.id)):
        if line.induk is not None:
            tree.below[line.induk].append(line)
    tied: set[tuple[int, int]] = set()
    for row in picture.contributions:
        if row.accepted or row.state == "diminta":
            tree.bridges[row.simpul].append(row)
        if row.accepted and row.line is not None and (row.simpul, row.line) not in tied:
            tied.add((row.simpul, row.line))
            tree.lines[row.simpul].append(tree.read.lines[row.line])
    _count_inside(tree)
    return tree


def _count_inside(tree: Tree) -> None:
    """How many differences lie below each line."""
    by_id = tree.read.lines
    for line in tree.sums:
        at = by_id[line].induk
        while at is not None and at in by_id:
            tree.inside[at] = tree.inside.get(at, 0) + 1
            at = by_id[at].induk


@dataclass(frozen=True, slots=True)
class Ask:
    """What the page shows: by which branch, how deep, of whom, which branches are open."""

    by: str = "rpjmd"  # rpjmd, prioritas
    depth: str = "program"
    opd: int | None = None
    prioritas: int | None = None
    text: str = ""
    opened: frozenset[str] = frozenset()


def rows_of(tree: Tree, ask: Ask) -> tuple[list[Row], bool]:
    """Rows of the first page, and whether more were cut off."""
    found: list[Row] = []
    for row in _walk(tree, ask):
        if len(found) == FIRST:
            return found, True
        found.append(row)
    return found, False


def branch_of(tree: Tree, ask: Ask, key: str, level: int) -> list[Row]:
    """The children of one row, for a branch that is opened on demand."""
    line = key.rpartition("-l")[2] if "-l" in key else ""
    if line.isdigit():
        parent = key
        return [_line_row(tree, child, f"{parent}-l{child.id}", level, ask, 0) for child in tree.below[int(line)]]
    node = tree.read.simpul.get(int(key[1:])) if key[1:].isdigit() else None
    return list(_under(tree, node, level, ask, _colour(tree, node))) if node else []


def _walk(tree: Tree, ask: Ask) -> Iterator[Row]:
    if ask.by == "prioritas":
        tops = [s for s in tree.nodes[None] if s.cabang == "tahun"]
    else:
        tops = [s for s in tree.nodes[None] if s.cabang == "rpjmd"]
    for node in tops:
        if _wanted(tree, node, ask):
            yield from _branch(tree, node, 1, ask, _colour(tree, node))


def _colour(tree: Tree, node: SimpulP | None) -> int:
    if node is None:
        return 0
    if node.warna:
        return node.warna
    for prioritas in node.prioritas:
        return tree.read.simpul[prioritas].warna or 0
    return 0


def _branch(tree: Tree, node: SimpulP, level: int, ask: Ask, warna: int) -> Iterator[Row]:
    warna = _colour(tree, node) or warna
    below = list(_children(tree, node, ask))
    work = [line for line in tree.lines[node.id] if _wanted_line(line, ask)]
    deep = order_of(node.jenjang) < order_of(ask.depth) or f"s{node.id}" in ask.opened or bool(ask.text)
    yield _node_row(tree, node, level, warna, len(below) + len(work), is_open=deep)
    if deep:
        for child in below:
            yield from _branch(tree, child, level + 1, ask, warna)
        for line in work:
            yield from _line_branch(tree, line, f"s{node.id}-l{line.id}", level + 1, ask, warna)


def _under(tree: Tree, node: SimpulP, level: int, ask: Ask, warna: int) -> Iterator[Row]:
    for child in _children(tree, node, ask):
        work = len(tree.lines[child.id]) + len(list(_children(tree, child, ask)))
        yield _node_row(tree, child, level, _colour(tree, child) or warna, work, is_open=False)
    for line in tree.lines[node.id]:
        if _wanted_line(line, ask):
            yield _line_row(tree, line, f"s{node.id}-l{line.id}", level, ask, warna)


def _children(tree: Tree, node: SimpulP, ask: Ask) -> Iterator[SimpulP]:
    own = [c for c in tree.nodes[node.id] if c.cabang == node.cabang]
    if ask.by == "prioritas" and node.jenjang == "prioritas":
        own = own + tree.by_prioritas[node.id]
    for child in own:
        if _wanted(tree, child, ask):
            yield child


def _line_branch(tree: Tree, line: LineP, key: str, level: int, ask: Ask, warna: int) -> Iterator[Row]:
    row = _line_row(tree, line, key, level, ask, warna)
    yield row
    if row.open:
        for child in tree.below[line.id]:
            yield from _line_branch(tree, child, f"{key}-l{child.id}", level + 1, ask, warna)


def _wanted_line(line: LineP, ask: Ask) -> bool:
    return ask.opd is None or line.opd == ask.opd


def _wanted(tree: Tree, node: SimpulP, ask: Ask) -> bool:
    """Whether a node or anything below it answers the filters."""
    if ask.opd is None and not ask.text and ask.prioritas is None:
        return True
    own = _answers(tree, node, ask)
    below = (c for c in tree.nodes[node.id] if c.cabang == node.cabang)
    if ask.by == "prioritas" and node.jenjang == "prioritas":
        return own or any(_wanted(tree, child, ask) for child in [*below, *tree.by_prioritas[node.id]])
    return own or any(_wanted(tree, child, ask) for child in below)


def _answers(tree: Tree, node: SimpulP, ask: Ask) -> bool:
    if ask.prioritas is not None and ask.prioritas not in (node.id, *node.prioritas):
        return False
    if ask.opd is not None and not any(b.opd == ask.opd for b in tree.bridges[node.id]):
        return False
    words = [node.uraian, node.kode, *(f"{x.kode} {x.nama}" for x in tree.lines[node.id])]
    return not ask.text or any(ask.text.casefold() in word.casefold() for word in words)


def _measure(indikator: tuple[IndikatorP, ...], tahun: int) -> tuple[str, str]:
    """The first indicator, and 'baseline → target' of the year."""
    if not indikator:
        return "", ""
    first = indikator[0]
    target = next((t.teks for t in first.targets if t.tahun == tahun), "")
    before = first.kondisi_awal or next((t.teks for t in first.targets if t.tahun == tahun - 1), "")
    shown = f"{before} → {target}" if before and target else target
    return first.nama, f"{shown} {first.satuan}".strip() if shown else ""


def _node_row(tree: Tree, node: SimpulP, level: int, warna: int, children: int, *, is_open: bool) -> Row:
    accepted = [b for b in tree.bridges[node.id] if b.accepted]
    lead = {b.opd for b in accepted if b.role == "lead"}
    opds = {b.opd for b in accepted}
    measure, target = _measure(node.indikator, tree.picture.tahun)
    return Row(
        key=f"s{node.id}",
        level=level,
        label=LABEL[node.jenjang],
        kode=node.kode,
        nama=node.uraian,
        simpul=node.id,
        line=None,
        pagu=tree.money.get(node.id) or None,
        differs=None,
        inside=0 if is_open else sum(1 for x in tree.lines[node.id] if x.id in tree.sums),
        children=children,
        open=is_open and children > 0,
        indikator=measure,
        target=target,
        lead=tuple(sorted(tree.opd.get(o, "—") for o in lead)),
        others=tuple(sorted(tree.opd.get(o, "—") for o in opds - lead)),
        alone=node.jenjang == "sasaran" and len(opds) == 1,
        warna=warna,
    )


def _line_row(tree: Tree, line: LineP, key: str, level: int, ask: Ask, warna: int) -> Row:
    measure, target = _measure(line.indikator, tree.picture.tahun)
    children = len(tree.below[line.id])
    is_open = children > 0 and (order_of(line.jenjang) < order_of(ask.depth) or key in ask.opened)
    return Row(
        key=key,
        level=level,
        label=LABEL[line.jenjang],
        kode=line.kode,
        nama=line.nama,
        simpul=None,
        line=line.id,
        pagu=line.pagu,
        differs=tree.sums.get(line.id),
        inside=0 if is_open else tree.inside.get(line.id, 0),
        children=children,
        open=is_open,
        indikator=measure,
        target=target,
        lead=(tree.opd.get(line.opd, "—"),),
        others=(),
        alone=False,
        warna=warna,
    )


def loose(tree: Tree, most: int = 20) -> dict[str, Any]:
    """Lines that serve no sasaran: the largest with their rupiah, how many, how much."""
    found = orphans(tree.picture, tree.read).of_kind("baris_tanpa_sasaran")
    rows = sorted(((tree.read.lines[o.line], o.rupiah) for o in found if o.line), key=lambda pair: -pair[1])
    return {"loose": rows[:most], "loose_n": len(rows), "loose_rp": sum(money for _line, money in rows)}
