"""From a text to the OPD that carries it and to the aims it may serve."""

from selaras.engines.language.tests.words import LEXICON
from selaras.engines.suggestion import Aim, Owner, suggest_agencies, suggest_aims
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
