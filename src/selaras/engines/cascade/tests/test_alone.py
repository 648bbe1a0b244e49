"""Gaming the figure does not pay, and standing alone is told with what is open around it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.engines.cascade.alone import Answers, Request, answers, rupiah_at, sole, standing
from selaras.engines.cascade.company import Neighbours
from selaras.engines.cascade.tests.plans import (
    DIK,
    JALAN,
    MANTAP,
    PU,
    SAWAH,
    SIMPUL,
    TANI,
    TUJUAN,
    line,
    link,
    plan,
    plans,
)
from selaras.engines.cascade.threads import threads
from selaras.engines.cascade.together import together

MONDAY = datetime(2021, 2, 1, 8, tzinfo=UTC)
NODES = st.sampled_from([row.id for row in SIMPUL])
OPDS = st.sampled_from([PU, TANI, DIK])


def asked(key, opd, days=None, **more):
    """A request of Monday, answered after so many days."""
    done = None if days is None else MONDAY + timedelta(days=days)
    return Request(key, MANTAP, opd, PU, MONDAY, done, waiting=done is None, **more)


def added(picture, *links):
    return replace(picture, contributions=(*picture.contributions, *links))


def lines_of(picture):
    return st.sampled_from([None, *(row.id for row in picture.lines)])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_adding_a_bare_link_raises_the_figure_by_at_most_one_tenth_of_the_plan(data):
    picture = data.draw(plans())
    bare = link(900, data.draw(NODES), data.draw(OPDS), data.draw(lines_of(picture)))
    before, after = together(picture), together(added(picture, bare))
    assert (after.counted - before.counted) * 10 <= before.pagu


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_hundreds_of_bare_links_raise_it_by_no_more_than_one_does(data):
    picture = data.draw(plans())
    bare = [
        link(900 + at, data.draw(NODES), data.draw(OPDS), data.draw(lines_of(picture)))
        for at in range(data.draw(st.integers(1, 6)))
    ]
    more = [replace(row, id=2000 + at * 100 + row.id) for at in range(5) for row in bare]
    once, often = together(added(picture, *bare)), together(added(picture, *bare, *more))
    assert once.counted == often.counted
    assert (often.counted - together(picture).counted) * 10 <= once.pagu


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_splitting_a_contribution_into_many_does_not_raise_it(data):
    picture = data.draw(plans().filter(lambda found: found.contributions))
    whole = data.draw(st.sampled_from(picture.contributions))
    cuts = data.draw(st.lists(st.integers(0, whole.rupiah or 0), min_size=1, max_size=4).map(sorted))
    edges = [0, *cuts, whole.rupiah or 0]
    parts = [
        replace(whole, id=900 + at, rupiah=None if whole.rupiah is None else right - left)
        for at, (left, right) in enumerate(pairwise(edges))
    ]
    others = tuple(row for row in picture.contributions if row is not whole)
    split = replace(picture, contributions=(*others, *parts))
    assert together(split).counted <= together(picture).counted


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_ones_own_contributions_add_nothing_where_nobody_else_stands(data):
    picture = data.draw(plans())
    mine = tuple(row for row in picture.contributions if row.opd == PU)
    lines = tuple(row for row in picture.lines if row.opd == PU)
    own = [
        link(
            900 + at, data.draw(NODES), PU, data.draw(st.sampled_from([None, *(row.id for row in lines)])), rupiah=10**9
        )
        for at in range(3)
    ]
    alone = replace(picture, lines=lines, contributions=(*mine, *own))
    assert together(alone).counted == 0


@settings(max_examples=80, deadline=None)
@given(st.data(), st.sampled_from(["0", "-", "—", "0 %", "n/a", "belum ada"]))
def test_a_target_of_zero_or_a_dash_is_worth_no_more_than_none(data, target):
    picture = data.draw(plans())
    bare = link(900, data.draw(NODES), data.draw(OPDS), data.draw(lines_of(picture)))
    filled = replace(bare, target=target, rupiah=0)
    assert together(added(picture, filled)).counted == together(added(picture, bare)).counted


@settings(max_examples=60, deadline=None)
@given(plans(), st.permutations(range(6)))
def test_the_order_of_lines_and_requests_changes_nothing(picture, order):
    rows = [asked(at, [PU, TANI, DIK][at % 3], at or None) for at in range(6)]
    turned = replace(picture, lines=picture.lines[::-1], contributions=picture.contributions[::-1])
    one, other = standing(picture, rows), standing(turned, [rows[at] for at in order])
    assert one.per_opd == other.per_opd
    assert (one.answers, one.gaps) == (other.answers, other.gaps)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_gaps_of_the_opds_and_the_money_without_purpose_add_up(picture):
    found = standing(picture)
    if not found.begun:
        return
    assert sum(row.gaps.rupiah for row in found.per_opd.values()) == found.gaps.rupiah
    assert sum(row.gaps.lines for row in found.per_opd.values()) == found.gaps.lines
    assert sum(row.open for row in found.per_opd.values()) == found.figure.pagu - found.figure.counted


def test_requests_are_counted_with_the_median_of_days_until_the_answer():
    rows = [asked(1, TANI, 2), asked(2, TANI, 4), asked(3, TANI, 30), asked(4, TANI), asked(5, DIK)]
    found = standing(plan(), rows)
    assert found.per_opd[TANI].answers == Answers(4, 3, 4.0)
    assert (found.per_opd[DIK].answers.waiting, found.per_opd[DIK].answers.days) == (1, None)
    assert found.answers == Answers(5, 3, 4.0)


def test_a_request_that_was_taken_back_unanswered_counts_nowhere():
    gone = replace(asked(1, TANI), waiting=False)
    assert answers([gone]) == Answers(0, 0, None)
    assert answers([gone, asked(2, TANI, 1)]) == Answers(1, 1, 1.0)


def test_an_opd_is_told_what_is_open_around_it():
    lines = (line(1, PU, 1000), line(2, PU, 50), line(3, DIK, 500))
    found = standing(plan(lines, [link(1, MANTAP, PU, 1, role="lead"), link(2, SAWAH, TANI, role="lead")]))
    pu, tani = found.per_opd[PU], found.per_opd[TANI]
    assert (pu.open, pu.gaps.lines, pu.gaps.rupiah, pu.gaps.alone) == (1050, 1, 50, (MANTAP,))
    assert tani.gaps.voids == (("tanpa_baris", 2),)  # the sasaran, and the prioritas that only it supports
    assert found.gaps.alone == (MANTAP, SAWAH)
    assert (found.gaps.lines, found.gaps.rupiah) == (2, 550)


def test_a_sasaran_with_one_opd_behind_it_is_known_with_its_money():
    picture = plan(
        (line(1, PU, 70), line(2, TANI, 30)), [link(1, MANTAP, PU, 1), link(2, SAWAH, TANI, 2), link(3, SAWAH, DIK)]
    )
    read = threads(picture)
    assert sole(together(picture, read), read) == {MANTAP: PU}
    assert rupiah_at(read) == {(PU, MANTAP): 70, (TANI, SAWAH): 30}


def test_the_nearest_opd_shares_programme_field_prioritas_and_kecamatan():
    base = {"wilayah": ("12.07.26.2001",)}
    mine = line(1, PU, 100, **base)
    same = replace(line(2, TANI, 5, **base), kode="1.03.10.2.01.0012", tags=(JALAN,))
    there = replace(line(3, DIK, 900, **base), kode="1.01.02.2.01.0001")
    office = replace(line(4, DIK, 900), kode="1.03.01.2.01.0001")
    read = threads(plan((mine, same, there, office), [link(1, MANTAP, PU, 1)]))
    first, second = Neighbours(read).partners(MANTAP, PU, {TANI, DIK})
    assert (first.opd, first.lines, first.because) == (
        TANI,
        1,
        (("program", 1), ("urusan", 1), ("prioritas", 1), ("kecamatan", 1)),
    )
    assert (second.opd, second.because, second.rupiah) == (DIK, (("kecamatan", 1),), 900)
    assert Neighbours(read).partners(MANTAP, PU, {DIK})[0].opd == DIK
    assert Neighbours(read).partners(TUJUAN, PU, {TANI, DIK}) == ()
