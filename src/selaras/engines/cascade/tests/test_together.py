from dataclasses import replace

import pytest
from hypothesis import given, settings

from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.tests.plans import (
    DIK,
    JALAN,
    MANTAP,
    PANGAN,
    PU,
    SAWAH,
    STRATEGI,
    TANI,
    TUJUAN,
    line,
    link,
    plan,
    plans,
)
from selaras.engines.cascade.threads import carries
from selaras.engines.cascade.together import together

ROAD = line(1, PU, 1000)
MINE = link(1, MANTAP, PU, 1, target="2 km")
BARE = link(1, MANTAP, PU, 1)


def share(*links, lines=(ROAD,)):
    return together(plan(lines, links)).share


def test_a_line_counts_whole_where_another_opd_brings_a_target_or_money():
    assert share(MINE, link(2, MANTAP, TANI, target="5 km")) == 1.0
    assert share(MINE, link(2, MANTAP, TANI, rupiah=50)) == 1.0


def test_a_bare_link_of_another_opd_counts_one_tenth_and_ten_of_them_no_more():
    bare = [link(key, MANTAP, TANI) for key in range(2, 12)]
    assert share(MINE, bare[0]) == 0.1
    assert share(MINE, *bare, link(20, MANTAP, DIK)) == 0.1


def test_a_line_that_is_only_hung_on_a_shared_sasaran_counts_one_tenth():
    partner = link(2, MANTAP, TANI, target="5 km")
    assert share(BARE, partner) == 0.1
    assert share(replace(BARE, rupiah=50), partner) == 1.0
    beside = link(3, MANTAP, PU, line(2, PU, 10).id, target="1 km")
    assert together(plan([ROAD, line(2, PU, 10)], [BARE, partner, beside])).counted == 100 + 10


@pytest.mark.parametrize("target", ["", "-", "—", "0", "0 %", "0,00 km", "n/a", "......", "Tidak ada"])
def test_a_target_that_promises_nothing_is_a_bare_link(target):
    assert not carries(link(1, MANTAP, TANI, target=target, rupiah=0))
    assert share(MINE, link(2, MANTAP, TANI, target=target, rupiah=0)) == 0.1


@pytest.mark.parametrize("target", ["5 km", "0,5 %", "WTP", "80-90", "B (72,5)"])
def test_a_target_in_numbers_or_words_carries(target):
    assert carries(link(1, MANTAP, TANI, target=target))


def test_an_opd_cannot_keep_itself_company():
    second = line(2, PU, 10)
    own = link(2, MANTAP, PU, 2, target="9 km", rupiah=10**12)
    assert share(MINE, own, lines=(ROAD, second)) == 0.0


def test_a_contribution_in_the_name_of_another_opd_belongs_to_its_line():
    second = line(2, PU, 10)
    assert share(MINE, link(2, MANTAP, TANI, 2, target="9 km"), lines=(ROAD, second)) == 0.0


@pytest.mark.parametrize("state", ["diminta", "ditolak", "ditarik"])
def test_what_is_not_accepted_counts_nothing(state):
    asked = link(2, MANTAP, TANI, target="5 km", state=state)
    assert share(MINE, asked) == 0.0
    assert share(MINE, replace(asked, state="diterima_pada_simpul")) == 1.0
    assert together(plan([ROAD], [MINE, asked])).ignored[0].because == "belum_diterima"


def test_company_at_another_sasaran_does_not_help():
    assert share(MINE, link(2, SAWAH, TANI, target="5 ton")) == 0.0


def test_links_meet_at_the_sasaran_above_them_and_not_higher():
    assert share(link(1, STRATEGI, PU, 1, target="1 km"), link(2, MANTAP, TANI, target="5 km")) == 1.0
    assert share(link(1, TUJUAN, PU, 1, target="1 km"), link(2, TUJUAN, TANI, target="5 km")) == 0.0
    assert share(link(1, JALAN, PU, 1, target="1 km"), link(2, JALAN, TANI, target="5 km")) == 0.0


def test_each_rupiah_counts_once_at_its_lowest_line():
    tree = (
        line(1, PU, 999, "program"),
        line(2, PU, 1000, "kegiatan", 1),
        line(3, PU, 300, induk=2),
        line(4, PU, 100, induk=2),
        line(5, PU, None, induk=2),
    )
    found = together(plan(tree, [link(1, MANTAP, PU, 3, target="2"), link(2, MANTAP, TANI, target="1")]))
    assert (found.counted, found.pagu) == (300, 400)


