"""Widths of columns: as the layout shares them out, but money, numbers and codes never break for want of room."""

from selaras.foundation.papers.blocks import BOLD, Table
from selaras.foundation.papers.printers.fit import FACES
from selaras.foundation.papers.text import shown

_MOST = {"rupiah": 0.22, "angka": 0.12, "persen": 0.12, "kode": 0.14}  # share of the table that one column may claim
_LEAST = 0.6  # share of its own width that a column of words keeps


def widest(table: Table) -> list[float]:
    """The widest cell of each column of money, numbers or codes in thousandths of an em; 0 for words."""
    found = [0.0] * len(table.columns)
    rigid = [(at, column) for at, column in enumerate(table.columns) if column.kind in _MOST]
    for row in table.rows:
        face = FACES[row.level in BOLD]
        covered = {at for first, size in row.spans for at in range(first, first + size)}
        for at, column in rigid:
            if at not in covered and row.cells[at] != "":
                found[at] = max(found[at], face.width(shown(row.cells[at], column)))
    return found


def points(table: Table, width: float, size: float, inset: float) -> list[float]:
    """Width of each column in points; what the rigid ones lack is taken from the columns of words."""
    whole = sum(column.width for column in table.columns)
    shares = [column.width / whole * width for column in table.columns]
    needs = [wide * size / 1000 + inset + 0.1 if wide else 0.0 for wide in widest(table)]
    limits = [
        min(
            _MOST.get(column.kind, 0.0) * width, share * 2 if column.kind == "kode" else width
        )  # parts of a code stay small
        for column, share in zip(table.columns, shares, strict=True)
    ]
    lacks = [max(0.0, min(need, limit) - share) for need, limit, share in zip(needs, limits, shares, strict=True)]
    spare = [0.0 if need else share * (1 - _LEAST) for need, share in zip(needs, shares, strict=True)]
    if not sum(lacks) or not sum(spare):
        return shares
    given = min(1.0, sum(spare) / sum(lacks))
    taken = given * sum(lacks) / sum(spare)
    return [share + lack * given - free * taken for share, lack, free in zip(shares, lacks, spare, strict=True)]
