"""Columns matched by hand: what a person is shown of a file, what was chosen, and the sheet read with it."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selaras.foundation.sheets.cells import RawRow, SheetHead, SheetTop, letter, shown
from selaras.foundation.sheets.columns import Column
from selaras.foundation.sheets.headers import plain
from selaras.foundation.sheets.heading import Header, header_at, headers
from selaras.foundation.sheets.recognise import UNUSED, Found, Kind, Match, explain, weigh

CHOSEN, REMEMBERED = "dipilih", "diingat"
SHEETS, WIDE, LONG = 12, 120, 200  # what is kept for the page: sheets, columns of a row, signs of a cell
FITS = 2  # columns that a kind must know to be offered first
SAMPLES = 3  # values shown of a column
NUMBERED = 0.9  # how surely a printed number (1)..(n) names its column when the words above are strange


@dataclass(frozen=True, slots=True)
class Choice:
    """How one file is to be read."""

    kind: str
    sheet: int
    header: tuple[int, int]  # first and last row, as the sheet numbers them
    columns: dict[int, str]  # column index -> field, '' where it is not used

    def as_json(self) -> dict[str, Any]:
        columns = {str(index): field for index, field in sorted(self.columns.items())}
        return {"kind": self.kind, "sheet": self.sheet, "header": list(self.header), "columns": columns}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Choice":
        first, last = kept["header"]
        return cls(kept["kind"], kept["sheet"], (first, last), {int(at): f for at, f in kept["columns"].items()})


@dataclass(frozen=True, slots=True)
class Shown:
    """One column as the page shows it."""

    index: int
    letter: str
    header: str
    samples: tuple[str, ...]
    field: str
    how: str
    confidence: float


def cut(tops: Iterable[SheetTop]) -> tuple[SheetTop, ...]:
    """The tops without what no header needs: the same texts whether just read or kept."""
    return tuple(
        SheetTop(top.head, tuple(RawRow(r.number, tuple(shown(c).strip()[:LONG] for c in r.cells[:WIDE])) for r in top.rows))
        for top in list(tops)[:SHEETS]
    )  # fmt: skip


def keep(tops: Iterable[SheetTop]) -> list[dict[str, Any]]:
    """Tops as they are kept with an import."""
    return [
        {
            "index": top.head.index,
            "name": top.head.name,
            "merged": [list(span) for span in top.head.merged if span[1] <= WIDE],
            "rows": [[row.number, list(row.cells)] for row in top.rows],
        }
        for top in cut(tops)
    ]


def kept(sheets: Iterable[Mapping[str, Any]]) -> tuple[SheetTop, ...]:
    """The tops that were kept with an import."""
    return tuple(
        SheetTop(
            SheetHead(s["index"], s["name"], merged=tuple((r1, c1, r2, c2) for r1, c1, r2, c2 in s["merged"])),
            tuple(RawRow(number, tuple(cells)) for number, cells in s["rows"]),
        )
        for s in sheets
    )


def signature(header: Header) -> str:
    """SHA-256 of the headers as a person would compare them, each in its place."""
    texts = [plain(text) for text in header.joined]
    while texts and not texts[-1]:
        texts.pop()
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def look(kind: Kind, top: SheetTop, header: Header) -> Found:
    """The sheet read as this kind with this header, however little of it is recognised."""
    return _look(kind, top, header)[1]


def _look(kind: Kind, top: SheetTop, header: Header) -> tuple[tuple[float, ...], Found]:
    taken = explain(kind, header)
    have = {field for field, _sure in taken.values()}
    if len(header.numbers) * 2 >= len(kind.by_number) > 0:
        for at, number in header.numbers.items():
            field = kind.by_number.get(number)
            if field and field not in have and at not in taken:
                taken[at] = (field, NUMBERED)
                have.add(field)
    return weigh(kind, top, header, taken)


def guess(tops: Sequence[SheetTop], kinds: Sequence[Kind]) -> Found | None:
    """The likeliest reading to begin with; None where no row could be a header.

    A kind that is only chosen by hand is offered where the words fit no other.
    """
    known = _guess(tops, [kind for kind in kinds if not kind.by_hand])
    if known is None or sum(bool(match.field) for match in known.matches) < FITS:
        return _guess(tops, [kind for kind in kinds if kind.by_hand]) or known
    return known


def _guess(tops: Sequence[SheetTop], kinds: Sequence[Kind]) -> Found | None:
    best: tuple[tuple[float, ...], Found] | None = None
    for top in tops:
        widest = max((_texts(row) for row in top.rows), default=0)
        for header in headers(top):
            last = next(row for row in top.rows if row.number == header.rows[1])
            full = _texts(last) * 10 >= widest * 7
            for kind in kinds:
                marks, found = _look(kind, top, header)
                score = (marks[0], marks[1] if marks[1] >= 1 else 0.0, full, -header.rows[1], *marks[2:])
                if best is None or score > best[0]:
                    best = score, found
    return best[1] if best else None


def _texts(row: RawRow) -> int:
    """How many cells of a row are words."""
    return sum(bool(re.search(r"[^\W\d_]{2}", shown(cell))) for cell in row.cells)


def read_as(tops: Sequence[SheetTop], kinds: Sequence[Kind], choice: Choice, how: str = CHOSEN) -> Found | None:
    """The file as a person chose to read it; None where the file or the kind has no such place."""
    top = next((top for top in tops if top.head.index == choice.sheet), None)
    kind = next((kind for kind in kinds if kind.code == choice.kind), None)
    header = header_at(top, *choice.header) if top else None
    if top is None or kind is None or header is None:
        return None
    return remap(look(kind, top, header), choice.columns, how)


def remap(found: Found, chosen: Mapping[int, str], how: str = CHOSEN) -> Found:
    """The same sheet with columns that a person mapped by hand: column index -> field ('' is unused)."""
    taken = {field for field in chosen.values() if field}
    known = {match.index for match in found.matches}
    bare = tuple(Match("", at, letter(at), f"kolom {letter(at)}", UNUSED, 0.0) for at in chosen if at not in known)
    matches = []
    for m in sorted((*found.matches, *bare), key=lambda m: m.index):
        field = chosen.get(m.index, "" if m.field in taken else m.field)
        if m.index in chosen or field != m.field:
            m = Match(field, m.index, m.letter, m.header, how if field else UNUSED, 1.0)
        matches.append(m)
    have = {m.field for m in matches}
    missing = tuple(found.kind.column(f).header for f in sorted(found.kind.needed - have))
    return replace(found, matches=tuple(matches), missing=missing)


def columns_of(found: Found, top: SheetTop) -> list[Shown]:
    """Every column that has a header or holds something, with its first values."""
    body = [row for row in top.rows if row.number >= found.first_row]
    known = {match.index: match for match in found.matches}
    width = max([len(row.cells) for row in body] + [at + 1 for at in known], default=0)
    columns = []
    for at in range(width):
        samples = tuple(shown(row.at(at)) for row in body if row.at(at))[:SAMPLES]
        match = known.get(at) or Match("", at, letter(at), "", UNUSED, 0.0)
        if samples or match.header:
            columns.append(Shown(at, letter(at), match.header, samples, match.field, match.how, match.confidence))
    return columns


def offers(kind: Kind, found: Found, years: Iterable[int]) -> Iterator[tuple[str, Column, str]]:
    """Every field that a column of this kind may be: field, its column, its name as our own template prints it."""
    met = {match.field for match in found.matches}
    for column in kind.columns:
        if not column.series:
            yield column.field, column, column.header
            continue
        marks = {str(n) for n in (range(1, column.counted + 1) if column.counted else years)}
        marks |= {field.partition(":")[2] for field in met if field.startswith(f"{column.field}:")}
        for mark in sorted(marks, key=int):
            yield f"{column.field}:{mark}", column, re.sub(r"\d+$", mark, column.header)
