"""The raw Renstra workbook: levels, five years, formulas and their leftovers."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from selaras.features.plan.sheets import renstra
from selaras.features.plan.sheets.tests.reading import kinds, problem, read

HEAD = [
    "SASARAN", "KODE", "PROGRAM DAN KEGIATAN", "SATUAN", "INDIKATOR", "DATA CAPAIAN AWAL",
    *(f"{what} TAHUN {year}" for year in range(1, 6) for what in ("TARGET", "DANA")), "LOKASI", "KETERANGAN",
]  # fmt: skip
URUSAN: list[Any] = ["", 1, "URUSAN PEMERINTAHAN WAJIB", "", 0]
BIDANG: list[Any] = ["", "1.3", "URUSAN PEMERINTAHAN BIDANG PEKERJAAN UMUM", "", 0]
PROGRAM: list[Any] = ["", "1.3.10", "PROGRAM PENYELENGGARAAN JALAN", "", 0, "", *[240, 900] * 5]
KEGIATAN: list[Any] = ["", "1.3.10.2.01", "Penyelenggaraan Jalan", 0, 0, "", *[84, 900_000] * 5]
SUB: list[Any] = ["", "1.3.10.2.01.0012", "Rekonstruksi Jalan", "Km", "Panjang jalan", "", *[12, 900_000] * 5]


def raw(tmp_path: Path, *rows: list[Any], formula: str = "") -> list[Any]:
    path = tmp_path / "renstra.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("RENSTRA")
    for at, row in enumerate([HEAD, *rows]):
        sheet.write_row(at, 0, row)
    if formula:
        sheet.write_formula(len(rows), 7, formula, None, 780_000)
    book.close()
    return read(path, renstra.parse, [renstra.RENSTRA], tahun_awal=2021)


def test_every_level_comes_with_its_parent_and_headings_are_passed_over(tmp_path: Path) -> None:
    program, kegiatan, sub = raw(tmp_path, URUSAN, BIDANG, PROGRAM, KEGIATAN, SUB)
    assert [(line.number, line.jenjang) for line in (program, kegiatan, sub)] == [
        (4, "program"), (5, "kegiatan"), (6, "sub_kegiatan"),
    ]  # fmt: skip
    assert (sub.kode, sub.kode_normal) == ("1.3.10.2.01.0012", "1.03.10.2.01.0012")
    assert (sub.parent_id, kegiatan.parent_id) == (kegiatan.id_sumber, program.id_sumber)
    assert "kode_tidak_baku" in kinds([sub])


def test_five_years_keep_target_and_money(tmp_path: Path) -> None:
    sub = raw(tmp_path, PROGRAM, KEGIATAN, SUB)[-1]
    assert [(year.tahun, year.ke, year.nilai, year.pagu) for year in sub.tahunan] == [
        (2020 + ke, ke, Decimal(12), 900_000) for ke in range(1, 6)
    ]
    (indikator,) = sub.indikator
    assert (indikator.nama, indikator.satuan, len(indikator.targets)) == ("Panjang jalan", "Km", 5)


def test_the_value_of_a_formula_is_read(tmp_path: Path) -> None:
    sub = raw(tmp_path, PROGRAM, KEGIATAN, SUB, formula="=ROUNDDOWN(900000*0.87,-3)")[-1]
    assert sub.tahunan[0].pagu == 780_000


def test_a_zero_for_a_missing_text_is_read_as_empty_and_said(tmp_path: Path) -> None:
    kegiatan = raw(tmp_path, PROGRAM, KEGIATAN, SUB)[1]
    assert (kegiatan.indikator[0].nama, kegiatan.indikator[0].satuan) == ("", "")
    assert {"nol_bukan_teks", "target_tanpa_indikator"} <= kinds([kegiatan])


def test_the_generic_code_of_supporting_programmes_is_read(tmp_path: Path) -> None:
    (program,) = raw(tmp_path, ["", "x.xx.01", "PROGRAM PENUNJANG", "", "Nilai", "", 1, 2000])
    assert (program.kode, program.kode_normal, program.jenjang) == ("x.xx.01", "X.XX.01", "program")


def test_a_fraction_from_a_formula_is_rounded_and_said(tmp_path: Path) -> None:
    row = [*SUB]
    row[15] = 10_202_248_687.5
    sub = raw(tmp_path, PROGRAM, KEGIATAN, row)[-1]
    assert sub.tahunan[4].pagu == 10_202_248_688
    found = problem([sub], "pecahan_rupiah")
    assert (found.cell, found.severity) == ("P4", "temuan")


def test_a_row_without_code_is_read_by_its_place(tmp_path: Path) -> None:
    sub = raw(tmp_path, PROGRAM, KEGIATAN, ["", "", "Rehabilitasi Saluran", "", "", "", "", 2_015_259_000])[-1]
    assert (sub.jenjang, sub.parent_id, sub.kode_normal) == ("sub_kegiatan", "1.03.10.2.01", "")
    assert kinds([sub]) == {"kode_kosong"}
    assert sub.applicable


def test_a_row_under_a_kegiatan_that_its_code_does_not_name_is_said(tmp_path: Path) -> None:
    other: list[Any] = ["", "1.3.09.2.01", "Penataan Bangunan", "", "x", "", 1, 2000]
    lines = raw(tmp_path, PROGRAM, KEGIATAN, other, SUB)
    assert problem(lines, "induk_tidak_cocok").number == 5
    assert lines[-1].parent_id == "1.03.10.2.01"


def test_money_in_the_target_column_is_said(tmp_path: Path) -> None:
    row = [*SUB]
    row[6], row[7] = 78_000_000, 78_000_000
    assert "target_berisi_rupiah" in kinds(raw(tmp_path, PROGRAM, KEGIATAN, row))
