"""Cells cleaned one by one: each problem names row, column, what is there and what to do."""

from decimal import Decimal

import pytest

from selaras.foundation.sheets.cells import Cell, Galat, RawRow, letter, shown
from selaras.foundation.sheets.columns import CATATAN, TEMUAN, TOLAK, Column, Doubt, Place, Row, clean_rows


def _whole(cell: Cell) -> int:
    if not str(cell).isdigit():
        raise ValueError(f"“{cell}” bukan angka. Tulis misalnya 50.000.000.")
    return int(str(cell))


def _doubted(cell: Cell) -> int:
    raise Doubt("berisi angka janggal. Periksa.", "janggal", read_as=7, suggestion="70", severity=TEMUAN)


def _one(column: Column, cell: Cell, number: int = 214) -> Row:
    places = {column.field: Place(5, "Pagu (Rp)")}
    (row,) = clean_rows([column], places, [RawRow(number, (None,) * 5 + (cell,))])
    return row


def test_an_unreadable_cell_refuses_its_row_by_name() -> None:
    row = _one(Column("pagu", "Pagu (Rp)", _whole), "780 juta")
    (problem,) = row.problems
    assert not row.applicable
    assert (problem.cell, problem.severity, problem.there) == ("F214", TOLAK, "780 juta")
    assert problem.sentence == ("Baris 214: kolom 'Pagu (Rp)': “780 juta” bukan angka. Tulis misalnya 50.000.000.")


def test_the_same_cell_written_well_is_taken_in() -> None:
    row = _one(Column("pagu", "Pagu (Rp)", _whole), "780000000")
    assert row.applicable
    assert row.values == {"pagu": 780_000_000}


def test_a_doubtful_cell_is_taken_in_as_printed_with_its_finding() -> None:
    row = _one(Column("pagu", "Pagu (Rp)", _doubted), "7")
    (problem,) = row.problems
    assert row.applicable
    assert row.values["pagu"] == 7
    assert (problem.kind, problem.read_as, problem.suggestion) == ("janggal", "7", "70")


def test_a_formula_error_is_never_read_as_empty() -> None:
    row = _one(Column("pagu", "Pagu (Rp)", _whole), Galat("#REF!"))
    assert row.problems[0].kind == "galat_rumus"
    assert "#REF!" in row.problems[0].sentence
    assert not row.applicable


def test_a_column_that_may_be_wrong_never_costs_the_row() -> None:
    row = _one(Column("maju", "Pagu (Rp)", _whole, fault=TEMUAN), "segini")
    assert row.applicable
    assert row.values["maju"] is None
    assert row.problems[0].severity == TEMUAN


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "n/a"])
def test_an_empty_cell_is_a_problem_only_where_the_column_says_so(cell: Cell) -> None:
    assert not _one(Column("x", "X", _whole), cell).problems
    assert _one(Column("x", "X", _whole, empty=CATATAN), cell).problems[0].kind == "kosong"
    assert not _one(Column("x", "X", _whole, empty=TOLAK), cell).applicable


def test_a_row_shorter_than_the_header_has_empty_cells() -> None:
    places = {"kode": Place(0, "Kode"), "ket": Place(9, "Ket")}
    (row,) = clean_rows([Column("kode", "Kode"), Column("ket", "Ket")], places, [RawRow(2, ("1",))])
    assert row.values == {"kode": "1", "ket": ""}


def test_a_series_of_years_becomes_one_value_per_year() -> None:
    column = Column("target", "target", _whole, series=r"target (\d+)")
    places = {"target:2026": Place(0, "target_2026"), "target:2027": Place(1, "target_2027")}
    (row,) = clean_rows([column], places, [RawRow(2, ("1", "2"))])
    assert row.values == {"target:2026": 1, "target:2027": 2}


def test_columns_are_named_as_the_spreadsheet_names_them() -> None:
    assert [letter(at) for at in (0, 25, 26, 199)] == ["A", "Z", "AA", "GR"]


def test_numbers_are_shown_with_indonesian_separators() -> None:
    assert [shown(c) for c in (None, 1_250_000, Decimal("1234.5"), "a", -5)] == ["", "1.250.000", "1.234,5", "a", "-5"]
