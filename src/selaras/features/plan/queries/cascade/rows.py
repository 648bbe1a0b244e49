"""The rows of the tree-table: the first page, and the children of one row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from selaras.engines.cascade.picture import SimpulP
from selaras.features.plan.models import Indikator, Target
from selaras.features.plan.queries.cascade.choosing import Ask, Choice, choose
from selaras.features.plan.queries.cascade.reading import Tree
from selaras.features.plan.queries.cascade.work import Work, number
from selaras.foundation.tahapan.models import Siklus
from selaras.values.angka import parse_target, print_angka
from selaras.values.jenjang import LABEL, order_of

FIRST = 400  # rows of the first page at most
ABOVE_ALL = {"tema": -2, "prioritas": -1}  # in the branch of the year the sasaran stand below these


@dataclass(slots=True)
class Row:
    """One row of the tree-table."""

    key: str  # 's12' or 's12-l40': the same line may stand under several nodes
    level: int  # 1…
    jenjang: str
    kode: str
    nama: str
    simpul: int | None
    line: int | None
    pagu: int | None  # rupiah
    children: int
    open: bool
    warna: int  # 1..8 of its prioritas, 0 = none
    prioritas: tuple[int, ...] = ()  # printed numbers of the prioritas a sasaran supports
    differs: int | None = None  # sum of the children, only where it is another
    inside: int = 0  # differences in a closed branch
    lead: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    alone: bool = False
    indikator: str = ""
    before: str = ""  # where it stands
    target: str = ""  # where it should be at the end of the year

    @property
    def pk(self) -> int:
        return self.simpul or self.line or 0

    @property
    def label(self) -> str:
        return _(LABEL[self.jenjang])


def rows_of(siklus: Siklus, tree: Tree, ask: Ask) -> tuple[list[Row], bool]:
    """Rows of the first page, and whether more were cut off."""
    found: list[Row] = []
    for row in _Walk(tree, ask).top():
        if len(found) == FIRST:
            return _measured(siklus, found), True
        found.append(row)
    return _measured(siklus, found), False


def branch_of(siklus: Siklus, tree: Tree, ask: Ask, key: str, level: int) -> list[Row]:
    """The children of one row, closed, for a branch that is opened on demand; none for a row that is not there."""
    node, below, lines = key.partition("-l")
    last = lines.rpartition("-l")[2]
    walk = _Walk(tree, ask, only_one=True)
    if below:
        found = list(walk.parts(number(last), key, level, 0))
    else:
        simpul = tree.read.simpul.get(number(node[1:])) if node[:1] == "s" else None
        found = list(walk.under(simpul, level, walk.colour(simpul, 0))) if simpul else []
    return _measured(siklus, found[:FIRST])


class _Walk:
    """One walk from the top to what is open."""

    def __init__(self, tree: Tree, ask: Ask, *, only_one: bool = False) -> None:
        self.tree, self.ask, self.only_one = tree, ask, only_one
        self.choice: Choice = choose(tree, ask)

    def top(self) -> Iterator[Row]:
        cabang = "tahun" if self.ask.by == "prioritas" else "rpjmd"
        for node in self.tree.nodes.get(None, ()):
            if node.cabang == cabang and self.choice.node(node.id):
                yield from self.branch(node, 1, 0)

    def branch(self, node: SimpulP, level: int, warna: int) -> Iterator[Row]:
        warna = self.colour(node, warna)
        row = self.node_row(node, level, warna)
        yield row
        if row.open:
            yield from self.under(node, level + 1, warna)

    def under(self, node: SimpulP, level: int, warna: int) -> Iterator[Row]:
        for child in self.children(node):
            yield from self.branch(child, level, warna)
        for line in self.lines(self.tree.tied.get(node.id, ())):
            yield from self.line_branch(line, f"s{node.id}-l{line.id}", level, warna)

    def parts(self, line: int, key: str, level: int, warna: int) -> Iterator[Row]:
        for child in self.lines(self.tree.below.get(line, ())):
            yield from self.line_branch(child, f"{key}-l{child.id}", level, warna)

    def line_branch(self, line: Work, key: str, level: int, warna: int) -> Iterator[Row]:
        row = self.line_row(line, key, level, warna)
        yield row
        if row.open:
            yield from self.parts(line.id, key, level + 1, warna)

    def children(self, node: SimpulP) -> list[SimpulP]:
        own = [child for child in self.tree.nodes.get(node.id, ()) if child.cabang == node.cabang]
        if self.ask.by == "prioritas" and node.jenjang == "prioritas":
            own += self.tree.supporting.get(node.id, ())
        return [child for child in own if self.choice.node(child.id)]

    def lines(self, works: Iterable[Work]) -> list[Work]:
        return [line for line in works if self.choice.line(line.id, line.opd)]

    def colour(self, node: SimpulP, inherited: int) -> int:
        """Its own, else that of the row above, else that of the first prioritas it supports."""
        if node.warna or inherited:
            return node.warna or inherited
        for prioritas in self.tree.read.supports.get(node.id, ()):
            return self.tree.read.simpul[prioritas].warna or 0
        return 0

    def is_open(self, key: str, jenjang: str, children: int) -> bool:
        if not children or self.only_one or key in self.ask.shut:
            return False
        deep = ABOVE_ALL.get(jenjang, order_of(jenjang)) < order_of(self.ask.depth)
        return deep or self.ask.seeks or key in self.ask.opened

    def node_row(self, node: SimpulP, level: int, warna: int) -> Row:
        tree, key = self.tree, f"s{node.id}"
        children = len(self.children(node)) + len(self.lines(tree.tied.get(node.id, ())))
        is_open = self.is_open(key, node.jenjang, children)
        lead, company = tree.leads.get(node.id, set()), tree.company.get(node.id, set())
        amount = tree.money.get(node.id)
        supports = tree.read.supports.get(node.id, ())
        return Row(
            key=key,
            level=level,
            jenjang=node.jenjang,
            kode=node.kode,
            nama=node.uraian,
            simpul=node.id,
            line=None,
            pagu=amount.pagu if amount else None,
            children=children,
            open=is_open,
            warna=warna,
            prioritas=tuple(tree.read.simpul[p].nomor for p in supports),
            inside=0 if is_open else len(tree.within.get(node.id, ())),
            lead=self.names(lead),
            others=self.names(company - lead),
            alone=node.jenjang == "sasaran" and len(company) == 1,
        )

    def line_row(self, line: Work, key: str, level: int, warna: int) -> Row:
        children = len(self.lines(self.tree.below.get(line.id, ())))
        is_open = self.is_open(key, line.jenjang, children)
        return Row(
            key=key,
            level=level,
            jenjang=line.jenjang,
            kode=line.kode,
            nama=line.nama,
            simpul=None,
            line=line.id,
            pagu=line.pagu,
            children=children,
            open=is_open,
            warna=warna,
            differs=self.tree.sums.get(line.id),
            inside=0 if is_open else self.tree.inside.get(line.id, 0),
            lead=(self.tree.opd_name(line.opd),),
        )

    def names(self, opds: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.tree.opd_name(opd) for opd in opds))


def _measured(siklus: Siklus, rows: list[Row]) -> list[Row]:
    """The first indicator of each shown row, with where it stands and the target of the year."""
    for name in ("simpul", "line"):
        by_owner: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            if (owner := getattr(row, name)) is not None:
                by_owner[owner].append(row)
        mine = Indikator.objects.filter(**{f"{name}__in": by_owner}, active=True, siklus=siklus).order_by("-pk")
        columns = (f"{name}_id", "pk", "nama", "kondisi_awal", "satuan")
        first = {owner: rest for owner, *rest in mine.values_list(*columns)} if by_owner else {}
        years = (siklus.tahun - 1, siklus.tahun)
        targets = Target.objects.filter(indikator__in=[rest[0] for rest in first.values()], tahun__in=years)
        read = targets.order_by().values_list("indikator_id", "tahun", "teks", "nilai") if first else ()
        said = {(pk, tahun): teks or print_angka(nilai) for pk, tahun, teks, nilai in read}
        for owner, (pk, nama, kondisi_awal, satuan) in first.items():
            was = kondisi_awal or said.get((pk, siklus.tahun - 1), "")
            target = said.get((pk, siklus.tahun), "")
            for row in by_owner[owner]:
                row.indikator, row.before, row.target = nama, was, with_unit(target, satuan)
    return rows


def with_unit(target: str, satuan: str) -> str:
    """A bare number gets its unit; words and numbers that bring their own stay as printed."""
    found = parse_target(target)
    return f"{target} {satuan}".strip() if found.nilai is not None and not found.satuan else target
