"""Text of a cell: cleaned for every file format, printed as an Indonesian form prints it."""

import re
import unicodedata
from decimal import Decimal

from selaras.foundation.papers.blocks import Cell, Column, Picture

MISSING = "—"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# U+200B..200F, 202A..202E and 2066..2069 turn or hide what is read; a form needs none of them.
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """Text in NFC without characters that a file format refuses or that change what is read."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _UNPRINTABLE.sub("", text)))


def dotted(amount: int) -> str:
    """780.000.000, negative amounts in brackets as official tables print them."""
    grouped = f"{abs(amount):,}".replace(",", ".")
    return f"({grouped})" if amount < 0 else grouped


def shown(cell: Cell, column: Column) -> str:
    """A cell as printed; money says Rp unless the head of its column does."""
    if cell is None:
        return MISSING
    if isinstance(cell, str | Picture):
        return clean(cell if isinstance(cell, str) else cell.alt)
    if isinstance(cell, Decimal):
        return _decimal(cell) + ("%" if column.kind == "persen" else "")
    if column.kind == "rupiah":
        return dotted(cell) if "(Rp)" in column.name else f"{'-' if cell < 0 else ''}Rp{dotted(abs(cell))}"
    if column.kind == "persen":
        return f"{cell}%"
    return dotted(cell) if column.kind == "angka" else str(cell)


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        return MISSING
    whole, _, rest = f"{abs(value):f}".partition(".")
    rest = rest.rstrip("0")
    return f"{'-' if value < 0 else ''}{dotted(int(whole))}{',' + rest if rest else ''}"
