"""The words a plan text means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engines.language import BREAK, normalise
from selaras.engines.language.lexicon import roman
from selaras.engines.language.tests.words import LEXICON


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pemb. JLN Ds.Makmur", "pembangunan jalan desa makmur"),
        ("Kec.Laut Tenang", "kecamatan laut tenang"),
        ("SDN 02 Baru", "sd negeri 2 baru"),
        ("Tahap II", "tahap 2"),
        ("RT.003/RW 07", "rt 3 , rw 7"),
        ("Jalandesa Makmur", "jalan desa makmur"),
        ("jalanlingkungan", "jalan lingkungan"),
        ("Penigkatan drainasee", "peningkatan drainase"),
        ("D.I. Sumber", "daerah irigasi sumber"),
        ("petani di Sumber", "petani di sumber"),
        ("RT 1 s/d RT 5", "rt 1 sampai rt 5"),
        ("lebar 3,5 meter", "lebar 3.5 m"),
        ("Poros A - B", "poros a - b"),
    ],
)
def test_a_text_is_read_as_the_words_it_means(text, words):
    assert " ".join(normalise(text, LEXICON)) == words


def test_kel_before_tani_is_a_group_and_elsewhere_a_kelurahan():
    assert normalise("kel. tani", LEXICON)[0] == "kelompok"
    assert normalise("kel. baru", LEXICON)[0] == "kelurahan"


def test_a_short_word_is_never_corrected():
    assert normalise("bangun pagal", LEXICON) == ("bangun", "pagal")


@pytest.mark.parametrize(("word", "number"), [("i", 1), ("iv", 4), ("ix", 9), ("xii", 12), ("xxix", 29)])
def test_roman_numerals_up_to_29(word, number):
    assert roman(word) == number


@pytest.mark.parametrize("word", ["", "iiii", "vi a", "mix", "civil"])
def test_other_words_are_no_numerals(word):
    assert roman(word) is None


@given(st.text(max_size=80))
def test_any_text_gives_lower_case_words_without_spaces(text):
    for word in normalise(text, LEXICON):
        assert word == word.lower().strip() and " " not in word and word


@given(st.lists(st.sampled_from(["pembangunan", "jalan", "desa", "makmur", "drainase", "pagar"]), max_size=8))
def test_clean_words_stay_as_they_are_and_case_does_not_matter(words):
    assert normalise(" ".join(words), LEXICON) == tuple(words)
    assert normalise(" ".join(words).upper(), LEXICON) == tuple(words)


def test_a_comma_is_a_break():
    assert normalise("jalan, desa", LEXICON) == ("jalan", BREAK, "desa")
