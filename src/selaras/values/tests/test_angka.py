from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.values.angka import parse_target, print_angka
from selaras.values.bulan import parse_bulan, print_rentang, print_tahun_bulan
from selaras.values.jenjang import LABEL, PARENTS, RPJMD, TAHUN, cabang_of, children_of, may_hang, order_of
from selaras.values.tahun import parse_tahun


@pytest.mark.parametrize(
    ("printed", "nilai", "satuan"),
    [
        ("848 km", "848", "km"),
        ("0.96", "0.96", ""),
        ("12,5 %", "12.5", "%"),
        ("100%", "100", "%"),
        ("19.480519480519500 M1", "19.480519480519500", "M1"),
        ("74,0", "74.0", ""),
        ("1 Dokumen", "1", "Dokumen"),
        ("1.234,56 ha", "1234.56", "ha"),
        ("1.250.000 orang", "1250000", "orang"),
        ("≥ 80", "80", ""),
        ("-0,5 %", "-0.5", "%"),
        (19.5, "19.5", ""),
        (1.234, "1.234", ""),
        (3, "3", ""),
    ],
)
def test_a_target_is_a_number_and_its_unit(printed, nilai, satuan):
    target = parse_target(printed)
    assert (target.nilai, target.satuan) == (Decimal(nilai), satuan)


@pytest.mark.parametrize("printed", ["WTP", "80-90", "12 - 13 %", "B (72,5)", "2 s/d 3", "1.2.3", "", None])
def test_a_target_without_one_number_stays_text(printed):
    target = parse_target(printed)
    assert (target.nilai, target.teks) == (None, printed or "")


def test_a_point_before_three_digits_is_thousands_and_said_to_be_doubtful():
    assert parse_target("46.512 Km").nilai == 46512
    assert parse_target("46.512 Km").ambiguous
    assert parse_target("0.960").nilai == Decimal("0.960")
    assert not parse_target("0.960").ambiguous


@given(st.text(max_size=30))
def test_the_official_text_of_a_target_is_never_lost(text):
    assert parse_target(text).teks == " ".join(text.split())


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12))
def test_a_printed_number_reads_back_as_itself(number):
    assert parse_target(print_angka(number) + " km").nilai == number


def test_months_are_read_and_printed_in_indonesian():
    assert [parse_bulan(m) for m in ("Maret", "Pebruari", "12", 3, "2022-07", "Agt", 4.0)] == [3, 2, 12, 3, 7, 8, 4]
    assert print_rentang((3, 10)) == "Mar–Okt"
    assert print_rentang((5, 5)) == "Mei"
    assert print_rentang(None) == "—"
    assert print_tahun_bulan("2022-03") == "Mar 2022"


@pytest.mark.parametrize("cell", ["13", "0", "", None, "Mart"])
def test_what_is_no_month_is_refused(cell):
    with pytest.raises(ValueError, match="bukan bulan"):
        parse_bulan(cell)


def test_a_year_is_read():
    assert [parse_tahun(t) for t in (2022, "TA 2022", "2027", 2022.0)] == [2022, 2022, 2027, 2022]


@pytest.mark.parametrize("cell", ["22", "2.022", None, 1945, 2999])
def test_what_is_no_year_is_refused(cell):
    with pytest.raises(ValueError, match="bukan tahun"):
        parse_tahun(cell)


def test_levels_stand_in_printed_order_and_never_above_themselves():
    assert [str(j) for j in RPJMD] == [
        "visi",
        "misi",
        "tujuan",
        "sasaran",
        "strategi",
        "arah_kebijakan",
        "program_prioritas",
    ]
    assert [str(j) for j in TAHUN] == ["tema", "prioritas", "strategi_prioritas"]
    assert set(PARENTS) == set(LABEL)
    for lower, uppers in PARENTS.items():
        assert all(upper is None or order_of(upper) < order_of(lower) for upper in uppers)


def test_a_sub_kegiatan_hangs_under_a_kegiatan_only():
    assert may_hang("sub_kegiatan", "kegiatan")
    assert not may_hang("sub_kegiatan", "program")
    assert not may_hang("kegiatan", None)
    assert children_of("prioritas") == ("strategi_prioritas",)
    assert cabang_of("sasaran") == "rpjmd"
    assert cabang_of("tema") == "tahun"
