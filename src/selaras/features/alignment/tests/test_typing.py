"""What may already be there while somebody types: found by the engine, kept up to date, cheap at any size."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from selaras.features.alignment.actions import index
from selaras.features.alignment.actions.pair_sweep import sweep_pairs
from selaras.features.alignment.models import IndexedText, IndexedWord
from selaras.features.alignment.queries.overlap import look
from selaras.features.alignment.queries.overlap.typing import COMPARED, nearest, text_of
from selaras.features.plan.models import PlanLine
from selaras.features.usulan.tests import proposals as p
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_memory():
    look.forget()
    yield
    look.forget()


def _planned(siklus, nama: str, wilayah: str = a.SAENTIS) -> PlanLine:
    line = a.line(siklus, a.opd(), nama=nama, kode="1.03.06.2.01.0012", jenjang="sub_kegiatan", pagu=780_000_000)
    line.places.create(daerah_id=siklus.daerah_id, wilayah_id=wilayah)
    return line


def _near(siklus, words: str, wilayah: str = a.SAENTIS):
    return [found.key for found in nearest(siklus, text_of(siklus, words, wilayah)) or ()]


def test_a_known_road_is_found_in_other_words_before_the_sentence_ends_and_an_unlike_work_is_not() -> None:
    siklus = p.cycle()
    line = _planned(siklus, "Pembangunan drainase Jl. Masjid Dusun IX")
    _planned(siklus, "Pengadaan buku perpustakaan sekolah")
    assert nearest(siklus, text_of(siklus, "Parit Jalan Mesjid", a.SAENTIS)) is None  # nobody looked yet
    sweep_pairs(siklus)
    assert _near(siklus, "Saluran parit sepanjang jalan Mesjid") == [f"line:{line.pk}"]
    assert _near(siklus, "Penyuluhan gizi balita posyandu") == []
    (found,) = nearest(siklus, text_of(siklus, "Saluran parit sepanjang jalan Mesjid", a.SAENTIS))
    assert found.likeness >= 300 and found.because


def test_the_index_follows_an_edit_and_an_end_and_writes_nothing_where_nothing_changed() -> None:
    siklus = p.cycle()
    line = _planned(siklus, "Pembangunan drainase Jl. Masjid Dusun IX")
    sweep_pairs(siklus)
    before = set(IndexedWord.objects.values_list("pk", flat=True))
    sweep_pairs(siklus)
    assert set(IndexedWord.objects.values_list("pk", flat=True)) == before
    PlanLine.objects.filter(pk=line.pk).update(nama="Rehabilitasi kantor camat")
    sweep_pairs(siklus)
    assert _near(siklus, "Parit Jalan Mesjid Dusun IX") == []
    assert _near(siklus, "Rehab kantor camat") == [f"line:{line.pk}"]
    PlanLine.objects.filter(pk=line.pk).update(active=False)
    sweep_pairs(siklus)
    assert not IndexedText.objects.exists() and not IndexedWord.objects.exists()


def test_the_same_words_of_the_own_village_are_compared_before_those_of_many_others() -> None:
    siklus = p.cycle()
    a.wilayah("12.07.26.2009", "Cinta Rakyat", "desa")
    for _n in range(2 * COMPARED):
        _planned(siklus, "Pembangunan drainase Jl. Masjid", "12.07.26.2009")
    here = _planned(siklus, "Pembangunan drainase Jl. Masjid")
    sweep_pairs(siklus)
    assert _near(siklus, "Parit Jalan Mesjid")[0] == f"line:{here.pk}"


def test_another_rule_of_finding_writes_every_text_again(monkeypatch: pytest.MonkeyPatch) -> None:
    siklus = p.cycle()
    _planned(siklus, "Pembangunan drainase Jl. Masjid Dusun IX")
    sweep_pairs(siklus)
    before = IndexedText.objects.get().pk
    monkeypatch.setattr(index, "TOKENS", index.TOKENS + 1)
    sweep_pairs(siklus)
    assert IndexedText.objects.get().pk > before
    assert len(_near(siklus, "Parit Jalan Mesjid Dusun IX")) == 1


def test_another_government_is_never_found() -> None:
    siklus = p.cycle()
    _planned(siklus, "Pembangunan drainase Jl. Masjid Dusun IX")
    sweep_pairs(siklus)
    other = a.siklus("61.04", 2022)
    sweep_pairs(other)
    assert _near(other, "Parit Jalan Mesjid Dusun IX", "61.04.01") == []
    assert len(_near(siklus, "Parit Jalan Mesjid Dusun IX")) == 1


def test_a_question_costs_the_same_few_statements_at_any_size() -> None:
    siklus = p.cycle()
    for n in range(40):
        _planned(siklus, f"Pembangunan drainase Jl. Masjid Dusun {n + 1}")
    sweep_pairs(siklus)
    _near(siklus, "Parit Jalan Mesjid Dusun 9")
    with CaptureQueriesContext(connection) as queries:
        assert _near(siklus, "Parit Jalan Mesjid Dusun 9")
    assert len(queries) <= 5
