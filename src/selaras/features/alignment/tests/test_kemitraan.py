"""A partnership: its shares add up, four eyes agree, contributions follow, and the central figure moves with them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from selaras.features.alignment.actions import kemitraan as actions
from selaras.features.alignment.models import Bagian, Urutan
from selaras.features.alignment.shares import circle, rest, waits
from selaras.features.alignment.tests.partners import Market, acting_as, share, states
from selaras.features.plan.actions import bridge
from selaras.features.plan.models import Contribution
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_what_is_left_is_told_above_and_below_the_whole() -> None:
    assert rest(1000, [600, None, 300]).left == 100 and not rest(1000, [600, 300]).fits
    assert rest(Decimal("2.5"), [Decimal(2), Decimal("0.5")]).fits
    assert rest(1000, [600, 500]).left == -100
    assert rest(None, [None, None]).fits and not rest(None, [5]).fits and not rest(10, [None]).fits


def test_a_share_may_not_wait_for_itself_over_however_many() -> None:
    assert circle({0: [1], 1: [2], 2: [0]}) and circle({0: [0]})
    assert not circle({0: [1, 2], 1: [2], 2: []})


def test_months_clash_when_the_first_does_not_end_before_the_other_begins() -> None:
    months = {0: (2, 6), 1: (6, 9), 2: (7, 9), 3: (None, None)}
    found = {wait.then: (wait.clash, wait.unknown) for wait in waits(months, {1: [0], 2: [0], 3: [0]})}
    assert found == {1: (True, False), 2: (False, False), 3: (False, True)}


def test_a_partnership_asks_every_opd_and_history_tells_it_once() -> None:
    w = Market()
    row = w.proposed()
    assert states(row) == ["diminta", "diminta"] and row.state == "diusulkan"
    entry = Entry.objects.get(verb="alignment.kemitraan.propose")
    assert (entry.thing, entry.actor_id) == (f"alignment.kemitraan:{row.pk}", w.planner.pk)
    kept = State.objects.get(thing="alignment.kemitraan").body["bagian"]
    assert kept[str(w.market_opd.pk)]["rupiah"] == 400_000_000
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize(
    ("whole", "field", "words"),
    [
        ({"rupiah": 1_100_000_000}, "rupiah", "masih kurang Rp100.000.000"),
        ({"rupiah": 900_000_000}, "rupiah", "lebih Rp100.000.000"),
        ({"rupiah": None}, "rupiah", "berjumlah Rp1.000.000.000"),
        ({"volume": Decimal(520)}, "volume", "masih kurang 20 m"),
        ({"satuan": ""}, "satuan", "Tulis satuannya"),
    ],
)
def test_shares_that_do_not_add_up_are_refused_with_the_difference(whole: dict, field: str, words: str) -> None:
    w = Market()
    with pytest.raises(ValidationError) as refused:
        w.proposed(w.terms(**whole))
    assert words in refused.value.message_dict[field][0]
    assert Bagian.objects.count() == 0
    assert w.proposed().pk


def test_whoever_proposes_has_a_share_and_the_leader_too() -> None:
    w = Market()
    third = a.opd("Dinas Kesehatan")
    with pytest.raises(ValidationError, match="OPD Anda harus punya bagian"):
        actions.propose(w.cycle, w.terms(), w.parts(), actor=a.actor("perencana_opd", opd=third), by_opd=third)
    with pytest.raises(ValidationError, match="memimpin"):
        w.proposed(actions.Terms("Pasar", third, rupiah=1_000_000_000, volume=Decimal(500), satuan="m"))
    by_bappeda = actions.propose(w.cycle, w.terms(), w.parts(), actor=a.actor("perencana_bappeda"))
    assert by_bappeda.asked_by_opd is None and states(by_bappeda) == ["diminta", "diminta"]


@pytest.mark.parametrize("role", ["camat", "apip", "operator_desa", "mitra_bappeda"])
def test_who_does_not_plan_proposes_nothing(role: str) -> None:
    w = Market()
    with pytest.raises(Refused):
        actions.propose(w.cycle, w.terms(), w.parts(), actor=a.actor(role))


def test_a_line_of_another_opd_and_a_circle_are_refused() -> None:
    w = Market()
    with pytest.raises(ValidationError, match="milik OPD itu sendiri"):
        w.proposed(parts=w.parts(road={"line": w.market}))
    with pytest.raises(ValidationError, match="berputar"):
        w.proposed(parts=w.parts(road={"after": (1,)}, market={"after": (0,)}))
    row = w.proposed(parts=w.parts(market={"after": (0,)}))
    link = Urutan.objects.get()
    assert (link.bagian.opd, link.after.opd, link.bagian.kemitraan) == (w.market_opd, w.road_opd, row)


def test_four_eyes_the_proposer_does_not_agree_for_the_own_opd_and_nobody_for_another() -> None:
    w = Market()
    row = w.proposed()
    with pytest.raises(Refused, match="empat mata"):
        actions.agree(share(row, w.road_opd), actor=acting_as(w.planner))
    with pytest.raises(Refused, match="milik OPD lain"):
        actions.agree(share(row, w.market_opd), actor=acting_as(w.road_head))
    with pytest.raises(Refused):
        actions.agree(share(row, w.market_opd), actor=a.actor("kepala_bappeda"))
    assert actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head)).state == "disetujui"
    row.refresh_from_db()
    assert row.state == "diusulkan" and Contribution.objects.count() == 0


def test_with_the_last_yes_contributions_of_all_follow_in_one_act() -> None:
    w = Market()
    row = w.agreed()
    assert row.state == "disepakati" and row.accepted_at is not None
    found = {c.opd_id: c for c in Contribution.objects.all()}
    road, market = found[w.road_opd.pk], found[w.market_opd.pk]
    assert (road.state, road.rupiah, road.target, road.line) == ("diterima", 600_000_000, "400 m", w.road)
    assert (market.bulan_mulai, market.bulan_selesai, market.simpul) == (6, 9, w.sasaran)
    assert (road.answered_by, market.answered_by) == (w.road_head.pk, w.market_head.pk)
    entry = Entry.objects.get(verb="alignment.kemitraan.settle")
    things = set(State.objects.filter(entry=entry).values_list("thing", flat=True))
    assert things == {"plan.contribution", "alignment.kemitraan"}
    assert chain.verify("12.07", 2022).ok


def test_the_figure_moves_by_the_whole_money_when_money_is_agreed() -> None:
    w = Market()
    assert w.figure() == 0
    row = w.proposed()
    assert w.figure() == 0
    w.agree_all(row)
    assert w.figure() == 1_000_000_000


def test_the_figure_hardly_moves_for_a_bare_link() -> None:
    w = Market()
    w.agreed(w.terms(volume=None, satuan="", rupiah=None), w.bare())
    assert Contribution.objects.filter(state="diterima", rupiah=None, target="").count() == 2
    assert w.figure() == 100_000_000


def test_without_a_sasaran_it_is_agreed_and_moves_nothing() -> None:
    w = Market()
    row = w.agreed(w.terms(simpul=None))
    assert (row.state, Contribution.objects.count(), w.figure()) == ("disepakati", 0, 0)


def test_cancelling_withdraws_the_contributions_and_the_figure_falls_back() -> None:
    w = Market()
    row = w.agreed()
    actions.cancel(row, reason="dana dipindahkan", actor=acting_as(w.planner))
    row.refresh_from_db()
    assert (row.state, row.reason, w.figure()) == ("dibatalkan", "dana dipindahkan", 0)
    assert set(Contribution.objects.values_list("state", flat=True)) == {"ditarik"}
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        actions.refuse(share(row, w.market_opd), reason="terlambat", actor=acting_as(w.market_head))


def test_cancelling_needs_a_reason_and_is_the_leaders_the_proposers_or_bappedas() -> None:
    w = Market()
    row = w.agreed()
    with pytest.raises(ValidationError, match="alasan"):
        actions.cancel(row, reason=" ", actor=acting_as(w.planner))
    with pytest.raises(Refused):
        actions.cancel(row, reason="batal", actor=acting_as(w.market_head))
    assert actions.cancel(row, reason="batal", actor=a.actor("kepala_bappeda")).state == "dibatalkan"


def test_what_an_opd_had_connected_before_stands_again_after_cancelling() -> None:
    w = Market()
    old = a.contribution(w.sasaran, w.market_opd, w.market, target="1 pasar", rupiah=50_000_000)
    row = w.agreed()
    old.refresh_from_db()
    assert (old.rupiah, Contribution.objects.filter(line=w.market).count()) == (400_000_000, 1)
    actions.cancel(row, reason="batal", actor=acting_as(w.planner))
    old.refresh_from_db()
    assert (old.state, old.rupiah, old.target, old.bulan_mulai) == ("diterima", 50_000_000, "1 pasar", None)


def test_what_an_opd_changed_itself_since_then_is_left_to_it() -> None:
    w = Market()
    old = a.contribution(w.sasaran, w.market_opd, w.market, target="1 pasar")
    row = w.agreed()
    old.refresh_from_db()
    bridge.edit(old, actor=acting_as(w.market_head), rupiah=410_000_000)
    actions.cancel(row, reason="batal", actor=acting_as(w.planner))
    old.refresh_from_db()
    assert (old.state, old.rupiah) == ("diterima", 410_000_000)


def test_a_change_asks_all_again_and_what_was_agreed_counts_until_all_have_looked() -> None:
    w = Market()
    row = w.agreed()
    parts = w.parts(road={"rupiah": 550_000_000}, market={"rupiah": 450_000_000})
    actions.change(row, w.terms(), parts, actor=acting_as(w.market_head))
    row.refresh_from_db()
    assert (row.state, states(row)) == ("diusulkan", ["perlu_dilihat", "perlu_dilihat"])
    assert Contribution.objects.get(opd=w.market_opd).rupiah == 400_000_000 and w.figure() == 1_000_000_000
    with pytest.raises(Refused, match="empat mata"):
        actions.agree(share(row, w.market_opd), actor=acting_as(w.market_head))
    actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
    actions.agree(share(row, w.market_opd), actor=acting_as(a.person("perencana_opd", opd=w.market_opd)))
    assert Contribution.objects.get(opd=w.market_opd).rupiah == 450_000_000
    assert Contribution.objects.count() == 2


def test_other_words_alone_ask_nobody_again() -> None:
    w = Market()
    row = w.agreed()
    terms = actions.Terms(
        "Pasar desa Saentis", w.road_opd, volume=Decimal(500), satuan="m", rupiah=1_000_000_000, simpul=w.sasaran
    )
    actions.change(row, terms, w.parts(), actor=acting_as(w.planner))
    row.refresh_from_db()
    assert (row.judul, row.state, states(row)) == ("Pasar desa Saentis", "disepakati", ["disetujui", "disetujui"])


def test_an_opd_that_is_taken_out_gets_its_contribution_back_when_the_rest_agree() -> None:
    w = Market()
    row = w.agreed()
    third = a.opd("Dinas Kesehatan")
    nurse = a.person("kepala_opd", opd=third)
    parts = [w.parts()[0], actions.Part(third, volume=Decimal(100), rupiah=400_000_000)]
    actions.change(row, w.terms(), parts, actor=acting_as(w.planner))
    assert states(row) == ["perlu_dilihat", "diminta"]
    assert Contribution.objects.get(opd=w.market_opd).state == "diterima"
    actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
    actions.agree(share(row, third), actor=acting_as(nurse))
    assert Contribution.objects.get(opd=w.market_opd).state == "ditarik"
    assert Contribution.objects.get(opd=third).rupiah == 400_000_000


def test_a_word_taken_back_ends_the_agreement_and_only_that_contribution() -> None:
    w = Market()
    row = w.agreed()
    actions.refuse(share(row, w.market_opd), reason="pasar ditunda", actor=acting_as(w.market_head))
    row.refresh_from_db()
    assert (row.state, states(row)) == ("diusulkan", ["perlu_dilihat", "ditolak"])
    kept = dict(Contribution.objects.values_list("opd_id", "state"))
    assert kept == {w.road_opd.pk: "diterima", w.market_opd.pk: "ditarik"}
    assert w.figure() == 0


def test_two_agreements_on_one_line_and_node_share_its_contribution() -> None:
    w = Market()
    second_parts = w.parts(road={"rupiah": 300_000_000}, market={"rupiah": 100_000_000})
    first, second = w.agreed(), w.agreed(w.terms(rupiah=400_000_000), second_parts)
    assert Contribution.objects.get(line=w.road, state="diterima").rupiah == 300_000_000
    actions.cancel(second, reason="cukup yang pertama", actor=acting_as(w.planner))
    assert Contribution.objects.get(line=w.road, state="diterima").rupiah == 600_000_000
    assert w.figure() == 1_000_000_000
    actions.cancel(first, reason="batal", actor=acting_as(w.planner))
    assert Contribution.objects.filter(state="diterima").count() == 0


def test_whoever_agrees_to_terms_that_have_changed_is_told() -> None:
    w = Market()
    row = w.proposed()
    seen = share(row, w.market_opd).version
    parts = w.parts(road={"rupiah": 650_000_000}, market={"rupiah": 350_000_000})
    actions.change(row, w.terms(), parts, actor=acting_as(w.planner))
    with pytest.raises(Conflict):
        actions.agree(share(row, w.market_opd), actor=acting_as(w.market_head), version=seen)
    assert states(row) == ["diminta", "diminta"]


def test_an_opd_names_its_own_line_with_its_yes() -> None:
    w = Market()
    row = w.proposed(parts=w.parts(market={"line": None}))
    with pytest.raises(ValidationError, match="milik OPD itu sendiri"):
        actions.agree(share(row, w.market_opd), actor=acting_as(w.market_head), line=w.road)
    actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
    actions.agree(share(row, w.market_opd), actor=acting_as(w.market_head), line=w.market)
    assert Contribution.objects.get(opd=w.market_opd).line == w.market


def test_after_the_stages_of_talk_nothing_is_agreed() -> None:
    w = Market()
    row = w.proposed()
    a.open_now(w.cycle, "reviu_apip")
    with pytest.raises(Refused, match="tidak sedang dibuka"):
        actions.agree(share(row, w.road_opd), actor=acting_as(w.road_head))
