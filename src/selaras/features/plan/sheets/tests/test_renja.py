"""The raw Renja workbook and the printed matrix of 17 columns."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from selaras.features.plan.sheets import matrix, renja
from selaras.features.plan.sheets.tests.reading import kinds, problem, read, table
from selaras.foundation.sheets.refused import SheetRefused

HEAD = [
    "KODE SUB KEGIATAN", "PROGRAM DAN KEGIATAN", "TOLAK UKUR CAPAIAN KEG.", "TARGET KINERJA CAPAIAN KEG.",
    "TOLAK UKUR KELUARAN", "TARGET KINERJA KELUARAN", "TOLAK UKUR HASIL", "TARGET KINERJA HASIL", "SUMBER DANA",
    "LOKASI", "KELUARAN SUB KEG.", "AWAL PELAKSANAAN", "AKHIR PELAKSANAAN", "JUMLAH PAGU", "KETERANGAN",
]  # fmt: skip
SUB = "1.03.10.2.01.0012"


def workbook(path: Path, *rows: dict[str, Any]) -> Path:
    """A raw Renja as its application writes it: percent cells, Excel dates, money as numbers."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sub Keg Renja_DPA_DPPA")
    sheet.write_row(0, 0, HEAD)
    share, day = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "d/m/yyyy"})
    usual = {"A": SUB, "B": "Rekonstruksi  Jalan", "I": "1.2.1.01.02", "J": "Kec. Batang Kuis",
             "L": date(2024, 1, 1), "M": date(2024, 12, 31), "N": 3_752_200}  # fmt: skip
    for at, changed in enumerate(rows, 1):
        for column, value in {**usual, **changed}.items():
            format_ = share if column == "D" and isinstance(value, float) else day if column in "LM" else None
            sheet.write(at, ord(column) - 65, value, format_)
    book.close()
    return path


def raw(tmp_path: Path, *rows: dict[str, Any]) -> list[Any]:
    return read(workbook(tmp_path / "renja.xlsx", *rows), renja.parse, [renja.RENJA, matrix.MATRIX], tahun=2024)


def test_a_sub_kegiatan_comes_after_the_programme_and_kegiatan_of_its_code(tmp_path: Path) -> None:
    program, kegiatan, sub = raw(tmp_path, {})
    assert [(line.jenjang, line.kode, line.derived) for line in (program, kegiatan, sub)] == [
        ("program", "1.03.10", True),
        ("kegiatan", "1.03.10.2.01", True),
        ("sub_kegiatan", SUB, False),
    ]
    assert (program.pagu, kegiatan.pagu, program.nama) == (None, None, "")
    assert (kegiatan.parent_id, sub.parent_id) == (program.id_sumber, kegiatan.id_sumber)
    assert kinds([program, kegiatan]) == {"induk_diturunkan"}
    assert not sub.problems


def test_the_row_says_what_the_sheet_says(tmp_path: Path) -> None:
    sub = raw(tmp_path, {"C": "Persentase jalan mantap", "D": 0.96, "E": "Panjang jalan", "F": "2,1 Km"})[-1]
    assert (sub.number, sub.nama, sub.pagu) == (2, "Rekonstruksi Jalan", 3_752_200)
    assert (sub.bulan, sub.lokasi, sub.sumber_dana) == ((1, 12), "Kec. Batang Kuis", (("1.2.1.01.02", None),))
    share, length = sub.indikator
    assert (share.jenis, share.targets[0].nilai, share.targets[0].teks) == ("capaian", Decimal(96), "96%")
    assert (length.jenis, length.satuan, length.targets[0].nilai) == ("keluaran", "Km", Decimal("2.1"))
    assert length.targets[0].tahun == 2024


def test_a_parent_is_made_once_for_all_its_children(tmp_path: Path) -> None:
    lines = raw(tmp_path, {}, {"A": "1.03.10.2.01.0013"}, {"A": "1.03.10.2.02.0001"})
    assert [line.kode for line in lines if line.derived] == ["1.03.10", "1.03.10.2.01", "1.03.10.2.02"]


