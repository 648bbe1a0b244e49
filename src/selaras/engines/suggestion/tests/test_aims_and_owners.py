"""From a text to the OPD that carries it and to the aims it may serve."""

from dataclasses import replace

import pytest

from selaras.engines.language.tests.words import LEXICON
from selaras.engines.suggestion import (
    Agency,
    Aim,
    Aims,
    Evidence,
    Holdings,
    Owner,
    Recalled,
    Route,
    as_known,
    suggest_agencies,
    suggest_aims,
    weigh_agencies,
)
from selaras.engines.suggestion.tests.catalogue import JALAN, SUGGESTER, TANI

AIMS = (
    Aim(1, "sasaran", "Meningkatnya kualitas jalan daerah", ("Pembangunan Jalan", "Pembangunan Jembatan")),
    Aim(2, "sasaran", "Meningkatnya hasil kelompok tani", ("Jalan usaha tani", "Irigasi")),
    Aim(3, "prioritas", "Lingkungan", ("Drainase",)),
)


def test_the_opd_that_holds_the_sub_kegiatan_comes_before_one_that_holds_only_the_programme():
    owners = [
        Owner(7, "Dinas A", frozenset({f"{JALAN}.0099"})),
        Owner(9, "Dinas B", frozenset({f"{JALAN}.0069"})),
        Owner(11, "Dinas C", frozenset({"1.02"})),
    ]
    found = suggest_agencies(SUGGESTER.suggest("jembatan rusak", count=1), owners)
    assert [agency.opd for agency in found] == [9, 7]
    assert found[0].because[0] == f"menangani sub kegiatan {JALAN}.0069"
    assert found[1].because[0] == f"menangani kegiatan {JALAN}"


def test_an_opd_that_holds_nothing_of_it_is_not_suggested():
    assert suggest_agencies(SUGGESTER.suggest("jembatan", count=1), [Owner(1, "Dinas", frozenset({"4.01"}))]) == ()


def test_the_work_that_stands_under_an_aim_leads_to_it():
    found = suggest_aims("JUT Ds. Makmur Jaya", AIMS, LEXICON)
    assert found[0].id == 2
    assert "jalan" in found[0].because[0]


def test_the_kegiatan_that_is_known_already_helps_to_find_the_aim():
    assert suggest_aims("mohon bantuan", AIMS, LEXICON) == ()
    assert suggest_aims("mohon bantuan", AIMS, LEXICON, path="Pengelolaan Sistem Drainase")[0].id == 3


def test_without_aims_nothing_is_suggested():
    assert suggest_aims("jalan", (), LEXICON) == ()
    assert TANI not in {one.text for one in suggest_aims("jalan", AIMS, LEXICON)}


def test_an_opd_is_weighed_by_its_codes_by_what_it_took_and_by_its_words():
    held = (Agency(1, "A", 0.35, ("menangani kegiatan x",)), Agency(2, "B", 0.175, ("menangani program x",)))
    decided = {2: Recalled(1.0, 3, ("kolam",))}
    learned = (Route("C", 0.5, ("kata yang biasa ditangani: kolam",)), Route("tidak ada lagi", 0.5, ()))
    found = weigh_agencies(held, decided, learned, {1: "A", 2: "B", 3: "C"})
    assert [(one.opd, one.likeness) for one in found] == [(2, 0.82), (1, 0.8), (3, 0.35)]
    assert found[0].because == ("usulan serupa pernah diterima di sini (3 kali)", "menangani program x")


def test_an_opd_that_answers_no_more_is_left_out_and_the_lower_id_wins_a_tie():
    held = tuple(Agency(opd, "D", 0.2, ("sama",)) for opd in (9, 4, 7))
    assert [one.opd for one in weigh_agencies(held, {}, (), {4: "D", 9: "D"})] == [4, 9]


def test_an_opd_known_only_by_a_kegiatan_is_not_said_to_hold_a_sub_kegiatan():
    owners = Holdings.of([Owner(9, "Dinas B", frozenset({f"{JALAN}.0069"}))])
    sub = SUGGESTER.suggest("jembatan rusak", count=1)
    assert suggest_agencies(sub, owners)[0].because[0] == f"menangani sub kegiatan {JALAN}.0069"
    told = as_known(replace(one, certain=False) for one in sub)
    assert suggest_agencies(told, owners)[0].because[0] == f"menangani kegiatan {JALAN}"


def test_evidence_adds_up_and_never_reaches_one():
    aims = Aims.of(AIMS, LEXICON)
    bare = {one.id: one.likeness for one in aims.suggest("jalan", count=9)}
    evidence = Evidence(recalled={2: Recalled(1.0, 4, ())}, beside={2: 9}, around={1: 99}, named="Lingkungan")
    found = {one.id: one for one in aims.suggest("jalan", evidence=evidence, count=9)}
    assert found[2].likeness == pytest.approx(1 - (1 - bare[2]) * (1 - 0.6) * (1 - 0.85 * 0.9), abs=1e-3)
    assert found[2].likeness < 1 and found[1].likeness == bare[1]  # its programme speaks, so its OPD is not asked
    assert found[3].because == ("lembar asalnya menyebut prioritas ini",)
    assert found[2].because[0] == "9 baris programnya melayani sasaran ini"


def test_the_lines_of_the_opd_speak_where_the_programme_says_nothing_and_never_tick_a_row_alone():
    found = Aims.of(AIMS, LEXICON).suggest("mohon", evidence=Evidence(around={1: 999}))
    assert [(one.id, one.because) for one in found] == [(1, ("999 baris OPD-nya melayani sasaran ini",))]
    assert found[0].likeness < 0.6
