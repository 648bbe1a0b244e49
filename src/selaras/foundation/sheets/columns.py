"""Columns of a sheet, and its rows cleaned cell by cell; nothing is written here."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selaras.foundation.sheets.cells import Cell, Galat, RawRow, letter, shown

TOLAK = "tolak"  # the row cannot be read and is refused
TEMUAN = "temuan"  # the row is taken in as printed and gets a finding
CATATAN = "catatan"  # the row is taken in; the reader is told how a cell was read
_BLANKS = {"", "-", "--", "—", "–", "n/a", "#n/a"}


class Doubt(ValueError):  # noqa: N818  a doubt is no error of the program
    """Raised by a `clean` that can name the defect; `read_as` is what is taken in all the same."""

    def __init__(self, says: str, kind: str, *, read_as: Any = None, suggestion: str = "", severity: str = "") -> None:
        super().__init__(says)
        self.says, self.kind, self.read_as = says, kind, read_as
        self.suggestion, self.severity = suggestion, severity


def text(cell: Cell) -> str:
    """A cell as one line of text, numbers as they are typed."""
    return re.sub(r"\s+", " ", str(cell)).strip() if cell is not None else ""


def blank(cell: Cell) -> bool:
    """Whether a cell holds nothing: empty, a dash or n/a."""
    return cell is None or (isinstance(cell, str) and not isinstance(cell, Galat) and cell.strip().lower() in _BLANKS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a sheet may have."""

    field: str
    header: str  # as our own template prints it
    clean: Callable[[Cell], Any] = text
    required: bool = True  # the sheet must have it
    aliases: tuple[str, ...] = ()
    help: str = ""
    empty: str = ""  # severity of an empty cell; '' where a cell may be empty
    fault: str = TOLAK  # severity of an unreadable cell
    number: int = 0  # its number in a printed form with a numbered row (1)..(n)
    series: str = ""  # pattern of headers such as target_2026; its group 1 extends the field: 'target:2026'
    counted: int = 0  # a series that counts 1..n; 0 where it names years


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One doubtful cell: what is there, what it was read as, what to do."""

    number: int  # row as the spreadsheet shows it
    column: str  # as the file prints it
    letter: str
    there: str
    read_as: str
    suggestion: str
    severity: str
    kind: str  # stable word for grouping, e.g. 'pagu_janggal'
    sentence: str
    field: str = ""

    @property
    def cell(self) -> str:
        """The spreadsheet's own name of the cell: F214."""
        return f"{self.letter}{self.number}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands in this very file."""

    index: int  # 0-based
    header: str

    @property
    def letter(self) -> str:
        return letter(self.index)


Places = Mapping[str, Place]  # field -> where it stands


@dataclass(frozen=True, slots=True)
class Row:
    """One cleaned row; `values` by field."""

    number: int
    values: dict[str, Any]
    problems: tuple[CellProblem, ...] = ()
    places: Places = field(default_factory=dict)
    raw: RawRow | None = None

    @property
    def applicable(self) -> bool:
        """Whether the row can be taken in."""
        return all(problem.severity != TOLAK for problem in self.problems)

    def problem(
        self,
        field: str,
        says: str,
        kind: str,
        *,
        read_as: Any = "",
        suggestion: str = "",
        severity: str = TEMUAN,
    ) -> CellProblem:
        """A problem that only the whole row shows, placed at one of its cells."""
        place = self.places.get(field) or Place(0, field)
        there = self.raw.at(place.index) if self.raw else None
        return problem_at(
            self.number,
            place,
            there,
            Doubt(says, kind, read_as=read_as, suggestion=suggestion),
            severity,
            field,
        )


def problem_at(number: int, place: Place, there: Cell, doubt: Doubt, severity: str, field_name: str) -> CellProblem:
    """The problem with its full sentence."""
    joint = " " if doubt.says[:1].islower() else ": "
    read_as = (
        "" if doubt.read_as is None else shown(doubt.read_as) if isinstance(doubt.read_as, int) else str(doubt.read_as)
    )
    return CellProblem(
        number, place.header, place.letter, shown(there), read_as, doubt.suggestion, severity, doubt.kind,
        f"Baris {number}: kolom '{place.header}'{joint}{doubt.says}", field_name,
    )  # fmt: skip


def clean_rows(columns: Iterable[Column], mapping: Places, raw_rows: Iterable[RawRow]) -> Iterator[Row]:
    """Each row with its values and the problems of its cells."""
    known = {column.field: column for column in columns}
    plan = [(name, known[name.partition(":")[0]], place) for name, place in mapping.items()]
    absent = [name for name, column in known.items() if name not in mapping and not column.series]
    for raw in raw_rows:
        values: dict[str, Any] = dict.fromkeys(absent)
        problems: list[CellProblem] = []
        for name, column, place in plan:
            values[name], doubt, severity = _read(column, raw.at(place.index))
            if doubt:
                problems.append(problem_at(raw.number, place, raw.at(place.index), doubt, severity, name))
        yield Row(raw.number, values, tuple(problems), mapping, raw)


def _read(column: Column, cell: Cell) -> tuple[Any, Doubt | None, str]:
    if isinstance(cell, Galat):
        says = f"berisi galat rumus {cell}. Perbaiki rumusnya atau tulis nilainya, lalu unggah lagi."
        return None, Doubt(says, "galat_rumus"), column.fault
    if blank(cell):
        doubt = Doubt("kosong. Isi lalu unggah lagi.", "kosong") if column.empty else None
        return (text(None) if column.clean is text else None), doubt, column.empty
    try:
        return column.clean(cell), None, ""
    except Doubt as doubt:
        return doubt.read_as, doubt, doubt.severity or column.fault
    except ValueError as fault:
        return None, Doubt(str(fault), "tidak_terbaca"), column.fault
