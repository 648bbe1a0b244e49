"""Headers found where people put them, columns matched, other workbooks named."""

import pytest

from selaras.foundation.sheets.cells import Cell, RawRow, SheetHead, SheetTop
from selaras.foundation.sheets.columns import Column
from selaras.foundation.sheets.mapping import remap
from selaras.foundation.sheets.recognise import KNOWN, OFFERED, UNUSED, Found, Kind, find, identify
from selaras.foundation.sheets.refused import SheetRefused

PLAN = Kind(
    "rencana",
    "Renja",
    (
        Column("kode", "Kode", number=1),
        Column("nama", "Sub Kegiatan", aliases=("uraian",), number=2),
        Column("target", "Target", number=3, aliases=("rencana tahun target",)),
        Column("pagu", "Pagu Indikatif (Rp)", number=4),
        Column("target_maju", "Prakiraan Maju Target", required=False, number=5),
        Column("pagu_maju", "Prakiraan Maju Pagu Indikatif (Rp)", required=False, number=6),
        Column("lokasi", "Lokasi", required=False),
        Column("tahun", "tahun", required=False, series=r"target (20\d\d)"),
    ),
    ("kode", "pagu"),
)
SHOPPING = Kind(
    "belanja",
    "rincian RKA",
    (Column("akun", "Kode Akun"), Column("barang", "Nama Komponen"), Column("harga", "Harga", required=False)),
    ("akun", "barang"),
    refusal="Unggah lembar Renja.",
)
KINDS = (PLAN, SHOPPING)
PLAIN = ["Kode", "Uraian", "Target", "Pagu Indikatif (Rp)"]


def top(*rows: list[Cell] | None, name: str = "Lembar1", index: int = 0, merged: tuple = ()) -> SheetTop:
    filled = (RawRow(at, tuple(row)) for at, row in enumerate(rows, 1) if row)
    return SheetTop(SheetHead(index, name, merged=merged), tuple(filled))


def fields(found: Found) -> dict[str, str]:
    return {match.letter: match.field for match in found.matches if match.field}


def test_a_header_in_the_first_row_is_known() -> None:
    found = identify([top(PLAIN, ["1.03", "a", 5, 10])], KINDS)
    assert found.kind is PLAN
    assert found.header_rows == (1, 1)
    assert found.first_row == 2
    assert {match.how for match in found.matches} == {KNOWN}


def test_a_header_below_a_title_is_found_and_so_is_its_body() -> None:
    rows = [["RENCANA KERJA DINAS A"], ["Tahun 2022"], None, None, None, [None, *PLAIN], [None, "1.03", "a", 5, 10]]
    found = identify([top(*rows)], KINDS)
    assert found.header_rows == (6, 6)
    assert found.first_row == 7
    assert fields(found) == {"B": "kode", "C": "nama", "D": "target", "E": "pagu"}


@pytest.mark.parametrize("header", ["KODE", " kode ", "Kode.", "kode_", "KODE\n"])
def test_case_spaces_and_dots_do_not_matter(header: str) -> None:
    assert fields(identify([top([header, *PLAIN[1:]])], KINDS))["A"] == "kode"


@pytest.mark.parametrize("header", ["PAGU INDIKATIF 2022", "Pagu Indikatif Tahun 2022 (Rp)", "pagu_indikatif"])
def test_a_year_in_a_header_does_not_matter(header: str) -> None:
    found = identify([top(["Kode", "Uraian", "Target", header])], KINDS)
    assert found.matches[3].field == "pagu"
    assert found.matches[3].how == KNOWN


def test_a_slip_of_the_pen_is_offered_and_not_known() -> None:
    found = identify([top(["Kode", "Uraian", "Taregt", "Pagu Indikatfi (Rp)", "Lokasi"])], KINDS)
    assert [(m.field, m.how) for m in found.matches] == [
        ("kode", KNOWN), ("nama", KNOWN), ("target", OFFERED), ("pagu", OFFERED), ("lokasi", KNOWN),
    ]  # fmt: skip
    assert 0.8 < found.matches[3].confidence < 1


