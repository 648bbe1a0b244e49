"""Twins of real sheets, read the whole way: file, fence, header, typed rows."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from selaras.features.plan.sheets import cascade, matrix, renja, renstra, rka, sirup
from selaras.features.plan.sheets.rows import SheetRow
from selaras.foundation.sheets import fence
from selaras.foundation.sheets.columns import CellProblem
from selaras.foundation.sheets.recognise import Kind, identify

ALL = (renja.RENJA, matrix.MATRIX, renstra.RENSTRA, rka.RKA, *cascade.KINDS, *sirup.KINDS)
Parser = Callable[..., Iterator[SheetRow]]


def table(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """A CSV file as the exports write it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def read(path: Path, parse: Parser, wanted: Sequence[Kind], **told: Any) -> list[Any]:
    """The typed rows of a file of one of the wanted kinds."""
    found = identify(fence.tops(path), ALL, wanted)
    return list(parse(found, fence.rows(path, found.sheet), file=path.name, **told))


def kinds(rows: Sequence[SheetRow]) -> set[str]:
    """The words of all problems."""
    return {problem.kind for row in rows for problem in row.problems}


def problem(rows: Sequence[SheetRow], kind: str) -> CellProblem:
    """The only problem of a kind."""
    (found,) = (p for row in rows for p in row.problems if p.kind == kind)
    return found
