"""PDF through typst: fixed fonts, fixed moment, same bytes for the same paper."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from selaras.foundation.papers.blocks import (
    BOLD,
    Block,
    Column,
    Cover,
    HeaderCell,
    Heading,
    ListOf,
    Missing,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Row,
    Section,
    Svg,
    Table,
    TableOfContents,
)
from selaras.foundation.papers.headers import header_rows
from selaras.foundation.papers.printers.fit import lines
from selaras.foundation.papers.printers.svg import size_of
from selaras.foundation.papers.printers.typst_run import compiled
from selaras.foundation.papers.printers.widths import points
from selaras.foundation.papers.text import MISSING, clean, shown
from selaras.foundation.papers.words import foot, word

SIZES = {"A4": (210, 297), "F4": (215, 330)}  # mm
TAGGED_ROWS = 600  # above this the tags of a table outweigh its text sixfold
_INSET = (2.2, 2.0)  # pt, at each side of a cell: across, down
_SLACK = 0.3  # pt, so that the compiler never breaks a line again
_LINE, _LEADING = 1.0, 0.14  # em, as paper.typ sets them
_TALLEST = 0.6  # share of the page that one row may fill; what is taller goes on in a row below


def print_pdf(paper: Paper, *, tagged: bool | None = None) -> bytes:
    """The whole paper as one PDF; tags for screen readers unless its tables are very long."""
    rows = sum(len(table.rows) for table in paper.tables)
    return compiled(
        {
            "paper": json.dumps(_paper(paper), ensure_ascii=False, separators=(",", ":")),
            "format": "pdf",
            "timestamp": int(paper.moment.timestamp()),
            "tagged": rows <= TAGGED_ROWS if tagged is None else tagged,
        }
    )


def _paper(paper: Paper) -> dict[str, Any]:
    at = paper.moment
    return {
        "title": clean(paper.title),
        "author": clean(paper.author),
        "lang": paper.language,
        "at": [at.year, at.month, at.day, at.hour, at.minute, at.second],
        "page": SIZES[paper.size],
        "head": clean(paper.head),
        "foot": foot(paper.language, paper.sha256, paper.contoh),
        "words": {key: word(paper.language, key) for key in ("halaman", "dari")},
        "sections": list(_sections(paper)),
    }


def _sections(paper: Paper) -> Iterator[dict[str, Any]]:
    """Runs of pages; a cover stands on a page of its own and the count begins after it."""
    first, opening = True, [_opening(paper)] if paper.meta else []
    for section in paper.sections:
        flipped = section.orientation == "lanskap"
        for cover, run in groupby(section.blocks, key=lambda block: isinstance(block, Cover)):
            blocks = [made for block in run for made in _block(paper, block, section)]
            if not cover:
                blocks, opening = opening + blocks, []
            yield {
                "flipped": flipped,
                "margin": margin_of(paper, section),
                "cover": cover,
                "first": first and not cover,
                "blocks": blocks,
            }
            first = first and cover


def _opening(paper: Paper) -> dict[str, Any]:
    contoh = word(paper.language, "contoh") if paper.contoh else ""
    meta = [[clean(name), clean(value)] for name, value in paper.meta]
    return {"t": "opening", "title": clean(paper.title), "meta": meta, "contoh": contoh}


def _block(paper: Paper, block: Block, section: Section) -> list[dict[str, Any]]:
    match block:
        case Heading(text, level, number):
            between = "\n" if level == 1 else "  "
            return [{"t": "heading", "level": level, "text": clean(between.join(filter(None, (number, text))))}]
        case Paragraph(text, style):
            parts = clean(text).split("\n\n") if style == "isi" else [clean(text)]
            return [{"t": "par", "style": style, "text": part} for part in parts]
        case Missing():
            return [{"t": "par", "style": "isi", "text": MISSING}]
        case ListOf(items, ordered):
            return [{"t": "list", "ordered": ordered, "items": [clean(item) for item in items]}]
        case Table():
            return [_table(paper, block, section)]
        case Svg():
            return [_figure(paper, block, section)]
        case Cover(title, subtitle, lines):
            return [
                {
                    "t": "cover",
                    "title": clean(title),
                    "subtitle": clean(subtitle),
                    "lines": [clean(line) for line in lines],
                    "contoh": word(paper.language, "contoh") if paper.contoh else "",
                }
            ]
        case PageBreak():
            return [{"t": "break"}]
        case TableOfContents(of):
            return [{"t": "contents", "of": of, "title": word(paper.language, of)}]


def page_of(paper: Paper, section: Section) -> tuple[float, float]:
    """Width and height inside the margins, mm."""
    short, tall = SIZES[paper.size]
    width, height = (tall, short) if section.orientation == "lanskap" else (short, tall)
    margin = margin_of(paper, section)
    return width - 20 * margin, height - 20 * margin - 9


def margin_of(paper: Paper, section: Section) -> float:
    """Margin of the section's pages, cm."""
    return paper.margins[section.orientation == "lanskap"]


