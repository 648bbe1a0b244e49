"""CSV by RFC 4180, in UTF-8 with a mark that spreadsheet programs recognise."""

import csv
from decimal import Decimal
from io import StringIO

from selaras.foundation.papers.blocks import Cell, Paper, Picture, Table
from selaras.foundation.papers.text import clean

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # a spreadsheet would start to compute


def print_csv(table: Table) -> bytes:
    """One table: titles of the columns, then its rows; missing and blank are empty fields."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_field(column.name or column.key) for column in table.columns])
    writer.writerows([_field(cell) for cell in row.cells] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def only_table(paper: Paper) -> Table:
    """The one table of a paper; several do not fit one CSV file."""
    if len(paper.tables) != 1:
        raise ValueError(f"CSV memuat satu tabel; dokumen ini memuat {len(paper.tables)}. Pilih XLSX.")
    return paper.tables[0]


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | Decimal):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    if isinstance(cell, Picture):
        return _field(cell.alt)
    risky = cell.startswith(_RISKY)  # before cleaning takes a leading TAB or CR away
    text = clean(cell)
    return f"'{text}" if risky or text.startswith(_RISKY) else text
