"""Workbooks, letters and lists read back with other libraries than those that wrote them."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
import python_calamine

from selaras.foundation.papers.blocks import Column, Paragraph, Row, Table
from selaras.foundation.papers.printers.csv import print_csv
from selaras.foundation.papers.printers.docx import print_docx
from selaras.foundation.papers.printers.xlsx import print_xlsx
from selaras.foundation.papers.tests import papers
from selaras.foundation.papers.text import clean


def _book(made: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(made))


def _found(sheet, text: str) -> tuple[int, int]:
    return next((c.row, c.column) for line in sheet.iter_rows() for c in line if c.value == text)


def test_no_text_of_a_person_becomes_a_formula_in_xlsx():
    sheet = _book(print_xlsx(papers.paper(papers.tricky()))).active
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_every_trick_comes_back_from_xlsx_as_it_was_typed():
    (_, *lines) = python_calamine.CalamineWorkbook.from_filelike(
        BytesIO(print_xlsx(papers.paper(papers.tricky())))
    ).get_sheet_by_index(0).to_python()  # fmt: skip
    values = [str(cell).strip() for line in lines for cell in line]
    for trick in papers.TRICKS:
        assert values.count(clean(trick).strip()) >= 2, trick  # two of them differ only in the blank before


def test_xlsx_keeps_money_as_numbers_and_codes_as_text():
    sheet = _book(print_xlsx(papers.paper())).active
    row, column = _found(sheet, "1.03.10.2.01.0001")
    money = sheet.cell(row, column + 3)
    assert (money.value, money.data_type, money.number_format) == (780_000_001, "n", "#,##0")
    assert sheet.cell(row, column).number_format == "@"
    assert sheet.cell(row, column + 4).value == "—"
    assert sheet.cell(row, column + 5).value is None
    assert sheet.cell(row + 3, 5).value == 3 * 780_000_000 + 6


def test_money_beyond_fifteen_digits_keeps_every_digit():
    table = Table((Column("pagu", "Pagu (Rp)", "rupiah"),), (Row((9_007_199_254_740_993,)), Row((5,))))
    sheet = _book(print_xlsx(papers.paper(table))).active
    assert [sheet.cell(r, 1).value for r in (sheet.max_row - 1, sheet.max_row)] == ["9007199254740993", 5]


def test_xlsx_repeats_and_freezes_its_merged_head():
    sheet = _book(print_xlsx(papers.paper())).active
    top, _ = _found(sheet, "No")
    assert {str(r) for r in sheet.merged_cells.ranges} >= {
        f"A{top}:A{top + 2}",
        f"D{top}:G{top}",
        f"F{top + 1}:G{top + 1}",
    }
    assert [sheet.cell(top + 3, c).value for c in range(1, 8)] == [f"({n})" for n in range(1, 8)]
    assert sheet.print_title_rows == f"${top}:${top + 3}"
    assert sheet.freeze_panes == f"D{top + 4}"
    assert sheet.page_setup.orientation == "landscape"


def test_sheets_of_one_name_are_told_apart():
    twice = _book(print_xlsx(papers.paper(papers.table(), papers.table())))
    assert twice.sheetnames == ["Tabel 4.1", "Tabel 4.1 (2)"]


def test_a_workbook_without_table_is_refused():
    with pytest.raises(ValueError, match="tidak memuat tabel"):
        print_xlsx(papers.paper(Paragraph("isi")))


def test_example_data_says_so_in_every_format():
    contoh = papers.paper(contoh=True)
    assert "Data contoh" in [c.value for line in _book(print_xlsx(contoh)).active.iter_rows() for c in line]
    assert "Data contoh" in docx.Document(BytesIO(print_docx(contoh))).sections[0].footer.paragraphs[0].text
    plain = papers.paper()
    assert "Data contoh" not in [c.value for line in _book(print_xlsx(plain)).active.iter_rows() for c in line]


def test_csv_quotes_by_rfc_4180_and_disarms_formulas():
    made = print_csv(papers.tricky())
    lines = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert lines[0] == ["Kode", "Isi"]
    for trick, (first, second) in zip(papers.TRICKS, lines[1:], strict=True):
        assert first == second
        assert not first.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert first in {clean(trick), "'" + clean(trick)}
    assert made.count(b"\r\n") == len(papers.TRICKS) + 1


def test_csv_writes_money_plain_and_missing_empty():
    lines = list(csv.reader(StringIO(print_csv(papers.table()).decode("utf-8-sig"), newline="")))
    assert lines[0][4] == "Capaian Kinerja dan Kerangka Pendanaan Pagu Indikatif (Rp)"
    assert lines[1] == ["1", "1.03.10.2.01.0001", "Kegiatan 1", "5 km", "780000001", "", ""]


def test_docx_reads_back_with_head_spans_and_money():
    document = docx.Document(BytesIO(print_docx(papers.book())))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[3].cells] == [f"({n})" for n in range(1, 8)]
    assert [cell.text for cell in table.rows[4].cells][1:6] == [
        "1.03.10.2.01.0001",
        "Kegiatan 1",
        "5 km",
        "780.000.001",
        "—",
    ]
    assert table.rows[0].cells[0].text == table.rows[2].cells[0].text == "No"
    assert table.rows[0].cells[3].text == table.rows[0].cells[6].text == papers.KERANGKA
    assert table.rows[7].cells[0].text == table.rows[7].cells[3].text == "Jumlah"
    heads = [
        row._tr.trPr is not None and row._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None for row in table.rows
    ]
    assert heads == [True] * 4 + [False] * 4


def test_docx_keeps_headings_orientation_and_what_nobody_wrote():
    document = docx.Document(BytesIO(print_docx(papers.book())))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"] == [
        "1.1 Latar Belakang",
        "1.2 Dasar Hukum",
    ]
    assert "—" in [p.text for p in document.paragraphs]
    assert [s.orientation for s in document.sections] == [0, 0, 1]
    assert document.core_properties.title == "RKPD Kabupaten Contoh Tahun 2022"
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Anyaman dua sasaran"


def test_docx_takes_every_trick_as_text():
    made = print_docx(papers.paper(papers.tricky(), Paragraph(papers.TRICKS[7])))
    (table,) = docx.Document(BytesIO(made)).tables
    assert [row.cells[1].text for row in table.rows[1:]] == [clean(trick) for trick in papers.TRICKS]
    assert b"<script>" not in ZipFile(BytesIO(made)).read("word/document.xml")


def test_a_worksheet_shows_its_largest_money_in_full():
    columns = (Column("a", "Uraian", width=20.0), Column("pagu", "Pagu (Rp)", "rupiah", 0.2))
    sheet = _book(print_xlsx(papers.paper(Table(columns, (Row(("Jumlah", 4_450_967_559_838), "jumlah"),))))).active
    assert sheet.column_dimensions["B"].width >= len("4.450.967.559.838")