def test_a_column_that_nobody_knows_is_left_aside() -> None:
    found = identify([top([*PLAIN, "Nomor WA"])], KINDS)
    assert (found.matches[4].field, found.matches[4].how) == ("", UNUSED)


def test_years_of_a_series_are_told_apart() -> None:
    found = identify([top([*PLAIN, "target_2026", "Target 2027"])], KINDS)
    assert fields(found)["E"] == "tahun:2026"
    assert fields(found)["F"] == "tahun:2027"


GROUPED = [
    ["Kode", "Sub Kegiatan", "Rencana Tahun 2022", None, "Prakiraan Maju", None],
    [None, None, "Target", "Pagu Indikatif (Rp)", "Target", "Pagu Indikatif (Rp)"],
]
GROUPED_FIELDS = {"A": "kode", "B": "nama", "C": "target", "D": "pagu", "E": "target_maju", "F": "pagu_maju"}
MERGED = ((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6))


@pytest.mark.parametrize("merged", [MERGED, ()], ids=["merged", "left empty, as CSV leaves it"])
def test_a_header_of_two_rows_gives_twins_their_group(merged: tuple) -> None:
    found = identify([top(*GROUPED, ["1.03", "a", 5, 10, 6, 11], merged=merged)], KINDS)
    assert fields(found) == GROUPED_FIELDS
    assert found.first_row == 3


def test_a_numbered_row_below_the_header_decides() -> None:
    strange = [["Kode", "Sub Kegiatan", "Sasaran antara", "Pagu Indikatif (Rp)", "Nanti", "Kelak"]]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    found = identify([top(*strange, numbers, ["1.03", "a", 5, 10, 6, 11])], KINDS)
    assert fields(found) == GROUPED_FIELDS
    assert found.first_row == 3


def test_the_right_sheet_among_many_is_found() -> None:
    others = [top(["Petunjuk", "isi dengan benar"], name="Petunjuk"), top([1, 2, 3], name="Hitungan", index=1)]
    found = identify([*others, top(PLAIN, name="Renja", index=2)], KINDS)
    assert (found.sheet, found.sheet_name) == (2, "Renja")


def test_a_workbook_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(SheetRefused, match=r"Ini rincian RKA, bukan Renja\. Unggah lembar Renja\."):
        identify([top(["Kode Akun", "Uraian", "Nama Komponen", "Harga"])], KINDS, [PLAN])


def test_a_needed_column_that_is_absent_is_named() -> None:
    with pytest.raises(SheetRefused, match="mirip Renja, tetapi kolom 'Sub Kegiatan' tidak ada"):
        identify([top(["Kode", "Target", "Pagu Indikatif (Rp)", "Lokasi"])], KINDS, [PLAN])


def test_a_sheet_without_any_header_is_refused_with_what_was_sought() -> None:
    with pytest.raises(SheetRefused, match=r"Baris judul Renja tidak ditemukan.*'Kode', 'Sub Kegiatan'"):
        identify([top(["satu", "dua", "tiga"], [1, 2, 3])], KINDS, [PLAN])
    assert find([top(["satu", "dua"])], KINDS) is None


def test_a_person_may_map_a_column_by_hand() -> None:
    found = identify([top(["Kode", "Uraian", "Target", "Pagu Indikatif (Rp)", "Tempat"])], KINDS)
    changed = remap(found, {4: "lokasi", 2: ""})
    assert fields(changed) == {"A": "kode", "B": "nama", "D": "pagu", "E": "lokasi"}
    assert changed.missing == ("Target",)
    assert changed.places["lokasi"].header == "Tempat"


def test_the_body_begins_below_the_header() -> None:
    found = identify([top(PLAIN, ["1.03", "a", 5, 10])], KINDS)
    rows = [RawRow(1, ("Kode",)), RawRow(2, ("1.03",)), RawRow(5, ("1.04",))]
    assert [row.number for row in found.body(rows)] == [2, 5]
