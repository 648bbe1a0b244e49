"""What work, at which stage, at what place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engines.language import read
from selaras.engines.language.places import spelling
from selaras.engines.language.tests.words import GAZETTEER, LEXICON


def of(text, **codes):
    return read(text, LEXICON, GAZETTEER, **codes)


@pytest.mark.parametrize(
    ("text", "desa", "kecamatan"),
    [
        ("Jalan Desa Makmur Jaya Kec. Laut Tenang", "99.01.01.2001", "99.01.01"),
        ("Jalan desa makmurjaya", "99.01.01.2001", "99.01.01"),
        ("Jalan Ds. Makmur Jya", "99.01.01.2001", "99.01.01"),
        ("Drainase Makmur Jaya rusak", "99.01.01.2001", "99.01.01"),
        ("Drainase Kecamatan Sumber Sari", "", "99.01.02"),
        ("Drainase Kel. Sumber Sari", "99.01.02.1003", "99.01.02"),
        ("Drainase Sumber Sari", "", "99.01.02"),
        ("Jalan Desa Wulan 2", "99.01.02.2002", "99.01.02"),
        ("Jalan Desa Bukit Indah Kec. Sumber Sari", "99.01.02.2001", "99.01.02"),
        ("Jalan Dusun Anggrek, Kab. Contoh, Laut Tenang, Makmur Jaya", "99.01.01.2001", "99.01.01"),
        ("Jalan Dusun Anggrek Makmur Jaya", "99.01.01.2001", "99.01.01"),
        ("Jalan Desa Tetangga", "", ""),
        ("Pagar SDN Makmur Jaya", "", ""),
        ("Drainase Makmur Jaya cs.", "", ""),
        ("Pembangunan drainase", "", ""),
    ],
)
def test_the_place_is_what_the_text_says_and_nothing_else(text, desa, kecamatan):
    reading = of(text)
    assert (reading.kode_desa, reading.kode_kec) == (desa, kecamatan)


def test_a_village_name_of_two_kecamatan_without_one_named_is_left_open():
    reading = of("Jalan Desa Bukit Indah")
    assert reading.kode_desa == ""
    assert reading.desa == {"99.01.01.2002", "99.01.02.2001"}


def test_codes_of_a_form_come_before_the_text():
    reading = of("Jalan Desa Makmur Jaya", kode_desa="99.01.02.2002", kode_kec="99.01.02")
    assert (reading.kode_desa, reading.kode_kec) == ("99.01.02.2002", "99.01.02")


def test_a_kecamatan_code_alone_still_lets_the_text_name_a_village_within_it():
    assert of("Jalan Desa Bukit Indah", kode_kec="99.01.01").kode_desa == "99.01.01.2002"
    assert of("Jalan Desa Makmur Jaya", kode_kec="99.01.02").kode_desa == ""


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Rabat beton Dusun Melati RT.03/RW 01", ("dusun", "melati")),
        ("Rabat beton Dusun Melati RT.03/RW 01", ("rt", "3")),
        ("Drainase Gg. Keluarga", ("gang", "keluarga")),
        ("Drainase Jl. Soekarno", ("jalan", "soekarno")),
        ("Jalan Batang - Kembang", ("jalan", "batangkembang")),
        ("Pagar SDN 02 Anggrek", ("sekolah", "sd2anggrek")),
        ("Rehab D.I. Kembang", ("irigasi", "kembang")),
        ("Jalan Desa Entah", ("dusun", "entah")),
    ],
)
def test_smaller_places_and_assets_are_marks(text, mark):
    assert mark in of(text).marks


def test_a_kind_of_road_is_no_name_of_a_road():
    assert not of("Jalan usaha tani rusak").marks


def test_the_thesaurus_gives_one_concept_to_different_wordings():
    assert of("JUT Dusun Melati").concepts == of("jalan produksi Dusun Melati").concepts == {"jalan usaha tani"}


def test_a_named_road_is_the_place_of_the_work_where_other_work_is_asked():
    assert of("Drainase Jl. Soekarno").concepts == {"drainase"}
    assert of("Rehab Jl. Soekarno").concepts == {"jalan"}


def test_stage_words_become_the_stage_and_leave_the_words():
    reading = of("Jasa Konsultansi Pengawasan Pembangunan Drainase")
    assert reading.tahap == "awasi"
    assert reading.words == ("pembangunan", "drainase")
    assert of("Pembangunan Drainase").tahap == ""


@given(st.text(max_size=100))
def test_any_text_is_read_and_twice_the_same(text):
    reading = of(text)
    assert reading == of(text)
    assert all(kode.startswith("99.01.") for kode in reading.desa | reading.kecamatan)


@given(st.sampled_from(["Makmur Jaya", "makmur jaya", "MAKMURJAYA", "Makmur  Jaya"]))
def test_spelling_knows_no_spaces_or_case(name):
    assert spelling(name) == "makmurjaya"
