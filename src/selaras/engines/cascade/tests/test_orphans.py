from dataclasses import replace

from hypothesis import given, settings

from selaras.engines.cascade.orphans import ALONE, LINE_WITHOUT_SASARAN, WITHOUT_PAGU, orphans
from selaras.engines.cascade.tests.plans import (
    DIK,
    JALAN,
    MANTAP,
    PANGAN,
    PU,
    SAWAH,
    SIMPUL,
    TANI,
    line,
    link,
    plan,
    plans,
)
from selaras.engines.cascade.threads import threads

TREE = (
    line(1, PU, 900, "program"),
    line(2, PU, 500, "kegiatan", 1),
    line(3, PU, 500, induk=2),
    line(4, PU, 400, "kegiatan", 1, tags=(JALAN,)),
    line(5, PU, 400, induk=4),
)


def kinds(found, simpul):
    return {row.kind for row in found.found if row.simpul == simpul}


def test_a_branch_that_serves_nothing_is_one_gap_at_its_top():
    (gap,) = orphans(plan(TREE)).of_kind(LINE_WITHOUT_SASARAN)
    assert (gap.line, gap.rupiah, gap.lines, gap.opd) == (1, 900, 2, PU)


def test_only_the_loose_part_of_a_programme_is_a_gap():
    (gap,) = orphans(plan(TREE, [link(1, MANTAP, PU, 3)])).of_kind(LINE_WITHOUT_SASARAN)
    assert (gap.line, gap.rupiah) == (4, 400)
    assert "baris bertanda prioritas, tetapi belum terhubung ke sasaran" in gap.because


def test_a_link_of_the_programme_leaves_no_gap_below_it():
    assert orphans(plan(TREE, [link(1, MANTAP, PU, 1)])).of_kind(LINE_WITHOUT_SASARAN) == ()


def test_a_link_of_the_opd_alone_does_not_place_its_lines():
    (gap,) = orphans(plan(TREE, [link(1, MANTAP, PU)])).of_kind(LINE_WITHOUT_SASARAN)
    assert "OPD terhubung ke sasaran, tetapi tidak melalui baris ini" in gap.because


def test_a_sasaran_nobody_works_for_lacks_lead_and_line():
    assert kinds(orphans(plan(TREE)), SAWAH) == {"tanpa_penanggung_jawab", "tanpa_baris"}


def test_a_sasaran_with_lead_lines_pagu_and_company_has_no_gap():
    links = [link(1, MANTAP, PU, 1, role="lead"), link(2, MANTAP, TANI)]
    assert kinds(orphans(plan(TREE, links)), MANTAP) == set()


def test_a_sasaran_of_one_opd_is_alone_and_its_owner_is_named():
    (gap,) = orphans(plan(TREE, [link(1, MANTAP, PU, 1, role="lead")])).of_kind(ALONE)
    assert (gap.simpul, gap.opd, gap.rupiah, gap.lines) == (MANTAP, PU, 900, 2)


def test_lines_without_pagu_are_work_without_money():
    found = orphans(plan([line(1, DIK, None)], [link(1, SAWAH, DIK, 1)]))
    assert {row.simpul for row in found.of_kind(WITHOUT_PAGU)} == {SAWAH, PANGAN, JALAN}


def test_a_prioritas_without_sasaran_is_a_gap_and_one_with_sasaran_is_not():
    bare = tuple(replace(row, prioritas=()) if row.id == SAWAH else row for row in SIMPUL)
    found = orphans(plan(TREE, simpul=bare))
    assert "tanpa_sasaran" in kinds(found, PANGAN)
    assert "tanpa_sasaran" not in kinds(found, JALAN)


def test_gaps_begin_once_the_cycle_has_a_sasaran():
    early = orphans(plan(TREE, simpul=SIMPUL[:2]))
    assert (early.begun, early.found) == (False, ())


@settings(max_examples=50, deadline=None)
@given(plans())
def test_loose_and_serving_money_is_all_the_money(picture):
    read = threads(picture)
    loose = sum(row.rupiah for row in orphans(picture).of_kind(LINE_WITHOUT_SASARAN))
    serving = sum(row.pagu for row in read.money if read.sasaran(row.id))
    assert loose + serving == sum(row.pagu for row in read.money)
