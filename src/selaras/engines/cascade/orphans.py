"""Work that serves nothing, meaning that nobody works for, and sasaran that one OPD carries alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selaras.engines.cascade.picture import LineP, Picture, SimpulP
from selaras.engines.cascade.threads import Threads, above, threads

LINE_WITHOUT_SASARAN = "baris_tanpa_sasaran"
WITHOUT_SASARAN, WITHOUT_LEAD = "tanpa_sasaran", "tanpa_penanggung_jawab"
WITHOUT_LINE, WITHOUT_PAGU = "tanpa_baris", "tanpa_pagu"
ALONE = "satu_opd"


@dataclass(frozen=True, slots=True)
class Orphan:
    """One gap in the cascade, with what was looked at."""

    kind: str  # baris_tanpa_sasaran, or one of the kinds of a sasaran or prioritas
    line: int | None  # the topmost line whose whole branch serves nothing
    simpul: int | None
    jenjang: str
    opd: int | None  # who owns the gap: the line's OPD, the lead or the only OPD
    rupiah: int  # pagu that stands under it, each rupiah once
    lines: int  # lines with pagu under it
    because: tuple[str, ...]  # what was found, as words of the office


@dataclass(frozen=True, slots=True)
class Orphans:
    """All gaps of a picture; nothing is called a gap before the cycle has a sasaran."""

    begun: bool  # False: no sasaran yet, so no line can be tied
    found: tuple[Orphan, ...]

    def of_kind(self, kind: str) -> tuple[Orphan, ...]:
        """The gaps of one kind."""
        return tuple(row for row in self.found if row.kind == kind)


@dataclass(slots=True)
class _Standing:
    """What one sasaran or prioritas has."""

    lead: int | None
    opd: set[int]
    rupiah: int = 0
    money: int = 0  # lines with pagu
    lines: int = 0


def orphans(picture: Picture, read: Threads | None = None) -> Orphans:
    """Finds the gaps of a picture, lines first, then sasaran and prioritas in order of id."""
    read = read or threads(picture)
    if not read.supports:
        return Orphans(begun=False, found=())
    found = [*loose_lines(read), *_sasaran(read), *_prioritas(read)]
    return Orphans(begun=True, found=tuple(found))


def loose_lines(read: Threads) -> list[Orphan]:
    """The topmost lines whose branch serves no sasaran: one gap, not one for each line below."""
    if not read.supports:
        return []
    rupiah, money = _below(read)
    loose = {line for line in read.lines if not read.sasaran(line)}
    through = {tie.opd for tie in read.ties if tie.contribution.line is None and tie.sasaran is not None}
    found: list[Orphan] = []
    for line in read.lines.values():
        if line.id in loose and (line.induk not in loose):
            because = ["tidak ada kontribusi diterima pada baris ini, di atasnya, atau di bawahnya"]
            if line.opd in through:
                because.append("OPD terhubung ke sasaran, tetapi tidak melalui baris ini")
            if line.tags:
                because.append("baris bertanda prioritas, tetapi belum terhubung ke sasaran")
            found.append(_gap_of_line(line, rupiah[line.id], money[line.id], because))
    return found


def _gap_of_line(line: LineP, rupiah: int, money: int, because: Iterable[str]) -> Orphan:
    return Orphan(LINE_WITHOUT_SASARAN, line.id, None, line.jenjang, line.opd, rupiah, money, tuple(because))


def _below(read: Threads) -> tuple[dict[int, int], dict[int, int]]:
    """Rupiah and lines with pagu in the branch of each line."""
    rupiah: dict[int, int] = defaultdict(int)
    money: dict[int, int] = defaultdict(int)
    below: dict[int, list[int]] = defaultdict(list)  # line → rupiah of the money right below it
    for line in read.money:
        rupiah[line.id] += line.pagu or 0
        money[line.id] += 1
        if line.induk is not None:
            below[line.induk].append(line.pagu or 0)
    for induk, amounts in below.items():
        for upper in above(read.lines, induk):
            rupiah[upper] += sum(amounts)
            money[upper] += len(amounts)
    return rupiah, money


def _sasaran(read: Threads) -> list[Orphan]:
    standing = {key: _Standing(None, set()) for key in read.supports}
    for tie in read.ties:
        if tie.sasaran is not None:
            row = standing[tie.sasaran]
            row.opd.add(tie.opd)
            if tie.contribution.role == "lead" and row.lead is None:
                row.lead = tie.opd
    _add_lines(standing, ((line, read.sasaran(line)) for line in read.lines), read)
    found: list[Orphan] = []
    for key in sorted(standing):
        found.extend(_gaps(read.simpul[key], standing[key]))
    return found


def _prioritas(read: Threads) -> list[Orphan]:
    standing = {key: _Standing(None, set()) for key, row in read.simpul.items() if row.jenjang == "prioritas"}
    supported = {prioritas for supports in read.supports.values() for prioritas in supports}
    for tie in read.ties:
        served = set(read.supports[tie.sasaran]) if tie.sasaran is not None else set()
        if tie.prioritas is not None:
            served.add(tie.prioritas)
        for key in served:
            standing[key].opd.add(tie.opd)
            if tie.contribution.role == "lead" and standing[key].lead is None:
                standing[key].lead = tie.opd
    _add_lines(standing, ((line.id, read.prioritas(line)) for line in read.lines.values()), read)
    found: list[Orphan] = []
    for key in sorted(standing):
        row = standing[key]
        if key not in supported:
            found.append(_gap(WITHOUT_SASARAN, read.simpul[key], row, "tidak ada sasaran yang mendukungnya"))
        found.extend(_gaps(read.simpul[key], row))
    return found


def _add_lines(standing: dict[int, _Standing], served: Iterable[tuple[int, frozenset[int]]], read: Threads) -> None:
    money = {line.id for line in read.money}
    for line, nodes in served:
        for node in nodes:
            row = standing[node]
            row.lines += 1
            row.opd.add(read.lines[line].opd)
            if line in money:
                row.money += 1
                row.rupiah += read.lines[line].pagu or 0


def _gaps(simpul: SimpulP, row: _Standing) -> list[Orphan]:
    found: list[Orphan] = []
    if row.lead is None:
        found.append(_gap(WITHOUT_LEAD, simpul, row, "tidak ada kontribusi berperan penanggung jawab"))
    if not row.lines:
        found.append(_gap(WITHOUT_LINE, simpul, row, "tidak ada program, kegiatan atau sub kegiatan terhubung"))
    elif not row.money:
        found.append(_gap(WITHOUT_PAGU, simpul, row, f"{row.lines} baris terhubung, semuanya tanpa pagu"))
    if len(row.opd) == 1 and simpul.jenjang == "sasaran":
        found.append(_gap(ALONE, simpul, row, "hanya satu OPD yang berkontribusi"))
    return found


def _gap(kind: str, simpul: SimpulP, row: _Standing, because: str) -> Orphan:
    owner = row.lead if row.lead is not None else next(iter(row.opd)) if len(row.opd) == 1 else None
    return Orphan(kind, None, simpul.id, simpul.jenjang, owner, row.rupiah, row.money, (because,))
