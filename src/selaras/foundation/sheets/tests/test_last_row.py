"""Every row of a workbook arrives, the first and the last too."""

from pathlib import Path

import xlsxwriter

from selaras.foundation.sheets import fence


def test_the_last_row_of_a_workbook_is_read_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "lembar.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(3, 2, "awal")
    sheet.write(5, 2, "akhir")
    book.close()
    assert [(row.number, row.cells[2]) for row in fence.rows(path)] == [(4, "awal"), (6, "akhir")]
