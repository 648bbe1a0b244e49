"""What a text is found by and what a question asks for."""

from hypothesis import given
from hypothesis import strategies as st

from selaras.engines.language import Lexicon, Term
from selaras.engines.search.words import (
    ASIDE,
    LEAST_TITLE,
    LONGEST,
    MOST_ASKED,
    TITLE,
    UPPER_CODE,
    Asked,
    asked,
    code_words,
    concept_of,
    found_by,
    wordings,
)

LEXICON = Lexicon.of(
    "uji",
    singkatan=[("jl", "jalan")],
    terms=[
        Term("drainase", "drainase", "drainase"),
        Term("parit", "drainase", "drainase"),
        Term("saluran", "drainase", "drainase"),
        Term("gorong gorong", "drainase", "drainase"),
        Term("saluran lingkungan", "drainase", "drainase"),
        Term("saluran irigasi", "irigasi", "irigasi"),
    ],
    tahap=[],
    stop=["di", "dan"],
    words=["pembangunan"],
)


def test_a_word_counts_by_where_it_stands_and_once() -> None:
    words = found_by(LEXICON, title="Pembangunan drainase", codes=("1.03.06",), aside=("Desa Sampali, drainase",))
    assert words["drainase"] == TITLE - 4
    assert (words["sampali"], words["1.03.06"], words["1.03"]) == (ASIDE, TITLE, UPPER_CODE)
    assert words["~drainase"] < ASIDE


def test_words_of_a_long_title_say_less_but_never_nothing() -> None:
    words = found_by(LEXICON, title="kelurahan " + " ".join(f"kata{chr(97 + n)}" for n in range(20)) * 3)
    assert min(words.values()) == LEAST_TITLE


def test_a_code_answers_to_what_it_lies_under_and_a_number_to_its_end() -> None:
    assert code_words("1.03.06.2") == ["1.03.06.2", "1.03.06", "1.03"]
    assert code_words(" DS-22-K7M4P ") == ["ds-22-k7m4p", "k7m4p"]
    assert code_words("") == code_words("dua kata") == code_words("9" * 99) == []


def test_the_longest_wording_decides_the_concept() -> None:
    assert concept_of(["saluran", "irigasi", "primer"], LEXICON) == {"saluran": "~irigasi", "irigasi": "~irigasi"}
    assert concept_of(["saluran", "rumah"], LEXICON)["saluran"] == "~drainase"
    assert wordings(["~drainase"], LEXICON) == {"drainase", "parit", "saluran", "gorong"}


def test_codes_are_taken_as_they_stand_and_words_as_they_are_meant() -> None:
    assert asked("jl. Mawar 1.03.06 DS-22-K7M4P", LEXICON) == (
        Asked("1.03.06", code=True),
        Asked("ds-22-k7m4p", code=True),
        Asked("jalan"),
        Asked("mawar"),
    )


def test_a_question_of_joining_words_alone_asks_for_them() -> None:
    assert asked("dan di", LEXICON) == (Asked("dan"), Asked("di"))
    assert asked("dan parit", LEXICON) == (Asked("parit"),)


@given(st.text(max_size=500))
def test_any_question_is_read(text: str) -> None:
    found = asked(text, LEXICON)
    assert len(found) <= MOST_ASKED and len(set(found)) == len(found)
    assert all(0 < len(one.word) <= LONGEST and one.word[0] not in "=~" and "\x00" not in one.word for one in found)


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_weights_of_one_byte(title: str, code: str) -> None:
    words = found_by(LEXICON, title=title, codes=(code,), aside=(code,), deep=(title,))
    assert all(1 <= weight <= 100 and 0 < len(word) <= LONGEST for word, weight in words.items())
