"""Untrusted files: what is hostile, broken or of another kind is refused in words; what is honest is read whole."""

import os
import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from selaras.foundation.sheets import fence
from selaras.foundation.sheets.cells import Galat
from selaras.foundation.sheets.refused import SheetRefused
from selaras.foundation.sheets.tests import hostile

ROWS = [["Kode", "Pagu (Rp)"], ["1.03.10.2.01.0012", 780_000_000]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "sel sampai XFD1048576": (lambda p: hostile.far_cell(p, "XFD1048576"), "XFD1048576"),
    "sel sampai ZZ200000": (lambda p: hostile.far_cell(p, "ZZ200000"), "ZZ200000"),
    "sel di baris 100001": (lambda p: hostile.far_cell(p, "A100001"), "baris 100.000"),
    "bom zip": (lambda p: hostile.bomb(p, 210), "terlalu besar"),
    "ukuran bohong": (hostile.lying, "rusak atau terpotong"),
    "terlalu banyak anggota": (lambda p: hostile.many_members(p, 2_001), "terlalu besar"),
    "DOCTYPE": (
        lambda p: hostile.raw_workbook(p, "", before='<!DOCTYPE a [<!ENTITY b "c">]>'),
        "DOCTYPE",
    ),
    "DOCTYPE dalam UTF-16": (
        lambda p: hostile.raw_workbook(p, "", extra={"xl/x.xml": "<!DOCTYPE a><a/>".encode("utf-16")}),
        "DOCTYPE",
    ),
    "XML rusak": (lambda p: hostile.raw_workbook(p, "<row><c></row>"), "rusak atau terpotong"),
    "nomor baris bukan angka": (
        lambda p: hostile.raw_workbook(p, '<row r="1"><c r="A1x"/></row>'),
        "sel A1x",
    ),
    "terpotong": (
        lambda p: p.write_bytes(hostile.workbook(p, ROWS * 500).read_bytes()[:-700]),
        "rusak atau terpotong",
    ),
    "kosong": (lambda p: p.write_bytes(b""), "kosong"),
    "hanya baris kosong": (lambda p: p.write_bytes(b"\xef\xbb\xbf\r\n \r\n"), "kosong"),
    "lembar tanpa isi": (lambda p: hostile.workbook(p, []), "Tidak ada satu baris pun"),
    "berkata sandi": (hostile.locked, "kata sandi"),
    "Excel lama": (lambda p: p.write_bytes(OLE), r"\.xls"),
    "OpenDocument": (
        lambda p: hostile.package(p, mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "OpenDocument",
    ),
    "Excel biner": (lambda p: hostile.package(p, "xl/workbook.bin"), "xlsb"),
    "dokumen Word": (lambda p: hostile.package(p, "word/document.xml"), "dokumen Word"),
    "arsip": (lambda p: hostile.package(p, "catatan.txt"), "arsip ZIP"),
    "PDF": (lambda p: p.write_bytes(b"%PDF-1.7\n1 0 obj"), "berkas PDF"),
    "halaman web": (lambda p: p.write_bytes(b"<html><table><tr><td>1</td></tr></table></html>"), "halaman web"),
    "biner": (lambda p: p.write_bytes(b"a,b\n\x00\x01\x02,3\n"), "biner"),
    "gzip terpotong": (
        lambda p: p.write_bytes(hostile.packed(p, "a,b\n1,2\n" * 5000).read_bytes()[:-20]),
        "rusak atau terpotong",
    ),
    "bom gzip": (lambda p: hostile.packed(p, "a,b\n" * 17_000_000), "terlalu besar"),
    "kutip tidak ditutup": (lambda p: p.write_text('a,b\n"' + "x,\n" * 400_000), "tanda kutip"),
    "terlalu banyak kolom": (lambda p: p.write_text(",".join("abc" * 300) + "\n1\n"), "kolom"),
}


def _read_whole(path: Path) -> None:
    for top in fence.tops(path):
        list(fence.rows(path, top.head.index))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "unggahan"


@pytest.mark.parametrize(("make", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_a_sentence(file: Path, make: Callable[[Path], object], says: str) -> None:
    make(file)
    with pytest.raises(SheetRefused, match=says):
        _read_whole(file)


def test_the_far_cell_is_small_and_the_honest_twin_is_read(file: Path) -> None:
    assert hostile.far_cell(file, "XFD1048576").stat().st_size < 2_000
    hostile.far_cell(file, "GR99999")  # column 200, row 99,999: the last that is read
    assert [row.number for row in fence.rows(file)] == [1, 99_999]


def test_an_honest_workbook_is_read(file: Path) -> None:
    hostile.workbook(file, ROWS)
    assert [row.cells for row in fence.rows(file)] == [("Kode", "Pagu (Rp)"), ("1.03.10.2.01.0012", 780_000_000)]


def test_two_hundred_sheets_are_told_apart(file: Path) -> None:
    hostile.workbook(file, *[[["lembar", at]] for at in range(200)])
    found = fence.tops(file)
    assert len(found) == 200
    assert found[199].rows[0].cells == ("lembar", 199)
    assert [row.cells for row in fence.rows(file, 137)] == [("lembar", 137)]


def test_a_formula_typed_as_text_stays_text(file: Path) -> None:
    hostile.workbook(file, [["=cmd|'/C calc'!A0", "+62", "@x"]])
    row = next(fence.rows(file))
    assert row.cells == ("=cmd|'/C calc'!A0", "+62", "@x")
    assert not row.formulas


def test_formulas_errors_percents_and_dates_are_told(file: Path) -> None:
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Renja")
    sheet.write_formula(2, 0, "=1+1", None, 2)
    sheet.write_formula(2, 1, "=A1/0", None, "#DIV/0!")
    sheet.write_number(2, 2, 0.96, book.add_format({"num_format": "0%"}))
    sheet.write_number(2, 3, 0.96)
    sheet.write_datetime(2, 4, date(2024, 1, 31), book.add_format({"num_format": "d/m/yyyy"}))
    sheet.write_number(2, 5, 1_042_154_399_390_000)
    sheet.write_number(2, 6, 8790.15942857143)
    sheet.write_boolean(2, 7, True)
    book.close()
    row = next(fence.rows(file))
    assert row.number == 3
    assert row.formulas == {0, 1}
    assert isinstance(row.cells[1], Galat)
    assert row.cells == (
        2, "#DIV/0!", "96%", Decimal("0.96"), "2024-01-31", 1_042_154_399_390_000, Decimal("8790.15942857143"), "BENAR",
    )  # fmt: skip


def test_an_error_in_the_last_row_alone_is_not_lost(file: Path) -> None:
    cells = f'<row r="1">{hostile.number("A1")}</row><row r="9"><c r="B9" t="e"><v>#REF!</v></c></row>'
    hostile.raw_workbook(file, cells)
    assert [(row.number, row.cells) for row in fence.rows(file)] == [(1, (1,)), (9, (None, "#REF!"))]


def test_merged_cells_are_told_with_the_sheet(file: Path) -> None:
    book = xlsxwriter.Workbook(str(file))
    book.add_worksheet("Renja").merge_range(0, 1, 1, 3, "Rencana Tahun 2022")
    book.close()
    assert fence.tops(file)[0].head.merged == ((1, 2, 2, 4),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_every_encoding_of_an_office(file: Path, encoding: str) -> None:
    file.write_bytes("kode;nama\n1.03;Jalan “Café” – 5 km\n".encode(encoding))
    assert [row.cells for row in fence.rows(file)] == [("kode", "nama"), ("1.03", "Jalan “Café” – 5 km")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_is_parted_by_the_mark_it_uses(file: Path, mark: str) -> None:
    file.write_text(f"kode{mark}nama{mark}pagu\n1.03{mark}a b{mark}5\n")
    assert [row.cells for row in fence.rows(file)] == [("kode", "nama", "pagu"), ("1.03", "a b", "5")]


def test_a_row_keeps_the_number_that_a_spreadsheet_shows(file: Path) -> None:
    file.write_text('kode,nama\n1,"dua\nbaris"\n\n3,akhir\n')
    assert [(row.number, row.cells[1]) for row in fence.rows(file)] == [(1, "nama"), (2, "dua\nbaris"), (4, "akhir")]


def test_codes_and_leading_zeros_stay_text_in_csv(file: Path) -> None:
    file.write_text("kode,volume\n0012,19.480519480519500 M1\n1e5,1020220218510201010026\n")
    assert [row.cells for row in fence.rows(file)][1:] == [
        ("0012", "19.480519480519500 M1"),
        ("1e5", "1020220218510201010026"),
    ]


def test_a_packed_csv_is_read(file: Path) -> None:
    hostile.packed(file, "kode,nama\n1,a\n")
    assert [row.cells for row in fence.rows(file)] == [("kode", "nama"), ("1", "a")]


def test_the_separator_line_of_excel_is_followed_and_counted(file: Path) -> None:
    file.write_text("sep=;\nkode;nama, lengkap\n1;a\n")
    assert [(row.number, row.cells) for row in fence.rows(file)] == [(2, ("kode", "nama, lengkap")), (3, ("1", "a"))]


def test_a_reader_that_stops_early_leaves_no_child_behind(file: Path) -> None:
    file.write_text("a,b\n" * 200_000)
    rows = fence.rows(file)
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_slow_reader_is_not_mistaken_for_a_slow_child(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "WAIT", 2.0)
    file.write_text("a,b\n" * 100_000)
    rows, pause = fence.rows(file), threading.Event()
    next(rows)
    pause.wait(2.5)
    assert sum(1 for _ in rows) == 99_999


def test_a_child_that_does_not_answer_is_ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "WAIT", 0.5)
    monkeypatch.setattr(fence, "_START", "import time; time.sleep(60)")
    file.write_text("a,b\n")
    with pytest.raises(SheetRefused, match="terlalu besar"):
        list(fence.rows(file))


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("import os; os.abort()", "terlalu besar"),
        ("raise SystemExit(3)", "sampai selesai"),
        ("print('x' * 9, end='')", "sampai selesai"),
    ],
)
def test_a_child_that_dies_never_looks_like_the_end_of_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, does: str, says: str
) -> None:
    monkeypatch.setattr(fence, "_START", does)
    file.write_text("a,b\n")
    with pytest.raises(SheetRefused, match=says):
        list(fence.rows(file))


@pytest.mark.parametrize(
    "greed",
    [
        "bytearray(2 << 30)",
        "open('/tmp/selaras-fence', 'w').write('x')",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
    ],
)
def test_the_child_has_no_memory_disk_or_network_to_spend(
    file: Path, monkeypatch: pytest.MonkeyPatch, greed: str
) -> None:
    start = f"import sys; sys.path.insert(0, sys.argv.pop(1)); from selaras.foundation.sheets import child; child.fence(); {greed}"
    monkeypatch.setattr(fence, "_START", start)
    file.write_text("a,b\n")
    with pytest.raises(SheetRefused):
        list(fence.rows(file))
