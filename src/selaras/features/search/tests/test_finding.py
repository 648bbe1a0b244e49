"""What a question finds: slips, abbreviations, other words for the same thing, codes, numbers, and strange input."""

import pytest

from selaras.features.search.actions import rebuild
from selaras.features.search.tests.looking import SAMPALI, ask, marked, offered, plan, proposal, titles
from tests import builders as a

pytestmark = pytest.mark.django_db
DRAINAGE = "Pembangunan drainase jalan lingkungan"
DITCH = "Pembuatan parit Dusun IX"
GUTTER = "Perbaikan selokan Jalan Mawar"


def test_a_slip_finds_what_was_meant_and_says_so() -> None:
    cycle = plan()
    found = ask(cycle, "drainse Sampalli")
    assert found.found.corrected == "drainase sampali"
    assert found.found.unknown == ("sampalli",)
    first = found.sections[0].hits[0]
    assert marked(first) == ["drainase", "Sampali"]
    assert titles(cycle, "drainse Sampalli")[0] == DRAINAGE
    assert titles(cycle, "rekonstruski")[:1] == ["Rekonstruksi jalan kabupaten"]


def test_a_question_spelt_well_is_not_corrected() -> None:
    found = ask(plan(), "drainase sampali").found
    assert (found.corrected, found.unknown, found.partly) == ("", (), False)


def test_another_word_for_the_same_thing_is_a_weaker_hit() -> None:
    found = titles(plan(), "drainase sampali")
    assert found[0] == DRAINAGE
    assert {DITCH, GUTTER} <= set(found)
    assert "Rekonstruksi jalan kabupaten" not in found


def test_abbreviations_and_roman_numerals_are_read() -> None:
    cycle = plan()
    assert titles(cycle, "jl. mawar") == [GUTTER]
    assert titles(cycle, "dsn 9") == [DITCH]
    assert titles(cycle, "gg kenanga") == [DITCH]


def test_a_code_finds_its_line_and_all_that_lies_under_it() -> None:
    cycle = plan()
    assert set(titles(cycle, "1.03.06.2.01.0004")) == {DRAINAGE, GUTTER}
    assert set(titles(cycle, "1.03.06")) == {DRAINAGE, GUTTER}
    assert titles(cycle, "1.02.02") == ["Pelayanan kesehatan ibu hamil"]
    assert titles(cycle, "1.03.07") == []
    assert marked(ask(cycle, "1.03.06").sections[0].hits[0]) == ["1.03.06.2.01.0004"]
    assert marked(ask(cycle, "K7M4P").sections[0].hits[0]) == ["DS-22-K7M4P"]
    assert offered(cycle, "1.02.0") == ["Pelayanan kesehatan ibu hamil", "Dinas Kesehatan"][:1]


def test_the_number_of_a_proposal_finds_it_whole_or_by_its_end() -> None:
    cycle = plan()
    for q in ("DS-22-K7M4P", "ds-22-k7m4p", "K7M4P", "“DS-22-K7M4P”."):
        assert titles(cycle, q) == [DITCH], q
    assert titles(cycle, "DS-22-K7M4Q") == []


def test_opds_and_villages_are_found_by_their_names() -> None:
    cycle = plan()
    assert "Dinas Pekerjaan Umum dan Penataan Ruang" in titles(cycle, "pupr")
    (village,) = [hit for s in ask(cycle, "sampali").sections if s.kind.code == "wilayah" for hit in s.hits]
    assert village.url == "/12.07/2022/usulan/?q=Sampali&kecamatan=12.07.26"
    (place,) = [
        hit for s in ask(cycle, "percut sei tuan", jenis="wilayah").sections for hit in s.hits if not hit.tahun
    ][:1]
    assert place.url == "/12.07/2022/baris/?kecamatan=12.07.26"


def test_where_nothing_holds_every_word_most_of_them_are_enough_and_that_is_said() -> None:
    cycle = plan()
    found = ask(cycle, "selokan jalan mawar kesehatan")
    assert found.found.partly
    assert titles(cycle, "selokan jalan mawar kesehatan")[0] == GUTTER
    assert not ask(cycle, "selokan jalan mawar").found.partly


def test_filters_narrow_the_answer_and_counts_follow() -> None:
    cycle = plan()
    everything = ask(cycle, "jalan").found.counts
    assert (everything["baris"], everything["paket"], everything["simpul"]) == (2, 1, 1)
    pupr = next(pk for pk, name in ask(cycle, "").opds if name == "Dinas PUPR")
    assert titles(cycle, "kesehatan", opd=str(pupr)) == []
    assert len(titles(cycle, "kesehatan")) == 2
    assert titles(cycle, "parit", kecamatan="12.07.26") == [DITCH]
    assert titles(cycle, "parit", kecamatan="12.07.01") == []
    only = ask(cycle, "jalan", jenis="baris")
    assert [section.kind.code for section in only.sections] == ["baris"]
    assert only.found.counts == everything


def test_another_year_is_found_only_when_asked_for() -> None:
    cycle, last = plan(), a.siklus(tahun=2021)
    proposal(last, "Jembatan gantung", "DS-21-AAAAA")
    rebuild("12.07")
    assert titles(cycle, "jembatan gantung") == []
    (section,) = ask(cycle, "jembatan gantung", tahun="semua").sections
    assert section.hits[0].tahun == 2021
    assert section.hits[0].url.startswith("/12.07/2021/usulan/")


def test_a_word_half_typed_is_offered_its_endings() -> None:
    cycle = plan()
    assert offered(cycle, "rekons") == ["Rekonstruksi jalan kabupaten"]
    assert DRAINAGE in offered(cycle, "drainase samp")
    assert titles(cycle, "kenan") == [DITCH]  # nobody wrote it, so it is taken for a beginning
    assert offered(cycle, "zzz") == []


def test_offers_of_one_kind_leave_room_for_others() -> None:
    cycle, agency = plan(), a.opd()
    for n in range(20):
        a.line(cycle, agency, f"Jalan {n}")
    rebuild("12.07")
    found = offered(cycle, "jalan")
    assert len(found) == 8
    assert {GUTTER, "Meningkatnya kemantapan jalan kabupaten"} <= set(found)


@pytest.mark.parametrize(
    "q",
    ["", "   ", "%", "_", "'", '"', "'; DROP TABLE search_item; --", "\x00", "a" * 500, "jalan " * 100, "😀", "ﬁ", "()",
     "日本", "--", "\\", "1.", ".", "12,5%", "-1", "=kind:baris", "~drainase", "İ", "Ⅸ", "​"],
)  # fmt: skip
def test_strange_questions_are_answered_without_a_fault(q: str) -> None:
    cycle = plan()
    assert isinstance(titles(cycle, q), list)
    assert isinstance(offered(cycle, q), list)


def test_no_question_reaches_the_filters_of_the_index() -> None:
    cycle = plan()
    assert titles(cycle, "=kind:baris") == []
    assert titles(cycle, "~drainase") == titles(cycle, "drainase")


def test_words_that_join_sentences_count_only_alone() -> None:
    cycle = plan()
    assert titles(cycle, "drainase di dan untuk") == titles(cycle, "drainase")
    assert titles(cycle, "dan") == ["Dinas Pekerjaan Umum dan Penataan Ruang"]
    assert SAMPALI.startswith("12.07")


def test_an_index_that_is_not_built_says_so() -> None:
    cycle = a.siklus()
    assert not ask(cycle, "jalan").found.built
    a.opd()
    rebuild("12.07")
    assert ask(cycle, "jalan").found.built
