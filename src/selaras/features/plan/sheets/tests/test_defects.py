"""Rules that name what real plans get wrong, each with its honest neighbour."""

from decimal import Decimal

import pytest

from selaras.features.plan.sheets import defects


@pytest.mark.parametrize(
    ("pagu", "says"),
    [
        (1_000_000_000_000, "angka pengganti"),  # a placeholder
        (2_000_000_000_000, "kelebihan enam angka nol"),  # two million with six zeros more
        (59_600_970_000_000, "terlalu besar"),
        (1_042_154_399_390_000, "terlalu besar"),
        (1_234_500_000_000, "enam angka nol di belakang"),
        (999_999_999, "coba-coba"),
        (123_456_789, "coba-coba"),
        (530, "kurang tiga atau enam angka nol"),
        (1, "kurang tiga atau enam angka nol"),
    ],
)
def test_a_pagu_that_cannot_be_meant_is_named(pagu: int, says: str) -> None:
    assert says in str(defects.implausible(pagu))


@pytest.mark.parametrize(
    "pagu",
    [
        None,
        0,
        1_000,
        13_600,
        1_000_000,
        250_000_000,
        1_000_000_000,
        100_000_000_000,
        709_172_302_338,
        2_227_797_955_000,
    ],
)
def test_a_pagu_as_governments_print_it_is_left_alone(pagu: int | None) -> None:
    assert defects.implausible(pagu) is None


def test_a_volume_left_over_from_a_division_is_offered_rounded() -> None:
    assert defects.odd_volume("19.480519480519500 M1") == "19,48 M1"
    assert defects.odd_volume("1 Paket x 36.6381024482353 M2") == "1 Paket x 36,64 M2"


@pytest.mark.parametrize("volume", ["1 Paket", "2,5 km", "1.250.000 lembar", "12.50000 M", "-", "", "3 buah, 2 Set"])
def test_a_measured_volume_is_left_alone(volume: str) -> None:
    assert defects.odd_volume(volume) is None


def test_a_sentence_cut_off_is_seen() -> None:
    assert defects.cut_off("berakhlak mulia dengan menin...")
    assert defects.cut_off("berakhlak mulia dengan menin…")
    assert not defects.cut_off("berakhlak mulia.")


def test_a_letter_is_no_unit_except_the_metre() -> None:
    assert [defects.odd_unit(unit) for unit in ("p", "n", "0", "m", "M", "%", "Ha", "")] == [
        True, True, True, False, False, False, False, False,
    ]  # fmt: skip


def test_a_percentage_written_as_a_fraction_is_seen() -> None:
    assert defects.share_as_fraction("Persentase jalan mantap", "", Decimal("0.96"))
    assert not defects.share_as_fraction("Persentase jalan mantap", "", Decimal("96"))
    assert not defects.share_as_fraction("Indeks Gini", "", Decimal("0.36"))
    assert not defects.share_as_fraction("Persentase jalan mantap", "", Decimal(1))


def test_agencies_of_one_name_are_twins_and_split_ones_are_near() -> None:
    names = ["Dinas Tenaga Kerja", "DINAS  TENAGA KERJA", "Dinas Pariwisata", "Dinas Kebudayaan dan Pariwisata"]
    assert defects.twins(names) == {1: 0}
    assert defects.near_twins(names) == {2: 3}


def test_words_run_together_are_parted_by_the_words_of_other_names() -> None:
    names = ["DINAS PENDIDIKANPEMUDA", "DINAS PENDIDIKAN", "UPT PENDIDIKAN", "DINAS PEMUDA", "BIDANG PEMUDA"]
    assert defects.glued(names) == {0: "DINAS PENDIDIKAN PEMUDA"}
    assert defects.glued(["DINAS KETENAGAKERJAAN", "DINAS TENAGA KERJA"]) == {}
