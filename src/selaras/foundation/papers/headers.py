"""The head of a table, drawn from the titles that its columns stand under."""

from itertools import groupby

from selaras.foundation.papers.blocks import Column, HeaderCell


def header_rows(columns: tuple[Column, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Rows of cells with their spans; a title reaches down to the last row of the head."""
    paths = [tuple(part for part in (*column.groups, column.title) if part) or ("",) for column in columns]
    depth = max((len(path) for path in paths), default=1)
    return tuple(tuple(_row(columns, paths, at, depth)) for at in range(depth))


def _row(columns: tuple[Column, ...], paths: list[tuple[str, ...]], at: int, depth: int) -> list[HeaderCell]:
    cells, column = [], 0
    for path, run in groupby(enumerate(paths), key=lambda item: _identity(columns, item[0], item[1], at)):
        size = len(list(run))
        if path is not None:
            last = len(paths[column]) == at + 1
            cells.append(HeaderCell(paths[column][at], at, column, size, depth - at if last else 1))
        column += size
    return cells


def _identity(columns: tuple[Column, ...], place: int, path: tuple[str, ...], at: int) -> tuple[str, ...] | None:
    """What makes neighbours one cell: the same titles so far, and a group, not two columns of one name."""
    if at >= len(path):
        return None
    own = at == len(path) - 1 and bool(columns[place].title)
    return (*path[: at + 1], f"#{place}" if own else "")
