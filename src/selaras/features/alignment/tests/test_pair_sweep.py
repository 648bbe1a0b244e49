"""Pairs are found between agencies, kept while people talk about them, and follow the texts."""

import pytest

from selaras.features.alignment.actions import pasangan as actions
from selaras.features.alignment.models import PairSweep, Pasangan
from selaras.features.alignment.queries.overlap import look
from selaras.features.alignment.tests import pairs as p
from selaras.features.plan.models import Paket
from selaras.features.usulan.models import Akomodasi
from selaras.features.usulan.tests.proposals import blank
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_two_agencies_that_plan_one_road_are_a_pair_with_reasons() -> None:
    cycle = p.cycle()
    one, other = p.twins(cycle)
    (row,) = p.found(cycle)
    assert row.keys == tuple(sorted((f"paket:{one.pk}", f"paket:{other.pk}")))
    assert (row.relation, row.state, row.kecamatan) == ("sama", "terbuka", a.PERCUT)
    assert row.likeness >= 800
    assert row.rupiah == 389_000_000
    assert "desa/kelurahan sama: Saentis" in row.because
    assert "RT sama: 10" in row.because
    assert {row.left_opd_id, row.right_opd_id} == {one.opd_id, other.opd_id}
    sweep = PairSweep.objects.get(siklus=cycle)
    assert (sweep.texts, sweep.running_since) == (2, None)


def test_another_work_in_another_village_is_no_pair() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    p.paket(cycle, one)
    p.paket(cycle, other, p.OTHER)
    assert p.found(cycle) == []


def test_a_package_and_its_own_line_are_no_pair_but_the_line_of_another_is() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    own = a.line(cycle, one, p.ROAD, 194_000_000, kode="1.04.03.2.03.0006")
    p.paket(cycle, one, line=own)
    assert p.found(cycle) == []
    a.line(cycle, other, p.AGAIN, 195_000_000, kode="1.03.07.2.01.0001")
    assert len(p.found(cycle)) == 2  # with the line and with its package


def test_what_every_agency_buys_for_itself_is_no_pair() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    for opd in (one, other):
        p.paket(cycle, opd, "Belanja kertas Desa Saentis", kode_akun="5.1.02.01.01.0025")
        a.line(cycle, opd, "Penyediaan gaji, Desa Saentis", kode="1.03.01.2.02.0001")
    assert p.found(cycle) == []


def test_equal_words_without_a_place_are_no_pair() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    for opd in (one, other):
        p.paket(cycle, opd, "Jasa konsultansi perencanaan teknis", lokasi_teks="", uraian="")
    assert p.found(cycle) == []


def test_a_proposal_is_a_pair_with_a_package_until_it_lives_in_its_line() -> None:
    cycle = p.cycle()
    one, _other = p.two(cycle)
    line = a.line(cycle, one, "Jalan lingkungan", kode="1.04.03.2.03.0006")
    work = p.paket(cycle, one, line=line)
    asked = blank(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", kode="DS-22-AAAAA", keadaan="berjalan", opd=one)
    asked.save()
    (row,) = p.found(cycle)
    assert row.keys == (f"paket:{work.pk}", f"usulan:{asked.pk}")
    Akomodasi.objects.create(daerah_id=cycle.daerah_id, siklus=cycle, usulan=asked, line=line)
    p.found(cycle)
    row.refresh_from_db()
    assert row.state == "usang"


def test_a_changed_text_is_compared_alone_and_finds_what_the_whole_look_finds() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    p.paket(cycle, one)
    p.paket(cycle, one, p.OTHER)
    second = p.paket(cycle, other, "Rehabilitasi pasar Desa Saentis")
    p.found(cycle)
    Paket.objects.filter(pk=second.pk).update(nama=p.AGAIN)
    alone = {row.keys: row.relation for row in p.found(cycle, state="terbuka")}
    assert list(alone.values()) == ["sama"]
    look.forget()
    assert {row.keys: row.relation for row in p.found(cycle, state="terbuka")} == alone


def test_a_text_that_leaves_the_plan_ends_its_open_pair_and_its_return_opens_it() -> None:
    cycle = p.cycle()
    row = p.pair(cycle)
    work = Paket.objects.get(pk=row.left.partition(":")[2])
    Paket.objects.filter(pk=work.pk).update(active=False)
    p.found(cycle)
    row.refresh_from_db()
    assert row.state == "usang"
    Paket.objects.filter(pk=work.pk).update(active=True)
    p.found(cycle)
    row.refresh_from_db()
    assert row.state == "terbuka"


def judged(row: Pasangan, verdict: str = "berbeda", reason: str = "RT-nya lain") -> Pasangan:
    who = [a.actor("perencana_opd", opd=opd) for opd in (row.left_opd, row.right_opd)]
    row = actions.propose(row, verdict, actor=who[0], reason=reason, pelaksana=row.left_opd)
    return actions.confirm(row, actor=who[1])


def test_a_verdict_stands_while_the_texts_stand_and_comes_back_when_the_money_moves() -> None:
    cycle = p.cycle()
    row = judged(p.pair(cycle))
    p.found(cycle)
    row.refresh_from_db()
    assert (row.state, row.verdict) == ("disepakati", "berbeda")
    Paket.objects.filter(pk=row.left.partition(":")[2]).update(pagu=400_000_000)
    p.found(cycle)
    row.refresh_from_db()
    assert (row.state, row.verdict, row.reason) == ("terbuka", "", "")


def test_what_last_year_judged_different_is_recalled_and_not_asked_again() -> None:
    judged(p.pair(p.cycle(2022)))
    again = p.pair(p.cycle(2023))
    assert (again.state, again.verdict, again.reason) == ("disepakati", "berbeda", "RT-nya lain")
    assert again.recalled is not None
    assert again.recalled.siklus.tahun == 2022


def test_what_last_year_judged_different_is_asked_again_with_other_money() -> None:
    judged(p.pair(p.cycle(2022)))
    later = p.cycle(2023)
    one, other = p.two(later)
    p.paket(later, one, pagu=900_000_000)
    p.paket(later, other, p.AGAIN, 950_000_000)
    (row,) = p.found(later)
    assert (row.state, row.verdict) == ("terbuka", "")
    assert row.recalled is not None
