"""The 26 columns as a file. Text of people is written as text, whatever it begins with."""

import csv
import io
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils import translation

from selaras.features.exchange.queries.losses import Loss, losses_of
from selaras.features.exchange.queries.sipd import HEADERS, Value, rows_of
from selaras.foundation.sheets.cells import safe_cell
from selaras.foundation.tahapan.models import Siklus

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
LOSSES = "Yang tidak terbawa"
CELL = 32_767  # characters that a cell of a workbook holds
WIDE = {"Usulan": 44, "Masalah": 44, "Alamat": 34, "OPD Tujuan Awal": 30, "OPD Tujuan Akhir": 30}


def usulan_file(siklus: Siklus, form: str) -> bytes:
    """XLSX with its loss report on a second sheet, or CSV of the 26 columns alone."""
    return _xlsx(siklus) if form == "xlsx" else _csv(siklus)


def _xlsx(siklus: Siklus) -> bytes:
    out = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E2F1EE"})
        money = book.add_format({"num_format": "#,##0"})
        sheet = book.add_worksheet("Usulan")
        for at, header in enumerate(HEADERS):
            sheet.set_column(at, at, WIDE.get(header, 16))
            sheet.write_string(0, at, header, bold)
        sheet.freeze_panes(1, 6)
        paid = HEADERS.index("Anggaran")
        for number, row in enumerate(rows_of(siklus), 1):
            for at, value in enumerate(row):
                _write(sheet, number, at, value, money if at == paid else None)
        with translation.override("id"):
            _losses(book, bold, losses_of(siklus))
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Value, form: Any) -> None:
    if isinstance(value, int | Decimal):
        sheet.write_number(row, column, value, form)
    elif value:
        sheet.write_string(row, column, value[:CELL])


def _losses(book: Any, bold: Any, losses: list[Loss]) -> None:
    sheet = book.add_worksheet(LOSSES)
    for at, (width, header) in enumerate(((40, "Isi"), (12, "Jumlah"), (60, "Yang terjadi"))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, header, bold)
    for number, loss in enumerate(losses, 1):
        sheet.write_string(number, 0, loss.label)
        sheet.write_number(number, 1, loss.count)
        sheet.write_string(number, 2, loss.says)


def _csv(siklus: Siklus) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADERS)
    writer.writerows([_text(value) for value in row] for row in rows_of(siklus))
    return out.getvalue().encode("utf-8-sig")


def _text(value: Value) -> str | int:
    """A fraction with a comma, as it is read back: '46.512' would be taken for thousands."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return safe_cell("" if value is None else value)
