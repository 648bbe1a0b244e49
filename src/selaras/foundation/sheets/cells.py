"""A spreadsheet's rows as plain values: what the fenced reader hands over."""

from dataclasses import dataclass
from decimal import Decimal


class Galat(str):
    """A formula error as the sheet shows it, e.g. '#REF!'."""

    __slots__ = ()


# Text, whole number, fraction with every digit the file holds, formula error, or nothing.
# Dates arrive as ISO text and percent cells as the sheet shows them ('96%').
Cell = str | int | Decimal | Galat | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the spreadsheet numbers it."""

    number: int  # 1-based, as the spreadsheet shows it
    cells: tuple[Cell, ...]
    formulas: frozenset[int] = frozenset()  # 0-based columns whose value a formula gave

    def at(self, index: int) -> Cell:
        return self.cells[index] if 0 <= index < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet's name and shape."""

    index: int
    name: str
    hidden: bool = False
    encoding: str = ""  # of a CSV file
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column; 1-based


@dataclass(frozen=True, slots=True)
class SheetTop:
    """A sheet's first rows, enough to find its header."""

    head: SheetHead
    rows: tuple[RawRow, ...]


def shown(cell: Cell) -> str:
    """The cell as a person reads it: numbers with Indonesian separators, empty as ''."""
    if cell is None:
        return ""
    if isinstance(cell, bool | str):
        return str(cell)
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", ".")
    whole, _, fraction = f"{cell:,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def letter(index: int) -> str:
    """The spreadsheet's own name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def safe_cell(value: str | int) -> str | int:
    """Text that a spreadsheet would run as a formula is marked as text (OWASP ASVS 1.2.10)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
