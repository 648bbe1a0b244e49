"""Sasaran, prioritas, indicators and requests: each gap is found, and is gone when it is closed."""

from datetime import timedelta

import pytest

from selaras.features.alignment.tests.look import change, found, one
from selaras.features.plan.models import Target
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_a_line_is_no_orphan_before_the_cycle_has_a_sasaran() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd())
    assert found(cycle, "tanpa_sasaran") == []
    a.simpul(cycle)
    assert one(cycle, "tanpa_sasaran").rupiah == 1_000_000


def test_a_line_that_serves_no_sasaran_is_found_at_its_lowest_level_only() -> None:
    cycle, pupr = a.siklus(), a.opd()
    program = a.line(cycle, pupr, jenjang="program", kode="1.03.10", pagu=7)
    work, sasaran = a.line(cycle, pupr, pagu=7, induk=program), a.simpul(cycle)
    row = one(cycle, "tanpa_sasaran")
    assert (row.line, row.opd, row.rupiah, row.owner) == (work, pupr, 7, "opd")
    a.contribution(sasaran, pupr, program)
    assert found(cycle, "tanpa_sasaran") == []


def test_a_sasaran_without_lead_line_or_pagu_is_bappedas_until_it_has_them() -> None:
    cycle, pupr = a.siklus(), a.opd()
    sasaran = a.simpul(cycle)
    assert one(cycle, "sasaran_tanpa_baris").owner == "bappeda"
    assert one(cycle, "sasaran_tanpa_pemimpin").simpul == sasaran
    work = a.line(cycle, pupr, pagu=None)
    a.contribution(sasaran, pupr, work)
    assert found(cycle, "sasaran_tanpa_baris") == []
    assert one(cycle, "sasaran_tanpa_pagu").simpul == sasaran
    change(work, pagu=5)
    a.contribution(sasaran, pupr, role="lead")
    assert found(cycle, "sasaran_tanpa_pagu") == found(cycle, "sasaran_tanpa_pemimpin") == []


def test_a_prioritas_without_sasaran_lead_line_or_pagu_is_found() -> None:
    cycle, pupr = a.siklus(), a.opd()
    sasaran, prioritas = a.simpul(cycle), a.simpul(cycle, "prioritas", "Konektivitas", warna=2)
    kinds = ("prioritas_tanpa_sasaran", "prioritas_tanpa_pemimpin", "prioritas_tanpa_baris")
    assert [one(cycle, kind).simpul for kind in kinds] == [prioritas] * 3
    a.supports(sasaran, prioritas)
    a.contribution(sasaran, pupr, role="lead")
    work = a.line(cycle, pupr, pagu=0)
    a.contribution(sasaran, pupr, work)
    assert [found(cycle, kind) for kind in kinds] == [[], [], []]
    assert one(cycle, "prioritas_tanpa_pagu").simpul == prioritas
    change(work, pagu=9)
    assert found(cycle, "prioritas_tanpa_pagu") == []


def test_a_sasaran_carried_by_one_opd_is_found_with_its_rupiah_until_another_joins() -> None:
    cycle, pupr, dishub = a.siklus(), a.opd(), a.opd("Dinas Perhubungan")
    sasaran = a.simpul(cycle)
    a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=40))
    row = one(cycle, "sasaran_sendirian")
    assert (row.rupiah, row.opd, row.owner) == (40, pupr, "bappeda")
    a.contribution(sasaran, dishub, a.line(cycle, dishub), target="42 km")
    assert found(cycle, "sasaran_sendirian") == []


@pytest.mark.parametrize(("teks", "still"), [("", 1), ("—", 1), ("42 km", 0), ("WTP", 0)])
def test_an_indicator_needs_a_target_for_the_year_of_the_cycle(teks: str, still: int) -> None:
    cycle = a.siklus()
    indikator = a.indikator(a.line(cycle, a.opd(), pagu=8))
    daerah = cycle.daerah_id
    Target.objects.create(indikator=indikator, tahun=2023, teks="50 km", daerah_id=daerah)
    row = one(cycle, "indikator_tanpa_target")
    assert (row.rupiah, row.facts["lain"], row.owner) == (8, [2023], "opd")
    Target.objects.create(indikator=indikator, tahun=2022, teks=teks, daerah_id=daerah)
    assert len(found(cycle, "indikator_tanpa_target")) == still


def test_an_indicator_of_a_sasaran_without_target_is_bappedas() -> None:
    cycle = a.siklus()
    a.indikator(a.simpul(cycle))
    assert one(cycle, "indikator_tanpa_target").owner == "bappeda"


def test_a_sasaran_and_a_line_without_indicator_are_found_a_misi_is_not() -> None:
    cycle, pupr = a.siklus(), a.opd()
    sasaran, work = a.simpul(cycle), a.line(cycle, pupr)
    a.simpul(cycle, "misi", "Misi satu")
    assert {(r.simpul_id, r.line_id) for r in found(cycle, "tanpa_indikator")} == {(sasaran.pk, None), (None, work.pk)}
    a.indikator(sasaran)
    a.indikator(work)
    assert found(cycle, "tanpa_indikator") == []


def test_a_request_is_late_after_a_week_and_answered_by_the_asked_opd() -> None:
    cycle, pupr, dishub = a.siklus(), a.opd(), a.opd("Dinas Perhubungan")
    asked = {"state": "diminta", "asked_by_opd": pupr}
    fresh = a.contribution(a.simpul(cycle), dishub, asked_at=a.clock.now() - timedelta(days=6), **asked)
    assert found(cycle, "permintaan_lama") == []
    change(fresh, asked_at=a.clock.now() - timedelta(days=9))
    row = one(cycle, "permintaan_lama")
    assert (row.opd, row.facts["hari"], row.facts["dari"]) == (dishub, 9, pupr.nama)
    change(fresh, state="diterima")
    assert found(cycle, "permintaan_lama") == []
