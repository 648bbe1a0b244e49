from hypothesis import given, settings

from selaras.engines.cascade.rollup import Amount, mismatches, rollup
from selaras.engines.cascade.tests.plans import (
    DIK,
    JALAN,
    MANTAP,
    PANGAN,
    PU,
    SAWAH,
    TANI,
    TUJUAN,
    line,
    link,
    plan,
    plans,
)

TREE = (
    line(1, PU, 1000, "program"),
    line(2, PU, None, "kegiatan", 1),
    line(3, PU, 300, induk=2, wilayah=("12.07.26.2001", "12.07.26"), sumber_dana=(("DAU", 300),)),
    line(4, PU, 100, induk=2, wilayah=("12.07.26", "12.07.27")),
    line(5, PU, None, induk=2),
)


def test_a_printed_sum_that_is_not_the_sum_below_is_shown_with_its_parts():
    (found,) = mismatches(plan(TREE))
    assert (found.line, found.printed, found.below, found.difference) == (1, 1000, 400, 600)
    assert found.parts == ((2, 400),)


def test_a_printed_sum_that_agrees_is_no_mismatch():
    assert mismatches(plan([line(1, PU, 5, "program"), line(2, PU, 5, induk=1)])) == ()


def test_each_rupiah_is_summed_once_from_the_lowest_lines():
    found = rollup(plan(TREE))
    assert found.total == Amount(400, 2, frozenset({PU}))
    assert [found.per_line[key].pagu for key in (1, 2, 3, 5)] == [400, 400, 300, 0]
    assert found.per_opd[DIK] == Amount()


def test_work_nobody_has_priced_is_listed():
    assert rollup(plan([*TREE, line(6, DIK, None), line(7, DIK, 0)])).unpriced == (6, 7)


def test_a_line_tied_twice_below_one_tujuan_counts_once_there():
    found = rollup(plan(TREE, [link(1, MANTAP, PU, 1), link(2, SAWAH, PU, 3)]))
    pagu = {key: found.per_simpul[key].pagu for key in (TUJUAN, MANTAP, SAWAH)}
    assert pagu == {TUJUAN: 400, MANTAP: 400, SAWAH: 300}
    assert {key: found.per_prioritas[key].pagu for key in (JALAN, PANGAN)} == {JALAN: 400, PANGAN: 300}


def test_money_promised_without_a_line_is_kept_apart():
    found = rollup(plan(TREE, [link(1, MANTAP, TANI, rupiah=70)]))
    assert (found.promised, found.per_simpul[MANTAP].pagu) == ({MANTAP: 70, TUJUAN: 70}, 0)


def test_money_by_place_is_never_split_between_kecamatan():
    lines = [*TREE, line(8, TANI, 7, wilayah=("12.07",)), line(9, TANI, 2)]
    places = {key: amount.pagu for key, amount in rollup(plan(lines)).per_place.items()}
    assert places == {"12.07.26": 300, "lintas_kecamatan": 100, "seluruh_daerah": 7, "tanpa_lokasi": 2}
    assert rollup(plan(lines)).per_fund == {"DAU": 300}


@settings(max_examples=50, deadline=None)
@given(plans())
def test_sums_by_opd_and_by_place_add_up_to_the_total(picture):
    found = rollup(picture)
    assert sum(row.pagu for row in found.per_opd.values()) == found.total.pagu
    assert sum(row.pagu for row in found.per_place.values()) == found.total.pagu
    roots = [row.id for row in picture.lines if row.induk is None]
    assert sum(found.per_line[key].pagu for key in roots) == found.total.pagu
