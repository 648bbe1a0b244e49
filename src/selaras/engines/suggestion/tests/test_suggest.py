"""Free text to sub kegiatan: the decree's words, what people accepted, reasons, order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.engines.language.tests.words import LEXICON
from selaras.engines.suggestion import Mapping, Suggester, as_known
from selaras.engines.suggestion.tests.catalogue import (
    ACCEPTED,
    DRAINASE,
    ENTRIES,
    JALAN,
    SAYINGS,
    SEKOLAH,
    SUGGESTER,
    TANI,
)


def first(text, **known):
    return SUGGESTER.suggest(text, **known)[0]


def test_a_farm_road_in_the_villagers_word_is_found_under_its_official_name():
    found = first("JUT Dsn. Mekar rusak mohon rehab")
    assert found.kode == f"{TANI}.0003"
    assert (found.kegiatan, found.program) == (TANI, "3.27.03")


def test_every_alternative_says_why_with_the_words_that_matched():
    found = first("rehab jembatan Ds. Bukit Indah")
    assert found.kode == f"{JALAN}.0069"
    assert "kata sama dengan nama resmi: jembatan" in found.because
    assert all(one.because for one in SUGGESTER.suggest("rehab jembatan", count=5))


def test_a_word_that_only_the_definition_says_is_a_reason_of_its_own():
    found = first("selokan mampet")
    assert found.kegiatan == DRAINASE
    assert "disebut pada kinerja, indikator, atau definisinya: selokan" in found.because


def test_an_everyday_thing_is_asked_for_in_the_words_of_the_decree():
    bare = Suggester.of(ENTRIES, LEXICON)
    assert first("Pagar SDN 2").kegiatan == SEKOLAH
    told = {one.kode: one.likeness for one in SUGGESTER.suggest("Pagar", count=5)}
    untold = {one.kode: one.likeness for one in bare.suggest("Pagar", count=5)}
    assert told[f"{SEKOLAH}.0004"] > untold.get(f"{SEKOLAH}.0004", 0)


def test_names_of_places_lead_nowhere():
    assert SUGGESTER.suggest("Desa Bukit Indah") == ()


def test_a_text_without_a_word_gets_no_alternative():
    assert SUGGESTER.suggest("") == ()
    assert SUGGESTER.suggest("123, 45") == ()


def test_what_people_accepted_leads_next_time():
    memory = SUGGESTER.memory(ACCEPTED)
    found = first("Rabat beton gang Melati", accepted=memory)
    assert found.kode == f"{JALAN}.0053"
    assert any(reason.startswith("usulan serupa pernah diterima di sini: ") for reason in found.because)


def test_a_mapping_of_the_same_project_is_not_asked():
    memory = SUGGESTER.memory(ACCEPTED[:1])
    asked = {"accepted": memory, "count": len(ENTRIES)}
    with_it = {one.kode: one.likeness for one in SUGGESTER.suggest("Rabat beton gang", **asked)}
    without = {one.kode: one.likeness for one in SUGGESTER.suggest("Rabat beton gang", key="proyek gang", **asked)}
    assert with_it[f"{JALAN}.0053"] > without.get(f"{JALAN}.0053", 0)


def test_the_programme_that_every_opd_has_is_known_by_its_common_code():
    memory = SUGGESTER.memory([Mapping("rabat beton", ("2.07.01.2.06.0001",))])
    assert memory.codes == (("X.XX.01.2.06.0001",),)
    assert SUGGESTER.memory([Mapping("rabat beton", ("9.99.02.2.06.0001",))]).codes == ()


def test_alternatives_of_one_kegiatan_give_way_to_another_kegiatan():
    kegiatan = [one.kegiatan for one in SUGGESTER.suggest("pembangunan jalan lingkungan")]
    assert kegiatan[0] == JALAN
    assert len(set(kegiatan)) > 1


def test_an_empty_catalogue_is_refused_with_what_to_do():
    with pytest.raises(ValueError, match="Masukkan dahulu"):
        Suggester.of((), LEXICON)


TEXTS = st.lists(
    st.sampled_from(["pembangunan", "jalan", "JUT", "drainase", "Ds.", "Bukit", "rabat", "gang", "2", "pagar"]),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gets_the_same_answer_best_first_and_within_bounds(words):
    text = " ".join(words)
    found = SUGGESTER.suggest(text, count=5)
    again = Suggester.of(reversed(ENTRIES), LEXICON, (), SAYINGS).suggest(text, count=5)
    assert found == again
    assert all(0 <= one.likeness <= 1 and one.because for one in found)
    assert len({one.kode for one in found}) == len(found)
    assert not found or found[0].likeness == max(one.likeness for one in found)


def test_a_sub_kegiatan_for_which_nothing_speaks_is_told_as_its_kegiatan():
    accepted = SUGGESTER.memory([Mapping("rabat beton gang", (JALAN,))])
    found = SUGGESTER.suggest("rabat beton gang", accepted=accepted, count=3)
    assert [one.certain for one in found] == [False] * 3
    assert [one.kode for one in as_known(found)] == [JALAN]
    named = SUGGESTER.memory([Mapping("rabat beton gang", (f"{JALAN}.0055",))])
    first = SUGGESTER.suggest("rabat beton gang", accepted=named, count=1)[0]
    assert first.certain and first.kode == f"{JALAN}.0055" and as_known([first]) == (first,)


def test_one_general_word_of_an_official_name_does_not_make_a_sub_kegiatan_certain():
    both = SUGGESTER.suggest("sd", count=1)[0]
    assert both.certain and "sebutan resminya: sekolah, dasar" in both.because
    assert not SUGGESTER.suggest("pagar", count=1)[0].certain  # "sekolah" alone