def test_a_link_of_the_programme_holds_below_it_and_a_link_below_for_the_programme_with_the_money():
    below = (line(1, PU, None, "program"), line(2, PU, 70, induk=1))
    topped = (line(1, PU, 70, "program"), line(2, PU, None, induk=1))
    partner = link(2, MANTAP, TANI, target="1")
    assert share(MINE, partner, lines=below) == 1.0
    assert share(replace(MINE, line=2), partner, lines=topped) == 1.0


def test_a_line_of_two_sasaran_counts_once():
    found = together(plan([ROAD], [MINE, link(2, SAWAH, PU, 1, target="1 ton"), link(3, SAWAH, TANI, target="5 ton")]))
    assert (found.counted, found.pagu) == (1000, 1000)
    assert [(p.id, p.counted, p.pagu) for p in found.per_sasaran] == [(MANTAP, 0, 1000), (SAWAH, 1000, 1000)]


def test_a_link_of_the_whole_opd_covers_its_own_rupiah_and_a_tenth_of_the_rest():
    partner = link(2, MANTAP, TANI, target="5 km")
    assert share(link(1, MANTAP, PU, target="1 km"), partner) == 0.1
    assert share(link(1, MANTAP, PU, rupiah=400), partner) == (400 + 60) / 1000
    assert share(link(1, MANTAP, PU, rupiah=10**12), partner) == 1.0
    assert share(link(1, MANTAP, PU, rupiah=400)) == 0.0


def test_money_promised_by_the_opd_is_not_counted_again_beside_its_placed_lines():
    lines = (ROAD, line(2, PU, 1000))
    links = (MINE, link(2, MANTAP, TANI, target="5 km"), link(3, MANTAP, PU, rupiah=1000))
    assert together(plan(lines, links)).counted == 1000 + 100


def test_the_figure_tells_reason_partners_and_parts():
    lines = (ROAD, line(2, TANI, 500), line(3, DIK, 500))
    theirs = (link(2, MANTAP, TANI, target="5 km"), link(4, MANTAP, TANI, 2))
    found = together(plan(lines, [MINE, *theirs, link(3, SAWAH, PU, 1)]))
    first = found.lines[0]
    assert (first.reason, first.partners, first.sasaran) == ("bersama", {TANI}, {MANTAP, SAWAH})
    assert found.reasons == (("bersama", 1000), ("tanpa_sasaran", 500), ("tautan_kosong", 500))
    assert [(p.id, p.share) for p in found.per_opd] == [(PU, 1.0), (TANI, 0.1), (DIK, 0.0)]
    assert {p.id: (p.counted, p.pagu) for p in found.per_prioritas} == {JALAN: (1050, 1500), PANGAN: (0, 1000)}


def test_a_plan_without_pagu_has_no_figure():
    assert together(plan([line(1, PU, None)], [MINE])).share is None
    assert together(Picture("12.07", "Deli Serdang", 2022)).share is None


def test_a_ring_in_bad_data_does_not_hang():
    ring = (line(1, PU, 5, induk=2), line(2, PU, 5, induk=1))
    assert together(plan(ring, [MINE])).counted == 0


@settings(max_examples=60, deadline=None)
@given(plans())
def test_the_figure_stays_within_bounds_and_adds_up_over_the_opds(picture):
    found = together(picture)
    assert 0 <= found.counted <= found.pagu
    assert sum(p.counted for p in found.per_opd) == found.counted
    assert sum(p.pagu for p in found.per_opd) == found.pagu
    assert sum(row.pagu for row in found.lines) == found.pagu == sum(amount for _, amount in found.reasons)
    assert all(0 <= p.counted <= p.pagu <= found.pagu for p in found.per_sasaran + found.per_prioritas)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_bare_links_alone_never_lift_the_figure_above_one_tenth(picture):
    stripped = tuple(replace(row, target="", rupiah=None) for row in picture.contributions)
    found = together(replace(picture, contributions=stripped))
    assert found.counted * 10 <= found.pagu


@settings(max_examples=40, deadline=None)
@given(plans())
def test_one_opd_alone_never_works_together(picture):
    lines = tuple(replace(row, opd=PU) for row in picture.lines)
    links = tuple(replace(row, opd=PU) for row in picture.contributions)
    assert together(replace(picture, lines=lines, contributions=links)).counted == 0


@settings(max_examples=40, deadline=None)
@given(plans())
def test_the_order_of_rows_changes_nothing(picture):
    turned = replace(
        picture,
        lines=picture.lines[::-1],
        simpul=picture.simpul[::-1],
        contributions=picture.contributions[::-1],
    )
    assert replace(together(turned), ignored=()) == replace(together(picture), ignored=())