def test_a_code_twice_stays_two_lines_with_the_same_ids_at_every_reading(tmp_path: Path) -> None:
    first, again = raw(tmp_path, {}, {}), raw(tmp_path, {}, {})
    assert [line.id_sumber for line in first][-2:] == [SUB, f"{SUB}#2"]
    assert [line.id_sumber for line in first] == [line.id_sumber for line in again]


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [("N", -5_000_000, "rupiah_negatif"), ("N", 1_500_000.75, "pecahan_rupiah"), ("N", "780 juta", "bukan_rupiah"),
     ("A", None, "kosong"), ("B", "", "kosong")],
)  # fmt: skip
def test_what_cannot_be_read_refuses_its_row_alone(tmp_path: Path, cell: str, value: Any, kind: str) -> None:
    lines = raw(tmp_path, {cell: value}, {"A": "1.03.10.2.01.0013"})
    (bad,) = (line for line in lines if not line.applicable)
    assert (bad.number, kinds([bad])) == (2, {kind})
    assert [line.number for line in lines if not line.derived and line.applicable] == [3]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"N": 1_000_000_000_000}, "pagu_janggal"),
        ({"N": None}, "pagu_kosong"),
        ({"A": "BELANJA"}, "kode_bukan_nomenklatur"),
        ({"A": "1"}, "kode_jenjang"),
        ({"D": "12 Bulan"}, "target_tanpa_indikator"),
        ({"C": "Persentase penunjang", "D": "0.96"}, "persentase_pecahan"),
        ({"L": date(2024, 9, 1), "M": date(2024, 3, 1)}, "bulan_terbalik"),
        ({"L": "sesudah panen"}, "bulan_tidak_terbaca"),
    ],
)
def test_a_defect_is_a_finding_and_the_row_is_taken_in(tmp_path: Path, changed: dict[str, Any], kind: str) -> None:
    lines = [line for line in raw(tmp_path, changed) if not line.derived]
    assert [line.applicable for line in lines] == [True]
    assert kinds(lines) == {kind}
    assert lines[0].pagu == changed.get("N", 3_752_200)


def test_a_date_without_its_format_is_read_by_its_day_number(tmp_path: Path) -> None:
    head = [*HEAD[:2], "AWAL PELAKSANAAN", "AKHIR PELAKSANAAN", "JUMLAH PAGU"]
    path = tmp_path / "renja.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, head)
    sheet.write_row(1, 0, [SUB, "Jalan", 45_352, 45_657, 5_000_000])  # 1 Mar and 31 Dec 2024
    book.close()
    assert read(path, renja.parse, [renja.RENJA])[-1].bulan == (3, 12)


def test_a_shopping_list_is_refused_by_its_name(tmp_path: Path) -> None:
    head = ["KODE AKUN", "URAIAN", "JENIS KELOMPOK", "KELOMPOK", "JENIS KOMPONEN", "NAMA KOMPONEN", "SATUAN", "VOLUME"]
    path = table(
        tmp_path / "rka.csv", [head, ["5.1.02.01", "ATK", "kelompok", "ATK", "ssh", "BALLPOINT", "Buah", "12"]]
    )
    with pytest.raises(SheetRefused, match=r"^Ini rincian RKA \(daftar belanja\), bukan Renja"):
        read(path, renja.parse, [renja.RENJA, matrix.MATRIX])


KERANGKA, MAJU = "Capaian Kinerja dan Kerangka Pendanaan", "Prakiraan Maju Tahun 2023"
PRINTED = (
    ["No", "Kode", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator Program/Kegiatan/Sub Kegiatan",
     "Target Akhir Periode Renstra", "Realisasi Capaian Renja Tahun 2020", "Prakiraan Capaian Target Renja Tahun 2021",
     KERANGKA, "", "", "", "", "", "Kelompok Sasaran", MAJU, "", "PD Penanggung Jawab"],
    ["", "", "", "", "", "", "", "Target 2022", "Pagu Indikatif (Rp)", "Lokasi", "Sumber Dana", "Prioritas", "", "",
     "Target", "Pagu Indikatif (Rp)", ""],
    ["", "", "", "", "", "", "", "", "", "", "", "Nasional", "Daerah", "", "", "", ""],
)  # fmt: skip
NUMBERS = [f"({at})" for at in range(1, 18)]
PROGRAM = ["1", "1.03.10", "PROGRAM PENYELENGGARAAN JALAN", "Persentase jalan mantap", "", "", "", "80%", "Rp900.000.000",
           "—", "—", "—", "—", "—", "82%", "950.000.000", "DINAS PU"]  # fmt: skip
KEGIATAN = ["2", "1.03.10.2.01", "Penyelenggaraan Jalan Kabupaten", "Panjang jalan", "", "", "", "12 km", "900.000.000",
            "", "", "", "", "", "", "", "DINAS PU"]  # fmt: skip
LINE = ["3", SUB, "Rekonstruksi Jalan", "Panjang jalan direkonstruksi", "", "", "", "2,1 km", "900.000.000",
        "Batang Kuis", "DAU Rp600.000.000; DAK Fisik Rp300.000.000", "PN 5", "Prioritas 2", "Petani", "3 km",
        "950.000.000", "DINAS PU"]  # fmt: skip
