from dataclasses import replace

import pytest
from hypothesis import given, settings

from selaras.engines.cascade.picture import ContributionP, OpdP, Picture, SimpulP
from selaras.engines.cascade.tests.plans import (
    DIK,
    JALAN,
    MANTAP,
    PANGAN,
    PU,
    SAWAH,
    STRATEGI,
    TANI,
    line,
    link,
    plan,
    plans,
)
from selaras.engines.cascade.weave import weave

WOVEN = plan(
    [line(1, PU, 900), line(2, TANI, 100)],
    [
        link(1, STRATEGI, PU, 1, role="contributor"),
        link(2, MANTAP, PU, role="lead", target="5 km"),
        link(3, MANTAP, TANI, 2, role="support"),
        link(4, SAWAH, TANI, 2, role="lead", rupiah=400),
        link(5, SAWAH, DIK, state="diminta"),
    ],
)


def test_rows_follow_the_prioritas_and_the_printed_order():
    assert [(row.sasaran, row.prioritas, row.opd) for row in weave(WOVEN).rows] == [
        (MANTAP, JALAN, 2),
        (SAWAH, JALAN, 1),
    ]
    (row,) = weave(WOVEN, prioritas=PANGAN).rows
    assert (row.sasaran, row.prioritas, row.y) == (SAWAH, PANGAN, 0.5)


def test_a_knot_tells_role_company_and_what_it_brings():
    knots = {(knot.sasaran, knot.opd): knot for knot in weave(WOVEN).knots}
    assert sorted(knots) == [(MANTAP, PU), (MANTAP, TANI), (SAWAH, TANI)]
    lead = knots[MANTAP, PU]
    assert (lead.role, lead.alone, lead.bare, lead.count, lead.rupiah) == ("lead", False, False, 1, 900)
    assert lead.contributions == (1, 2)
    assert (knots[MANTAP, TANI].role, knots[MANTAP, TANI].bare) == ("support", True)
    assert knots[SAWAH, TANI].alone


def test_the_area_of_a_knot_follows_the_measure():
    radius = {(k.sasaran, k.opd): k.radius for k in weave(WOVEN, measure="rupiah").knots}
    assert radius[MANTAP, PU] == 1.0
    assert radius[MANTAP, TANI] == pytest.approx(1 / 3)
    assert {k.radius for k in weave(WOVEN).knots} == {1.0}


def test_an_unknown_measure_is_refused():
    with pytest.raises(ValueError, match="'count' atau 'rupiah'"):
        weave(WOVEN, measure="persen")


def test_threads_join_the_outermost_knots_of_rows_and_columns():
    found = weave(WOVEN)
    across = [t for t in found.threads if t.sasaran is not None]
    down = [t for t in found.threads if t.opd is not None]
    assert [(t.sasaran, t.x2 - t.x1) for t in across] == [(MANTAP, 1.0)]
    assert [(t.opd, t.y1, t.y2) for t in down] == [(TANI, 0.5, 1.5)]


def test_columns_that_work_together_stand_together():
    opd = tuple(OpdP(key, str(key), "o") for key in range(1, 9))
    pairs = [(1, 8), (2, 7), (3, 6), (4, 5)]
    simpul = tuple(SimpulP(key, "sasaran", "rpjmd", None, key, "", "s") for key in range(1, 5))
    links = [ContributionP(2 * n + i, n + 1, pair[i]) for n, pair in enumerate(pairs) for i in (0, 1)]
    found = weave(Picture("12.07", "Deli Serdang", 2022, opd=opd, simpul=simpul, contributions=tuple(links)))
    assert (found.length, found.length_by_id) == (4, 16)


@settings(max_examples=50, deadline=None)
@given(plans())
def test_the_layout_is_the_same_for_every_order_of_rows_and_never_longer_than_by_id(picture):
    found = weave(picture)
    turned = replace(picture, lines=picture.lines[::-1], simpul=picture.simpul[::-1])
    assert weave(turned) == found
    assert found.length <= found.length_by_id
    assert len({(k.x, k.y) for k in found.knots}) == len(found.knots)
    assert all(0 < k.radius <= 1 and k.x < found.width and k.y < found.height for k in found.knots)