def _figure(paper: Paper, svg: Svg, section: Section) -> dict[str, Any]:
    width, height = page_of(paper, section)
    high = min(height - 14, width * svg_ratio(svg.figure))
    return {"t": "svg", "svg": svg.figure, "alt": clean(svg.alt), "label": clean(svg.label), "height": round(high, 2)}


def svg_ratio(figure: str) -> float:
    """Height over width as the figure's own view box says."""
    width, height = size_of(figure)
    return height / width


def _table(paper: Paper, table: Table, section: Section) -> dict[str, Any]:
    width, height = page_of(paper, section)
    size = type_size(table)
    room = points(table, width / 25.4 * 72, size, 2 * _INSET[0] + _SLACK)
    most = int((_TALLEST * height / 25.4 * 72 - 2 * _INSET[1]) / ((_LINE + _LEADING) * size))
    rows = [part for row in table.rows for part in _row(row, table.columns, room, size, most)]
    return {
        "t": "table",
        "label": clean(table.label),
        "size": size,
        "widths": [round(each, 3) for each in room],
        "aligns": [column.aligned for column in table.columns],
        "head": [
            ["\n".join(_lines(clean(c.text), sum(room[c.column :][: c.columns]), size, bold=True)), *_place(c)]
            for cells in header_rows(table.columns)
            for c in cells
        ],
        "depth": len(header_rows(table.columns)),
        "numbers": [column.number for column in table.columns] if table.numbered else [],
        "rows": [[row[0], row[2]] for row in rows],
        "heights": [row[1] for row in rows],
        "note": clean(table.note),
        "empty": word(paper.language, "kosong"),
    }


def type_size(table: Table) -> float:
    """Points of the table's type: the more columns, the smaller."""
    return 6.5 if len(table.columns) >= 12 else 7.5 if len(table.columns) >= 8 else 8.5


def _place(cell: HeaderCell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.columns, cell.rows


def _lines(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    return lines(text, (width - 2 * _INSET[0] - _SLACK) / size * 1000, bold=bold)


def _row(row: Row, columns: tuple[Column, ...], room: list[float], size: float, most: int) -> Iterator[list[Any]]:
    """A row as level, height and cells; one that would overflow the page goes on in further rows."""
    spans, bold = dict(row.spans), row.level in BOLD
    cells: list[tuple[list[str], int]] = []
    drawn = {at: cell for at, cell in enumerate(row.cells) if isinstance(cell, Picture)}
    starts, at = [], 0
    while at < len(columns):
        span = spans.get(at, 1)
        width = room[at] if span == 1 else sum(room[at : at + span])
        said = "" if at in drawn else shown(row.cells[at], columns[at])
        cells.append((_lines(said, width, size, bold=bold), span))
        starts.append(at)
        at += span
    deep = max(len(each) for each, _ in cells)
    for first in range(0, deep, most):
        part = [(each[first : first + most], span) for each, span in cells]
        tall = max(len(each) for each, _ in part)
        height = (tall * _LINE + (tall - 1) * _LEADING) * size
        height = max([height, *(picture.side / 25.4 * 72 for picture in drawn.values() if not first)]) + 2 * _INSET[1]
        made = [
            _said(each, span, None if first else drawn.get(at)) for (each, span), at in zip(part, starts, strict=True)
        ]
        yield [row.level, round(height, 2), made]


def _said(lines: list[str], span: int, picture: Picture | None) -> Any:
    """What one cell prints: its lines, with its span where it covers several columns, or its drawing."""
    if picture is not None:
        return {"svg": picture.figure, "alt": clean(picture.alt), "side": picture.side}
    return "\n".join(lines) if span == 1 else ["\n".join(lines), span]
