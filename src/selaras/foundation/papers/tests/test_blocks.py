"""The tree of blocks, heads of tables, and how a cell is printed."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from selaras.foundation.papers.blocks import Column, HeaderCell, Row, Table
from selaras.foundation.papers.headers import header_rows
from selaras.foundation.papers.printers.fit import FACES, lines
from selaras.foundation.papers.tests import papers
from selaras.foundation.papers.text import clean, shown

PAGU = Column("pagu", "Pagu Indikatif (Rp)", "rupiah")


def test_a_row_with_too_few_cells_is_refused_and_named():
    with pytest.raises(ValueError, match=r"Baris 1 berisi 1 sel; tabel ini 7 kolom"):
        Table(papers.columns(), (Row(("a",)),))
    assert len(Table(papers.columns(), papers.rows(1)).rows) == 2


def test_a_level_that_no_form_knows_is_refused():
    with pytest.raises(ValueError, match="tidak dikenal"):
        Table((PAGU,), (Row((1,), "seksi"),))


def test_a_paper_without_zone_is_refused():
    with pytest.raises(ValueError, match="zona waktu"):
        replace(papers.paper(), at=datetime(2022, 3, 1))  # noqa: DTZ001  the fault that is tested


def test_the_head_spans_groups_and_reaches_down():
    first, second, third = header_rows(papers.columns())
    assert first[0] == HeaderCell("No", 0, 0, 1, 3)
    assert first[3] == HeaderCell(papers.KERANGKA, 0, 3, 4, 1)
    assert [(c.text, c.column, c.columns, c.rows) for c in second] == [
        ("Target", 3, 1, 2),
        ("Pagu Indikatif (Rp)", 4, 1, 2),
        ("Prioritas", 5, 2, 1),
    ]
    assert [(c.text, c.column) for c in third] == [("Nasional", 5), ("Daerah", 6)]


def test_cells_of_a_code_stand_under_one_title():
    five = tuple(Column(f"kode_{n}", "", "kode", groups=("Kode",)) for n in range(5))
    first, *_ = header_rows((*five, Column("a", "Sasaran", groups=("Indikator",)), Column("b", "Sasaran")))
    assert [(c.text, c.columns, c.rows) for c in first] == [("Kode", 5, 2), ("Indikator", 1, 1), ("Sasaran", 1, 2)]


def test_neighbours_of_one_name_stay_two_columns():
    assert [c.column for c in header_rows((Column("a", "Target"), Column("b", "Target")))[0]] == [0, 1]


@pytest.mark.parametrize(
    ("cell", "column", "printed"),
    [
        (780_000_000, PAGU, "780.000.000"),
        (780_000_000, Column("pagu", "Pagu", "rupiah"), "Rp780.000.000"),
        (-5_000, PAGU, "(5.000)"),
        (0, PAGU, "0"),
        (None, PAGU, "—"),
        ("", PAGU, ""),
        (Decimal("1234.50"), Column("t", "Target", "angka"), "1.234,5"),
        (Decimal("97.25"), Column("t", "Capaian", "persen"), "97,25%"),
        (12, Column("t", "Capaian", "persen"), "12%"),
        (1_234, Column("n", "Jumlah", "angka"), "1.234"),
        (2022, Column("n", "Tahun"), "2022"),
    ],
)
def test_a_cell_is_printed_as_an_indonesian_form_prints_it(cell, column, printed):
    assert shown(cell, column) == printed


def test_text_loses_only_what_turns_or_breaks_it():
    assert clean("a\x00b\x0b\ud800c") == "abc"
    assert clean("pe\u0301 \u202egnitir") == "pé gnitir"
    assert clean("baris\r\nbaru\tkolom") == "baris\nbaru\tkolom"


def test_no_line_is_wider_than_its_room():
    room = 6_000.0
    for text in ("9.223.372.036.854.775.807", "x" * 90, "Penyelenggaraan/Ketenagakerjaan antarwilayah", "日本" * 20):
        for bold in (False, True):
            assert max(FACES[bold].width(line) for line in lines(text, room, bold=bold)) <= room


def test_no_letter_is_lost_or_added_where_a_code_breaks():
    kode = "1.03.10.2.01.0012.0001.999"
    broken = lines(kode, 5_000)
    assert len(broken) > 1
    assert "".join(broken) == kode
    assert lines(kode, 60_000) == [kode]


def test_a_long_word_parts_between_syllables():
    assert lines("Penyelenggaraan", 6_000) == ["Penyeleng-", "garaan"]
    assert lines("a\nb", 5_000) == ["a", "b"]
