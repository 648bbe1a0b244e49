"""Which kind of workbook this is, where its header stands, and which column is which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from selaras.foundation.sheets.cells import RawRow, SheetTop, letter, shown
from selaras.foundation.sheets.columns import Column, Place
from selaras.foundation.sheets.headers import LIKE, likeness, loose, plain
from selaras.foundation.sheets.refused import SheetRefused

DEPTH = 4  # most rows of one printed header
ELSEWHERE = "Unggah di tempatnya, atau pilih berkas lain."
KNOWN, OFFERED, UNUSED = "dikenali", "disarankan", "tidak dipakai"


@dataclass(frozen=True)
class Kind:
    """A kind of workbook: its name in the office, its columns, and the headers that give it away."""

    code: str
    nama: str
    columns: tuple[Column, ...]
    signature: tuple[str, ...] = ()  # fields without which it is not this kind
    refusal: str = ""  # said when this kind is recognised and never taken in

    @cached_property
    def by_header(self) -> dict[str, str]:
        """Plain header -> field."""
        return {plain(name): c.field for c in self.columns if not c.series for name in (*c.aliases, c.header)}

    @cached_property
    def by_loose(self) -> dict[str, str]:
        """Header without years and 'Rp' -> field."""
        return {loose(name): c.field for c in self.columns if not c.series for name in (*c.aliases, c.header)}

    @cached_property
    def by_number(self) -> dict[int, str]:
        """Number in the printed row (1)..(n) -> field."""
        return {c.number: c.field for c in self.columns if c.number}

    @cached_property
    def needed(self) -> frozenset[str]:
        """Fields without which the sheet cannot be read as this kind."""
        return frozenset(self.signature) | {c.field for c in self.columns if c.required and not c.series}

    def column(self, field: str) -> Column:
        return next(c for c in self.columns if c.field == field.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the file and what it was taken for."""

    field: str  # '' where it is not used
    index: int
    letter: str
    header: str  # as printed
    how: str  # dikenali, disarankan, tidak dipakai
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised sheet."""

    kind: Kind
    sheet: int
    sheet_name: str
    header_rows: tuple[int, int]  # first and last row of the header, as the sheet numbers them
    first_row: int  # where the content begins
    matches: tuple[Match, ...]
    missing: tuple[str, ...] = ()  # headers of needed columns that were not found

    @property
    def places(self) -> dict[str, Place]:
        """The mapping that `clean_rows` takes."""
        return {m.field: Place(m.index, m.header) for m in self.matches if m.field}

    def body(self, raw_rows: Iterable[RawRow]) -> Iterator[RawRow]:
        """The rows below the header."""
        return (row for row in raw_rows if row.number >= self.first_row)


@dataclass(frozen=True, slots=True)
class _Header:
    """A candidate: the joined and the lowest header text of every column."""

    rows: tuple[int, int]
    first_row: int
    joined: tuple[str, ...]
    leaf: tuple[str, ...]
    numbers: dict[int, int]  # column index -> printed number


def find(tops: Sequence[SheetTop], kinds: Sequence[Kind]) -> Found | None:
    """The best reading of any sheet as any kind; None where no header is known."""
    best: tuple[tuple[float, ...], Found] | None = None
    for top in tops:
        for header in _headers(top):
            for kind in kinds:
                if (scored := _score(kind, top, header)) and (best is None or scored[0] > best[0]):
                    best = scored
    return best[1] if best else None


def identify(tops: Sequence[SheetTop], kinds: Sequence[Kind], wanted: Sequence[Kind] | None = None) -> Found:
    """The sheet of a wanted kind; any other workbook is refused by its name."""
    accepted = tuple(wanted) if wanted is not None else tuple(k for k in kinds if not k.refusal)
    *others, last = dict.fromkeys(kind.nama for kind in accepted)
    goal = f"{', '.join(others)} atau {last}" if others else last
    found = find(tops, kinds)
    own = find(tops, accepted)
    if own and not own.missing and (found is None or found.kind in accepted or not _other(found)):
        return own
    if found and found.kind not in accepted and _other(found):
        raise SheetRefused(f"Ini {found.kind.nama}, bukan {goal}. {found.kind.refusal or ELSEWHERE}")
    if own and own.missing:
        absent = ", ".join(f"'{header}'" for header in own.missing)
        where = f"Lembar '{own.sheet_name}'" if own.sheet_name else "Berkas ini"
        raise SheetRefused(
            f"{where} mirip {own.kind.nama}, tetapi kolom {absent} tidak ada. Tambahkan kolom itu lalu unggah lagi."
        )
    sample = ", ".join(f"'{c.header}'" for c in accepted[0].columns[:5])
    raise SheetRefused(
        f"Baris judul {goal} tidak ditemukan. Yang dicari antara lain kolom {sample}. "
        "Periksa apakah berkas dan lembarnya sudah benar."
    )


def remap(found: Found, chosen: dict[int, str]) -> Found:
    """The same sheet with columns that a person mapped by hand: column index -> field ('' is unused)."""
    taken = {field for field in chosen.values() if field}
    matches = []
    for m in found.matches:
        field = chosen.get(m.index, "" if m.field in taken else m.field)
        changed = m.index in chosen or field != m.field
        how = KNOWN if field and changed else UNUSED if not field else m.how
        matches.append(Match(field, m.index, m.letter, m.header, how, 1.0 if changed else m.confidence))
    have = {m.field for m in matches}
    missing = tuple(found.kind.column(f).header for f in sorted(found.kind.needed - have))
    return Found(found.kind, found.sheet, found.sheet_name, found.header_rows, found.first_row, tuple(matches), missing)


def _other(found: Found) -> bool:
    return not found.missing


def _headers(top: SheetTop) -> Iterator[_Header]:
    """Each run of up to four rows that could be a header, with merged cells filled."""
    grid = {row.number: [shown(c).strip() for c in row.cells] for row in top.rows}
    for r1, c1, r2, c2 in top.head.merged:
        for r in range(r1, min(r2, r1 + DEPTH) + 1):
            if r1 in grid and r in grid and c1 <= len(grid[r1]):
                line = grid[r]
                line.extend([""] * (c2 - len(line)))
                for c in range(c1 - 1, c2):
                    line[c] = line[c] or grid[r1][c1 - 1]
    numbers = sorted(grid)
    for place, last in enumerate(numbers):
        if len(set(filter(None, grid[last]))) < 2:
            continue
        for depth in range(1, DEPTH + 1):
            chosen = numbers[max(0, place - depth + 1) : place + 1]
            if len(chosen) == depth and chosen[0] == last - depth + 1:
                yield _header(grid, chosen, numbers[place + 1 :])


def _header(grid: dict[int, list[str]], chosen: list[int], below: list[int]) -> _Header:
    width = max(len(grid[n]) for n in chosen)
    lines = [grid[n] + [""] * (width - len(grid[n])) for n in chosen]
    printed = [tuple(line) for line in lines]
    for depth, line in enumerate(lines[:-1]):  # a group title written once stands over its neighbours
        for at in range(1, width):
            own_title = any(upper[at] for upper in printed[:depth])
            if not line[at] and not own_title and any(lower[at] for lower in printed[depth + 1 :]):
                line[at] = line[at - 1]
    stacks = [list(dict.fromkeys(line[at] for line in lines if line[at])) for at in range(width)]
    ordinals = _ordinals(grid[below[0]]) if below else {}
    first = (below[1] if len(below) > 1 else below[0] + 1) if ordinals else (below[0] if below else chosen[-1] + 1)
    return _Header(
        (chosen[0], chosen[-1]),
        first,
        tuple(" ".join(stack) for stack in stacks),
        tuple(stack[-1] if stack else "" for stack in stacks),
        ordinals,
    )


def _ordinals(line: list[str]) -> dict[int, int]:
    """Column index -> number, for a row that reads (1) (2) (3) …"""
    found = {at: int(m[1]) for at, cell in enumerate(line) if (m := re.fullmatch(r"\(?\s*(\d{1,2})\s*\)?", cell))}
    filled = sum(bool(cell) for cell in line)
    values = list(found.values())
    good = len(found) >= 4 and len(found) >= filled - 2 and all(b - a in {0, 1} for a, b in pairwise(values))
    return found if good and values[0] <= 2 else {}


def _score(kind: Kind, top: SheetTop, header: _Header) -> tuple[tuple[float, ...], Found] | None:
    taken = _exact(kind, header)
    if len(taken) < 2:
        return None
    if header.numbers and kind.by_number and len(taken) * 3 >= len(kind.by_number):
        taken = _numbered(kind, header)
    else:
        _offer(kind, header, taken)
    have = {field for field, _ in taken.values()}
    if not have >= set(kind.signature):
        return None
    missing = tuple(kind.column(f).header for f in sorted(kind.needed - have))
    matches = tuple(
        _match(at, header.joined[at] if at < len(header.joined) else "", taken.get(at)) for at in _used(header, taken)
    )
    found = Found(kind, top.head.index, top.head.name, header.rows, header.first_row, matches, missing)
    unused = sum(m.how == UNUSED for m in matches)
    share = len(taken) / max(len(matches), 1)
    depth = header.rows[1] - header.rows[0]
    return (
        float(not missing),
        share * len(taken),
        -unused,
        bool(header.numbers),
        -depth,
        -top.head.index,
        -header.rows[0],
    ), found


def _numbered(kind: Kind, header: _Header) -> dict[int, tuple[str, float]]:
    """Columns by their printed numbers; a number printed twice counts once."""
    first = {n: at for at, n in sorted(header.numbers.items(), reverse=True)}
    return {at: (field, 1.0) for n, at in first.items() if (field := kind.by_number.get(n))}


def _used(header: _Header, taken: dict[int, tuple[str, float]]) -> list[int]:
    width = max(len(header.joined), max(taken, default=-1) + 1)
    return [at for at in range(width) if at in taken or (at < len(header.joined) and header.joined[at])]


def _match(at: int, printed: str, taken: tuple[str, float] | None) -> Match:
    if taken is None:
        return Match("", at, letter(at), printed, UNUSED, 0.0)
    field, confidence = taken
    return Match(field, at, letter(at), printed or field, KNOWN if confidence == 1.0 else OFFERED, round(confidence, 2))


def _exact(kind: Kind, header: _Header) -> dict[int, tuple[str, float]]:
    """Columns whose joined or lowest header is a known one."""
    taken: dict[int, tuple[str, float]] = {}
    have: set[str] = set()
    series = [(c.field, re.compile(c.series)) for c in kind.columns if c.series]
    for source in (header.joined, header.leaf):
        for names, texts in ((kind.by_header, plain), (kind.by_loose, loose)):
            for at, printed in enumerate(source):
                field = names.get(texts(printed)) if printed and at not in taken else None
                if printed and at not in taken and field is None:
                    field = next((f"{f}:{m[1]}" for f, p in series if (m := p.fullmatch(plain(printed)))), None)
                if field and field not in have:
                    taken[at] = (field, 1.0)
                    have.add(field)
    return taken


def _offer(kind: Kind, header: _Header, taken: dict[int, tuple[str, float]]) -> None:
    """Headers with small slips, best pairs first."""
    have = {field for field, _ in taken.values()}
    pairs: list[tuple[float, int, str]] = []
    for at, printed in enumerate(header.leaf):
        if printed and at not in taken:
            mine = plain(printed)
            pairs.extend(
                (score, -at, field)
                for name, field in kind.by_header.items()
                if field not in have and (score := likeness(mine, name)) >= LIKE
            )
    for score, at, field in sorted(pairs, reverse=True):
        if -at not in taken and field not in have:
            taken[-at] = (field, min(score, 0.99))
            have.add(field)
