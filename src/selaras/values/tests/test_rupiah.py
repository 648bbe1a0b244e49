import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.values.rupiah import MAX_RUPIAH, parse_rupiah, print_rupiah, print_short, suggest_rupiah


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [
        (780_000_000, 780_000_000),
        (1250000.0, 1_250_000),
        ("1.250.000", 1_250_000),
        ("Rp 1.250.000,00", 1_250_000),
        ("Rp1.250.000.00", 1_250_000),
        ("1250000", 1_250_000),
        ("1250000.0", 1_250_000),
        ("1.250.000,-", 1_250_000),
        ("1,250,000", 1_250_000),
        ("\xa01 250 000 ", 1_250_000),
        ("0", 0),
    ],
)
def test_money_is_read_as_officers_write_it(written, rupiah):
    assert parse_rupiah(written) == rupiah


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("780 juta", "Tulis lengkap: 780.000.000"),
        ("1250.5", "pecahan"),
        (1.5, "pecahan"),
        (float("nan"), "pecahan"),
        ("1.250.000,50", "pecahan"),
        ("-5.000", "negatif"),
        (-5, "negatif"),
        ("(1.000)", "negatif"),
        ("dua juta", "bukan angka rupiah"),
        ("12.34.567", "bukan angka rupiah"),
        ("1.25E+09", "bukan angka rupiah"),
        ("", "kosong"),
        ("-", "kosong"),
        (None, "kosong"),
        (True, "kosong"),
        (MAX_RUPIAH + 1, "terlalu besar"),
        (float(2**60), "terlalu besar"),
    ],
)
def test_money_that_could_be_misread_is_refused_with_the_way_to_write_it(written, says):
    with pytest.raises(ValueError, match=says):
        parse_rupiah(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("780 juta", 780_000_000),
        ("1,24 M", 1_240_000_000),
        ("Rp 1.5 miliar", 1_500_000_000),
        ("1.500 juta", 1_500_000_000),
        ("50rb", 50_000),
        ("2 triliun rupiah", 2_000_000_000_000),
        ("banyak", None),
        ("3 ekor", None),
    ],
)
def test_money_in_words_is_only_suggested(written, meant):
    assert suggest_rupiah(written) == meant


@given(st.integers(min_value=0, max_value=MAX_RUPIAH))
def test_printed_money_reads_back_as_itself(rupiah):
    assert parse_rupiah(print_rupiah(rupiah)) == rupiah


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_any_cell_is_read_or_refused_in_words(cell):
    try:
        answer = parse_rupiah(cell)
    except ValueError as refusal:
        answer = str(refusal)
    assert answer.endswith(".") if isinstance(answer, str) else answer >= 0


@pytest.mark.parametrize(
    ("rupiah", "full", "short"),
    [
        (780_000_000, "Rp780.000.000", "Rp780 jt"),
        (1_240_000_000, "Rp1.240.000.000", "Rp1,24 M"),
        (1_110_000_000_000, "Rp1.110.000.000.000", "Rp1,11 T"),
        (620_000_000, "Rp620.000.000", "Rp620 jt"),
        (999_000, "Rp999.000", "Rp999.000"),
        (999_600_000, "Rp999.600.000", "Rp1 M"),
        (-620_000_000, "-Rp620.000.000", "-Rp620 jt"),
        (None, "—", "—"),
    ],
)
def test_money_is_printed_in_full_and_short(rupiah, full, short):
    assert (print_rupiah(rupiah), print_short(rupiah)) == (full, short)
