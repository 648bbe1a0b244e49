"""Work without purpose on one side, purpose without work on the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from selaras.engines.cascade.company import of_the_office
from selaras.engines.cascade.orphans import (
    ALONE,
    LINE_WITHOUT_SASARAN,
    WITHOUT_LEAD,
    WITHOUT_LINE,
    WITHOUT_PAGU,
    WITHOUT_SASARAN,
)
from selaras.engines.cascade.picture import LineP, SimpulP
from selaras.engines.cascade.threads import above
from selaras.features.alignment.queries.alone import Ground

PAGE = 30  # lines on one page
BRANCH = 200  # lines of one opened branch
PURPOSES = 60  # sasaran on one page; more come by searching
VOID = (WITHOUT_LINE, WITHOUT_PAGU, WITHOUT_LEAD, ALONE, WITHOUT_SASARAN)  # the order of the list


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the map for."""

    opd: int | None = None
    text: str = ""  # in lines
    purpose: str = ""  # in sasaran
    open: int | None = None  # line whose branch is shown
    sasaran: int | None = None  # chosen on the right
    all: bool = False  # every sasaran, not only those with a gap
    start: int = 0

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        return cls(
            opd=_whole(asked.get("opd", "")),
            text=asked.get("cari", "").strip()[:80],
            purpose=asked.get("cari_sasaran", "").strip()[:80],
            open=_whole(asked.get("buka", "")),
            sasaran=_whole(asked.get("sasaran", "")),
            all=bool(asked.get("semua")),
            start=_whole(asked.get("sesudah", "")) or 0,
        )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


@dataclass(frozen=True, slots=True)
class Loose:
    """A line that has not reached a sasaran, with all below it."""

    line: LineP
    rupiah: int  # pagu of its branch, each once
    below: int  # lines right below it
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Purpose:
    """A sasaran to connect to, or a prioritas that waits for one."""

    simpul: SimpulP
    gaps: tuple[str, ...]
    lead: str  # name of the OPD that leads or stands alone; ""
    prioritas: tuple[SimpulP, ...] = ()


def loose(ground: Ground, choice: Choice, own: Iterable[int]) -> tuple[list[Loose], int, int]:
    """One page of lines, how many there are, and their rupiah: own OPD first, then by OPD and rupiah."""
    words, mine = choice.text.casefold().split(), set(own)
    found = [row for row in _searched(ground, words) if choice.opd in (None, row.line.opd)]
    found.sort(
        key=lambda row: (*_opd_order(ground, row.line.opd, mine), of_the_office(row.line), -row.rupiah, row.line.id)
    )
    shown: list[Loose] = []
    for row in found[choice.start : choice.start + PAGE]:
        shown.append(row)
        if not words:
            shown += _branch(ground, row, choice.open)
    return shown, len(found), sum(row.rupiah for row in found if not words or _top(ground, row.line))


def _opd_order(ground: Ground, opd: int, mine: set[int]) -> tuple[bool, str, int]:
    return opd not in mine, ground.nama.get(opd, "").casefold(), opd


def _searched(ground: Ground, words: list[str]) -> list[Loose]:
    """The topmost loose lines; with words every loose line that says them, at any level."""
    if not words:
        return [_row(ground, row.line, row.rupiah) for row in ground.gaps.of_kind(LINE_WITHOUT_SASARAN) if row.line]
    return [
        _row(ground, line.id, ground.branches.get(line.id, 0))
        for line in ground.read.lines.values()
        if ground.standing.begun and not ground.read.sasaran(line.id) and _says(line, words)
    ]


def _says(line: LineP, words: list[str]) -> bool:
    text = f"{line.kode} {line.nama}".casefold()
    return all(word in text for word in words)


def _row(ground: Ground, line: int, rupiah: int, depth: int = 1) -> Loose:
    return Loose(ground.read.lines[line], rupiah, len(ground.children.get(line, ())), depth)


def _top(ground: Ground, line: LineP) -> bool:
    return line.induk is None or bool(ground.read.sasaran(line.induk))


def _branch(ground: Ground, row: Loose, opened: int | None) -> list[Loose]:
    """The lines below a row where it, or a line below it, is opened."""
    path = above(ground.read.lines, opened) if opened in ground.read.lines and opened is not None else []
    if row.line.id not in path:
        return []
    found: list[Loose] = []

    def walk(line: int, depth: int) -> None:
        for child in ground.children.get(line, ()):
            if len(found) < BRANCH:
                found.append(_row(ground, child, ground.branches.get(child, 0), depth))
                if child in path:
                    walk(child, depth + 1)

    walk(row.line.id, row.depth + 1)
    return found


def purposes(ground: Ground, choice: Choice) -> tuple[list[Purpose], list[Purpose], int]:
    """Sasaran to connect to, those with the widest gap first; prioritas without sasaran or line; how many sasaran."""
    gaps: dict[int, list[str]] = {}
    owner: dict[int, int | None] = {}
    for row in ground.gaps.found:
        if row.simpul is not None:
            gaps.setdefault(row.simpul, []).append(row.kind)
            owner.setdefault(row.simpul, row.opd)
    words = choice.purpose.casefold().split()
    rows: list[Purpose] = []
    waiting: list[Purpose] = []
    for node in ground.read.simpul.values():
        found = tuple(kind for kind in VOID if kind in gaps.get(node.id, ()))
        if not all(word in node.uraian.casefold() for word in words):
            continue
        made = Purpose(node, found, ground.opd.get(owner.get(node.id) or 0, ""), _supports(ground, node))
        if node.jenjang == "sasaran" and (found or choice.all or words or node.id == choice.sasaran):
            rows.append(made)
        elif node.jenjang == "prioritas" and {WITHOUT_SASARAN, WITHOUT_LINE} & set(found):
            waiting.append(made)
    rows.sort(key=lambda row: (row.simpul.id != choice.sasaran, _width(row), row.simpul.nomor, row.simpul.id))
    return rows[:PURPOSES], waiting, len(rows)


def _width(row: Purpose) -> int:
    return min((VOID.index(kind) for kind in row.gaps), default=len(VOID))


def _supports(ground: Ground, node: SimpulP) -> tuple[SimpulP, ...]:
    return tuple(ground.read.simpul[key] for key in ground.read.supports.get(node.id, ()))


def opds(ground: Ground) -> list[tuple[int, str, int]]:
    """OPDs with loose lines: id, name, how many."""
    found = [
        (opd, ground.opd.get(opd, "—"), row.gaps.lines)
        for opd, row in ground.standing.per_opd.items()
        if row.gaps.lines
    ]
    return sorted(found, key=lambda row: row[1].casefold())
