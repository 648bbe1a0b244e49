"""XLSX: one worksheet per table, that the same office can fill in and give back."""

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from selaras.foundation.papers.blocks import BOLD, Cell, Column, Paper, Picture, Row, Table
from selaras.foundation.papers.headers import header_rows
from selaras.foundation.papers.printers.widths import widest
from selaras.foundation.papers.text import MISSING, clean
from selaras.foundation.papers.words import foot, word

MAX_TEXT = 32_767  # characters of one cell
_DIGIT = 648.4  # thousandths of an em: the digit that widths of worksheets are counted in
EXACT = 10**15  # a spreadsheet keeps 15 digits; larger money is written as text
_FILLS = {"opd": "#D5E9E4", "urusan": "#E6E3DA", "bidang_urusan": "#EFEDE6", "kelompok": "#EFEDE6", "jumlah": "#D5E9E4"}
_NUMBERS = {"rupiah": "#,##0", "angka": "#,##0.##########", "persen": '0.##########"%"'}
_PAPER = {"A4": 9, "F4": 14}  # Excel has no F4; 14 is folio, 8.5 x 13 inch
_OPTIONS = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class _Formats:
    """The few cell formats of a workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.made = book, dict[tuple[str, str, str], Format]()
        base = {"font_name": "Arial", "font_size": 9, "border": 1, "border_color": "#8A948F", "text_wrap": True}
        self.base = {**base, "valign": "top"}
        self.head = book.add_format(
            {**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E2F1EE", "num_format": "@"}
        )
        self.title = book.add_format({"font_name": "Arial", "font_size": 12, "bold": True, "num_format": "@"})
        self.line = book.add_format({"font_name": "Arial", "font_size": 9, "num_format": "@"})

    def of(self, level: str, align: str, number: str) -> Format:
        """The format of one cell by its row's level, its column and its kind of value."""
        key = (level if level in BOLD else "", align, number)
        if key not in self.made:
            look = {
                **self.base,
                "num_format": number,
                "align": {"kanan": "right", "tengah": "center"}.get(align, "left"),
            }
            if key[0]:
                look["bold"] = True
            if level in _FILLS:
                look["bg_color"] = _FILLS[level]
            self.made[key] = self.book.add_format(look)
        return self.made[key]

    def looks(self, level: str, align: str) -> Callable[[str], Format]:
        """The formats of one row and column by number format."""
        return lambda number: self.of(level, align, number)


def print_xlsx(paper: Paper) -> bytes:
    """The tables of the paper as a workbook; text is text, money is a number, nothing is a formula."""
    if not paper.tables:
        raise ValueError("Dokumen ini tidak memuat tabel, jadi tidak dapat menjadi XLSX. Pilih PDF atau DOCX.")
    out = BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties(
        {"title": clean(paper.title), "author": clean(paper.author), "created": paper.moment.replace(tzinfo=None)}
    )
    formats, taken = _Formats(book), set[str]()
    for place, table in enumerate(paper.tables, start=1):
        _sheet(book.add_worksheet(_name(table, place, taken)), paper, table, formats)
    book.close()
    return out.getvalue()


def _name(table: Table, place: int, taken: set[str]) -> str:
    wanted = re.sub(r"[\[\]:*?/\\]", " ", clean(table.sheet or table.number or table.caption)).strip(" '")
    name = re.sub(r"\s+", " ", wanted)[:31].strip(" '") or f"Tabel {place}"
    if name.casefold() in taken or name.casefold() == "history":  # Excel keeps that name for itself
        name = f"{name[:26]} ({place})"
    taken.add(name.casefold())
    return name


def _sheet(sheet: Worksheet, paper: Paper, table: Table, formats: _Formats) -> None:
    _page(sheet, paper, table)
    at = _opening(sheet, paper, table, formats)
    heads = header_rows(table.columns)
    below = at + len(heads)
    for n, cells in enumerate(heads):  # constant memory: every row is written once, in order
        _blank(sheet, at + n, len(table.columns), formats.head)
        for cell in cells:
            sheet.write_string(at + n, cell.column, _text(cell.text), formats.head)
            if cell.columns > 1 or cell.rows > 1:
                sheet.merge.append([at + n, cell.column, at + n + cell.rows - 1, cell.column + cell.columns - 1])
    if table.numbered:
        for n, column in enumerate(table.columns):
            sheet.write_string(below, n, column.number, formats.head)
        below += 1
    sheet.repeat_rows(at, below - 1)
    sheet.freeze_panes(below, min(3, len(table.columns) - 1))
    for n, row in enumerate(table.rows, start=below):
        _row(sheet, n, row, table.columns, formats)
    if table.note:
        sheet.write_string(below + len(table.rows) + 1, 0, _text(table.note), formats.line)


def _blank(sheet: Worksheet, row: int, columns: int, look: Format) -> None:
    for column in range(columns):
        sheet.write_blank(row, column, None, look)


def _page(sheet: Worksheet, paper: Paper, table: Table) -> None:
    whole = sum(column.width for column in table.columns) or 1
    for n, (column, wide) in enumerate(zip(table.columns, widest(table), strict=True)):
        needs = wide / _DIGIT * 1.1 + 2  # a number wider than its column shows as ####
        sheet.set_column(n, n, round(min(60.0, max(6.0, needs, column.width / whole * 230)), 1))
    sheet.set_landscape() if len(table.columns) > 6 else sheet.set_portrait()
    sheet.set_paper(_PAPER[paper.size])
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    left = foot(paper.language, paper.sha256, paper.contoh).replace("&", "&&")
    of = word(paper.language, "dari")
    sheet.set_footer(f"&L&8{left}&R&8{word(paper.language, 'halaman')} &P {of} &N")
    if paper.head:
        sheet.set_header("&L&8" + clean(paper.head).replace("&", "&&")[:200])


def _opening(sheet: Worksheet, paper: Paper, table: Table, formats: _Formats) -> int:
    lines = [paper.title, *([table.label] if table.label else [])]
    lines += [f"{name}: {value}" for name, value in paper.meta]
    if paper.contoh:
        lines.append(word(paper.language, "contoh"))
    for n, line in enumerate(lines):
        sheet.write_string(n, 0, _text(line.replace("\n", " ")), formats.line if n else formats.title)
    return len(lines) + 1


def _row(sheet: Worksheet, at: int, row: Row, columns: tuple[Column, ...], formats: _Formats) -> None:
    labels = {first for first, _ in row.spans}
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        align = "kiri" if place in labels else column.aligned
        _cell(sheet, (at, place), cell, column.kind, formats.looks(row.level, align))
    for first, size in row.spans:
        sheet.merge.append([at, first, at, first + size - 1])


def _cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, kind: str, look: Callable[[str], Format]) -> None:
    if isinstance(cell, int | Decimal) and -EXACT < cell < EXACT:
        number = _NUMBERS.get(kind, "0" if isinstance(cell, int) else _NUMBERS["angka"])
        sheet.write_number(*at, cell, look(number))
    elif cell == "":
        sheet.write_blank(*at, None, look("@"))
    else:
        said = cell.alt if isinstance(cell, Picture) else str(MISSING if cell is None else cell)
        sheet.write_string(*at, _text(said), look("@"))


def _text(text: str) -> str:
    """Text that fits a cell and that the writer does not take for its own markup of mixed type."""
    text = clean(text)
    text = text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
    return f" {text}" if text.startswith("<r>") and text.endswith("</r>") else text