MORE = ["", "", "", "Jumlah jembatan", "", "", "", "2 unit", "", "", "", "", "", "", "", "", ""]
URUSAN = ["", "1", "URUSAN PEMERINTAHAN WAJIB", *[""] * 14]
TOTAL = ["Jumlah", *[""] * 7, "900.000.000", *[""] * 6, "950.000.000", ""]


def printed(tmp_path: Path, *body: list[str], numbered: bool = True) -> list[Any]:
    title = ["Matriks Rencana Kerja Perangkat Daerah", *[""] * 16]
    rows = [title, [""], *PRINTED, *([NUMBERS] if numbered else []), *body]
    return read(table(tmp_path / "matriks.csv", rows), matrix.parse, [renja.RENJA, matrix.MATRIX], tahun=2022)


@pytest.mark.parametrize("numbered", [True, False], ids=["with row (1)..(17)", "without it"])
def test_the_printed_matrix_is_read_back(tmp_path: Path, numbered: bool) -> None:
    program, kegiatan, sub = printed(tmp_path, URUSAN, PROGRAM, KEGIATAN, LINE, MORE, TOTAL, numbered=numbered)
    assert [line.jenjang for line in (program, kegiatan, sub)] == ["program", "kegiatan", "sub_kegiatan"]
    assert not kinds([program, kegiatan, sub])
    assert (program.pagu, program.pagu_maju, program.sumber_dana) == (900_000_000, 950_000_000, ())
    assert (program.lokasi, program.kelompok_sasaran) == ("", "")
    assert (sub.parent_id, kegiatan.parent_id) == (kegiatan.id_sumber, program.id_sumber)
    assert sub.sumber_dana == (("DAU", 600_000_000), ("DAK Fisik", 300_000_000))
    assert (sub.prioritas_nasional, sub.prioritas_daerah, sub.kelompok_sasaran) == ("PN 5", "Prioritas 2", "Petani")
    assert [(i.nama, [t.teks for t in i.targets]) for i in sub.indikator] == [
        ("Panjang jalan direkonstruksi", ["2,1 km", "3 km"]),
        ("Jumlah jembatan", ["2 unit"]),
    ]
    assert [t.tahun for t in sub.indikator[0].targets] == [2022, 2023]


def test_an_outcome_printed_under_a_programme_is_its_indicator(tmp_path: Path) -> None:
    outcome = ["", "", "Meningkatnya kemantapan jalan", "Jumlah ruas mantap", "", "", "", "12 ruas", *[""] * 9]
    lines = printed(tmp_path, PROGRAM, outcome, KEGIATAN, LINE)
    assert [i.nama for i in lines[0].indikator] == ["Persentase jalan mantap", "Jumlah ruas mantap"]
    assert len(lines) == 3
    assert problem(lines, "indikator_baris_atas").number == 8


def test_an_indicator_that_begins_with_jumlah_is_no_total(tmp_path: Path) -> None:
    line = [*LINE]
    line[3] = "Jumlah ruas jalan"
    assert [found.kode for found in printed(tmp_path, PROGRAM, KEGIATAN, line, TOTAL)][-1] == SUB


def test_rows_keep_their_printed_numbers(tmp_path: Path) -> None:
    assert [line.number for line in printed(tmp_path, PROGRAM, KEGIATAN, LINE)] == [7, 8, 9]


def test_a_matrix_of_sub_kegiatan_alone_gets_its_parents_from_the_code(tmp_path: Path) -> None:
    lines = printed(tmp_path, LINE)
    assert [(line.kode, line.derived) for line in lines] == [("1.03.10", True), ("1.03.10.2.01", True), (SUB, False)]


def test_a_row_under_the_wrong_parent_is_connected_by_its_code_and_named(tmp_path: Path) -> None:
    other = [*KEGIATAN]
    other[1] = "1.03.10.2.02"
    lines = printed(tmp_path, PROGRAM, KEGIATAN, other, LINE)
    assert lines[-1].parent_id == "1.03.10.2.01"
    assert problem(lines, "induk_tidak_cocok").number == 10


def test_a_bad_figure_of_next_year_never_costs_the_row(tmp_path: Path) -> None:
    bad = [*LINE]
    bad[15] = "sekitar satu miliar"
    lines = printed(tmp_path, PROGRAM, KEGIATAN, bad)
    assert all(line.applicable for line in lines)
    assert (lines[-1].pagu, lines[-1].pagu_maju) == (900_000_000, None)
    assert kinds(lines) == {"bukan_rupiah"}
