"""The lines of an OPD in the order of the official matrices: OPD, urusan, bidang, program, kegiatan, sub kegiatan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selaras.engines.cascade.picture import IndikatorP, LineP, OpdP, Picture
from selaras.values.kode import Kode
from selaras.values.rupiah import print_rupiah

NO_CODE = "tanpa kode"


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a matrix: a heading with its sum, or a line with its own printed pagu."""

    level: str  # opd, urusan, bidang_urusan, program, kegiatan, sub_kegiatan, kelompok
    kode: str
    nama: str
    pagu: int | None  # rupiah
    maju: int | None  # rupiah
    line: LineP | None = None
    opd: OpdP | None = None


class Tree:
    """Children of each line, and money that is printed nowhere but follows from the lines below."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.by_id = {line.id: line for line in picture.lines}
        self.children: dict[int, list[LineP]] = defaultdict(list)
        self.tops: dict[int, list[LineP]] = defaultdict(list)
        for line in picture.lines:
            if line.induk is not None and line.induk in self.by_id:
                self.children[line.induk].append(line)
            else:
                self.tops[line.opd].append(line)
        for group in (*self.children.values(), *self.tops.values()):
            group.sort(key=order)

    def money(self, line: LineP, field: str = "pagu") -> int | None:
        """The line's own printed amount; where none is printed, the sum of the lines below it."""
        own: int | None = getattr(line, field)
        if own is not None:
            return own
        below = [self.money(child, field) for child in self.children[line.id]]
        known = [amount for amount in below if amount is not None]
        return sum(known) if known else None

    def total(self, lines: list[LineP], field: str = "pagu") -> int | None:
        known = [amount for line in lines if (amount := self.money(line, field)) is not None]
        return sum(known) if known else None


def order(line: LineP) -> tuple[int, tuple[int, ...], int]:
    """Printed order: by code, lines without a readable code last, then as they came."""
    try:
        return (0, Kode.parse(line.kode).sort_key, line.id)
    except ValueError:
        return (1, (), line.id)


def bidang_of(line: LineP) -> str:
    """The bidang urusan a line prints under; lines without a readable code have a group of their own."""
    try:
        parts = Kode.parse(line.kode).normal.split(".")
    except ValueError:
        return NO_CODE
    return ".".join(parts[:2]) if len(parts) > 1 else NO_CODE


def items(tree: Tree, opd: OpdP, names: Mapping[str, str]) -> Iterator[Item]:
    """All rows of one OPD. ``names``: official names of urusan and bidang urusan by code."""
    tops = tree.tops[opd.id]
    yield Item("opd", opd.kode, opd.nama, tree.total(tops), tree.total(tops, "pagu_maju"), opd=opd)
    groups: dict[str, list[LineP]] = defaultdict(list)
    for line in tops:
        groups[bidang_of(line)].append(line)
    urusan = ""
    for bidang, lines in sorted(groups.items(), key=lambda pair: (pair[0] == NO_CODE, pair[0])):
        if bidang == NO_CODE:
            yield Item("kelompok", "", "Tanpa kode yang dikenal", tree.total(lines), tree.total(lines, "pagu_maju"))
        else:
            if bidang[0] != urusan:
                urusan = bidang[0]
                whole = [line for key, group in groups.items() if key[0] == urusan for line in group]
                yield _heading("urusan", urusan, names, tree, whole)
            yield _heading("bidang_urusan", bidang, names, tree, lines)
        for line in lines:
            yield from _branch(tree, line, opd)


def _heading(level: str, kode: str, names: Mapping[str, str], tree: Tree, lines: list[LineP]) -> Item:
    return Item(level, kode, names.get(kode, "—"), tree.total(lines), tree.total(lines, "pagu_maju"))


def _branch(tree: Tree, line: LineP, opd: OpdP) -> Iterator[Item]:
    yield Item(line.jenjang, line.kode, line.nama, tree.money(line), tree.money(line, "pagu_maju"), line, opd)
    for child in tree.children[line.id]:
        yield from _branch(tree, child, opd)


def target_text(indikator: IndikatorP | None, tahun: int) -> str | None:
    """The promise of a year with its unit, as the matrices print it; None when nobody promised."""
    if indikator is None:
        return None
    for target in indikator.targets:
        if target.tahun == tahun and target.teks:
            unit = indikator.satuan
            return target.teks if not unit or unit.casefold() in target.teks.casefold() else f"{target.teks} {unit}"
    return None


def last_target(indikator: IndikatorP | None) -> str | None:
    """The promise for the last year that has one."""
    if indikator is None or not indikator.targets:
        return None
    return target_text(indikator, max(target.tahun for target in indikator.targets))


def funds_text(line: LineP) -> str | None:
    """'APBD Rp10.000.000; DAK Fisik Rp5.000.000'; a source without its own amount by name alone."""
    parts = [f"{name} {print_rupiah(amount)}" if amount else name for name, amount in line.sumber_dana]
    return "; ".join(parts) or None


def counts(tree: Tree, opds: list[OpdP]) -> dict[str, int]:
    """How many lines of each level the given OPDs have."""
    wanted = {opd.id for opd in opds}
    found = {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
    for line in tree.picture.lines:
        if line.opd in wanted:
            found[line.jenjang] += 1
    return found
