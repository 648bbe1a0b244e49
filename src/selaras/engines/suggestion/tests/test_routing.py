"""Text to agency, learned from what agencies took."""

import pytest

from selaras.engines.language.tests.words import LEXICON
from selaras.engines.suggestion import Duty, Router
from selaras.engines.suggestion.routing import merged, rare_together

ROWS = [
    ("Pembangunan JUT Makmur", "Pertanian"),
    ("jalan usaha tani rusak", "Pertanian"),
    ("irigasi kelompok tani", "Pertanian"),
    ("bantuan bibit kelompok tani", "Pertanian"),
    ("rabat beton gang", "Pekerjaan Umum"),
    ("pembangunan drainase gang", "Pekerjaan Umum"),
    ("jembatan rusak", "Pekerjaan Umum"),
    ("pemeriksaan balita posyandu", "Kesehatan"),
    ("obat puskesmas", "Kesehatan"),
    ("posyandu lansia", "Kesehatan"),
]
ROUTER = Router.learned(*map(list, zip(*ROWS, strict=True)), LEXICON)


def test_a_text_goes_to_the_agency_that_took_such_texts():
    assert ROUTER.route("JUT Ds. Bukit Indah")[0].agency == "Pertanian"
    assert ROUTER.route("parit di gang")[0].agency == "Pekerjaan Umum"
    assert ROUTER.route("posyandu balita")[0].agency == "Kesehatan"


def test_three_alternatives_with_the_words_that_speak_for_them():
    found = ROUTER.route("posyandu balita")
    assert len(found) == 3
    assert found[0].because[0].startswith("kata yang biasa ditangani: ")
    assert "posyandu" in found[0].because[0]
    assert all(one.because for one in found)


def test_shares_of_all_agencies_sum_to_one():
    shares = ROUTER.shares(["posyandu", "jalan", ""])
    assert shares.shape == (3, 3)
    assert shares.sum(axis=1) == pytest.approx([1, 1, 1])


def test_two_agencies_are_enough_and_one_is_refused():
    two = [row for row in ROWS if row[1] != "Kesehatan"]
    router = Router.learned([text for text, _ in two], [agency for _, agency in two], LEXICON)
    assert router.route("rabat beton gang")[0].agency == "Pekerjaan Umum"
    assert router.route("kelompok tani")[0].agency == "Pertanian"
    assert router.route("kelompok tani")[0].because == ("kata yang biasa ditangani: tani, kelompok, kelompok tani",)
    with pytest.raises(ValueError, match="dua perangkat daerah"):
        Router.learned(["a"], ["Pertanian"], LEXICON)


def test_learning_twice_gives_the_same_shares():
    again = Router.learned(*map(list, zip(*ROWS, strict=True)), LEXICON)
    assert (again.shares(["jalan gang"]) == ROUTER.shares(["jalan gang"])).all()


def test_kelurahan_are_one_class_and_kecamatan_are_one():
    names = ["Kelurahan Ploso", "kelurahan Mojo", "Kecamatan Gubeng", "Dinas Sosial", "Dinas Kelurahan"]
    assert merged(names) == ["Kelurahan", "Kelurahan", "Kecamatan", "Dinas Sosial", "Dinas Kelurahan"]


def test_a_class_seen_fewer_than_twenty_times_is_one_of_the_others():
    called = rare_together(["A"] * 20 + ["B"] * 19)
    assert [called("A"), called("B"), called("tak pernah")] == ["A", "lainnya", "lainnya"]


def test_an_agency_is_known_by_the_duties_its_name_promises_also_where_it_took_no_such_text():
    duties = [Duty("URUSAN PEMERINTAHAN BIDANG KESEHATAN", "Pelayanan gizi"), Duty("BIDANG PANGAN", "Lumbung")]
    texts, agencies = [text for text, _ in ROWS], [f"Dinas {agency}" for _, agency in ROWS]
    told = Router.learned(texts, agencies, LEXICON, duties)
    assert told.route("gizi")[0].agency == "Dinas Kesehatan"
    assert told.route("gizi")[0].because == ("kata yang biasa ditangani: gizi",)
    assert ROUTER.route("gizi")[0].because == ("paling sering menerima usulan seperti ini",)
