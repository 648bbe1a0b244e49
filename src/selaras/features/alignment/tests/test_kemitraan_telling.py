"""Who hears of a partnership, once each; and who hears that an OPD keeps silent."""

from datetime import timedelta

import pytest

from selaras.features.alignment.actions import kemitraan as actions
from selaras.features.alignment.kemitraan_tasks import escalate_partnerships, tell_partners
from selaras.features.alignment.models import Bagian
from selaras.features.alignment.queries.kemitraan import PATIENCE, lateness, waiting
from selaras.features.alignment.tests.partners import Market, acting_as, share
from selaras.foundation.notices.models import Mail, Notice
from selaras.foundation.people.models import Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


def told(verb: str) -> dict[int, str]:
    """What each person reads of the last act with this verb, after the follower has run twice."""
    entry = Entry.objects.filter(verb=f"alignment.kemitraan.{verb}").latest("pk")
    Notice.objects.all().delete()
    for _again in range(2):
        tell_partners.call(entry.pk)
    rows = list(Notice.objects.all())
    assert len({row.person_id for row in rows}) == len(rows)
    return {row.person_id: row.text for row in rows}


def test_every_act_is_told_once_to_the_others_and_not_to_whoever_did_it() -> None:
    w = Market()
    row = w.proposed()
    stranger = a.person("kepala_opd", opd=a.opd("Dinas Sosial"))
    asked = told("propose")
    assert set(asked) == {w.road_head.pk, w.market_head.pk} and stranger.pk not in asked
    assert asked[w.market_head.pk].startswith("Diajak bekerja sama: Pasar desa dan jalannya")
    assert Notice.objects.first().url == f"/12.07/2022/kemitraan/{row.pk}/"
    assert Mail.objects.filter(to=w.market_head.email).count() == 1
    actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
    assert told("agree")[w.planner.pk] == "Dinas Pekerjaan Umum menyetujui bagiannya: Pasar desa dan jalannya."
    actions.refuse(share(row, w.market_opd), reason="belum ada lahan", actor=acting_as(w.market_head))
    refused = told("refuse")
    assert "Alasan: belum ada lahan" in refused[w.planner.pk] and w.market_head.pk not in refused


def test_a_change_is_told_where_somebody_must_look_again_and_not_for_a_word() -> None:
    w = Market()
    row = w.agreed()
    assert told("settle")[w.planner.pk].startswith("Kemitraan disepakati")
    words = actions.Terms(
        "Pasar Saentis", w.road_opd, volume=row.volume, satuan="m", rupiah=row.rupiah, simpul=w.sasaran
    )
    actions.change(row, words, w.parts(), actor=acting_as(w.planner))
    assert told("edit") == {}
    actions.change(row, words, w.parts(market={"bulan_mulai": 7}), actor=acting_as(w.planner))
    assert told("edit")[w.market_head.pk] == "Kemitraan berubah: Pasar Saentis. Bagian OPD Anda perlu dilihat lagi."
    actions.cancel(row, reason="dana dipindahkan", actor=acting_as(w.planner))
    assert "dana dipindahkan" in told("cancel")[w.market_head.pk]
    assert told("settle") == {}


def test_an_opd_that_was_taken_out_hears_of_it() -> None:
    w = Market()
    row = w.proposed()
    third = a.opd("Dinas Kesehatan")
    parts = [w.parts()[0], actions.Part(third, volume=w.parts()[1].volume, rupiah=400_000_000)]
    actions.change(row, w.terms(), parts, actor=acting_as(w.planner))
    assert w.market_head.pk in told("edit")


def aged(row: object, days: float) -> None:
    Bagian.objects.filter(kemitraan=row).update(asked_at=clock.now() - timedelta(days=days))


def heard() -> set[Person]:
    """Who has heard after the daily job ran twice."""
    for _again in range(2):
        escalate_partnerships.call()
    rows = Notice.objects.filter(effect__startswith="alignment.kemitraan.late")
    assert len({(row.person_id, row.effect) for row in rows}) == rows.count()
    return set(Person.objects.filter(pk__in=rows.values("person_id")))


def test_silence_goes_to_the_head_after_a_while_and_to_bappeda_after_twice_as_long() -> None:
    w = Market()
    row = w.proposed()
    boss, mate, other_mate = (
        a.person("kepala_bappeda"),
        a.person("mitra_bappeda"),
        a.person("mitra_bappeda", opd=a.opd("Dinas Sosial")),
    )
    actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
    aged(row, PATIENCE - 0.5)
    assert heard() == set()
    aged(row, PATIENCE + 0.5)
    assert heard() == {w.market_head}
    aged(row, 2 * PATIENCE + 0.5)
    assert heard() == {w.market_head, boss, mate} and other_mate not in heard()
    late = share(row, w.market_opd)
    assert lateness(late, clock.now()) == 2 and lateness(share(row, w.road_opd), clock.now()) == 0


def test_nobody_is_told_of_silence_that_no_answer_could_end() -> None:
    w = Market()
    row = w.proposed()
    aged(row, 30)
    a.open_now(w.cycle, "reviu_apip")
    assert heard() == set()
    a.open_now(w.cycle, "ranwal")
    assert {person.pk for person in heard()} == {w.road_head.pk, w.market_head.pk}
    Notice.objects.all().delete()
    actions.refuse(share(row, w.market_opd), reason="tidak", actor=acting_as(w.market_head))
    assert heard() == set()


def test_asked_again_the_clock_begins_anew() -> None:
    w = Market()
    row = w.agreed()
    aged(row, 30)
    assert heard() == set()
    parts = w.parts(road={"rupiah": 500_000_000}, market={"rupiah": 500_000_000})
    actions.change(row, w.terms(), parts, actor=acting_as(w.planner))
    assert heard() == set() and waiting(w.cycle, acting_as(w.market_head)).count() == 1
    assert waiting(w.cycle, a.actor("kepala_bappeda")).count() == 0
