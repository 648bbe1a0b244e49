"""Rows at the top of a sheet that could be its printed header."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from selaras.foundation.sheets.cells import SheetTop, shown

DEPTH = 4  # most rows of one printed header


@dataclass(frozen=True, slots=True)
class Header:
    """A candidate: the joined and the lowest header text of every column."""

    rows: tuple[int, int]
    first_row: int
    joined: tuple[str, ...]
    leaf: tuple[str, ...]
    numbers: dict[int, int]  # column index -> printed number


def headers(top: SheetTop) -> Iterator[Header]:
    """Each run of up to four rows that could be a header, with merged cells filled."""
    grid = _grid(top)
    numbers = sorted(grid)
    for place, last in enumerate(numbers):
        if len(set(filter(None, grid[last]))) < 2:
            continue
        for depth in range(1, DEPTH + 1):
            chosen = numbers[max(0, place - depth + 1) : place + 1]
            if len(chosen) == depth and chosen[0] == last - depth + 1:
                yield _header(grid, chosen, numbers[place + 1 :])


def header_at(top: SheetTop, first: int, last: int) -> Header | None:
    """The header that a person pointed at; None where those rows are empty."""
    grid = _grid(top)
    chosen = [number for number in sorted(grid) if first <= number <= last][:DEPTH]
    return _header(grid, chosen, [number for number in sorted(grid) if number > last]) if chosen else None


def _grid(top: SheetTop) -> dict[int, list[str]]:
    """Row number -> its texts, with merged cells filled."""
    grid = {row.number: [shown(c).strip() for c in row.cells] for row in top.rows}
    for r1, c1, r2, c2 in top.head.merged:
        for r in range(r1, min(r2, r1 + DEPTH) + 1):
            if r1 in grid and r in grid and c1 <= len(grid[r1]):
                line = grid[r]
                line.extend([""] * (c2 - len(line)))
                for c in range(c1 - 1, c2):
                    line[c] = line[c] or grid[r1][c1 - 1]
    return grid


def _header(grid: dict[int, list[str]], chosen: list[int], below: list[int]) -> Header:
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
    return Header(
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
