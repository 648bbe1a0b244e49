from dataclasses import replace

from hypothesis import given, settings

from selaras.engines.cascade.compare import FieldChange, compare
from selaras.engines.cascade.tests.plans import JALAN, MANTAP, PANGAN, PU, SAWAH, SIMPUL, TANI, line, link, plan, plans

ONE, TWO = line(1, PU, 1000, sumber="berkas a, baris 1"), line(2, TANI, 500, tags=(PANGAN,))
BEFORE = plan([ONE, TWO], [link(1, MANTAP, PU, 1)])


def test_the_same_plan_uploaded_again_is_unchanged():
    again = plan([replace(ONE, sumber="berkas b, baris 9"), TWO], [link(1, MANTAP, PU, 1)])
    found = compare(BEFORE, again)
    assert (found.lines, found.simpul, found.contributions, found.nomenklatur) == ((), (), (), None)


def test_a_changed_line_shows_each_field_before_and_after():
    (change,) = compare(BEFORE, plan([replace(ONE, pagu=800, nama="lain"), TWO])).lines
    assert (change.kind, change.pagu_before, change.pagu_after) == ("berubah", 1000, 800)
    assert change.fields == (FieldChange("nama", "baris 1", "lain"), FieldChange("pagu", 1000, 800))


def test_new_removed_and_moved_lines_are_told_apart():
    after = plan([replace(TWO, opd=PU), line(3, PU, 7)])
    changes = {row.id: (row.kind, row.pagu_before, row.pagu_after) for row in compare(BEFORE, after).lines}
    assert changes == {1: ("dihapus", 1000, None), 2: ("pindah", 500, 500), 3: ("baru", None, 7)}


def test_a_new_nomenclature_is_a_change_of_code_and_no_new_line():
    after = replace(BEFORE, nomenklatur="2027", lines=(replace(ONE, kode="1.03.11"), TWO))
    found = compare(replace(BEFORE, nomenklatur="2023"), after)
    assert [(row.kind, row.fields) for row in found.lines] == [
        ("berubah", (FieldChange("kode", "1.03.10", "1.03.11"),))
    ]
    assert found.nomenklatur == FieldChange("nomenklatur", "2023", "2027")


def test_the_net_effect_is_told_per_prioritas_and_opd():
    after = plan([replace(ONE, pagu=1200), replace(TWO, tags=())], [link(1, MANTAP, PU, 1)])
    found = compare(BEFORE, after)
    assert {row.id: row.difference for row in found.per_prioritas} == {JALAN: 200, PANGAN: -500}
    assert {row.id: row.difference for row in found.per_opd if row.difference} == {PU: 200}
    assert found.total.difference == 200


def test_a_node_hung_elsewhere_is_moved_and_an_answered_request_is_changed():
    simpul = tuple(replace(row, induk=None) if row.id == SAWAH else row for row in SIMPUL)
    found = compare(BEFORE, replace(BEFORE, simpul=simpul, contributions=(link(1, MANTAP, PU, 1, state="ditarik"),)))
    assert [(row.id, row.kind, row.nama) for row in found.simpul] == [(SAWAH, "pindah", "Panen naik")]
    assert [row.fields for row in found.contributions] == [(FieldChange("state", "diterima", "ditarik"),)]
    assert len(found.of_kind("pindah")) == 1


@settings(max_examples=40, deadline=None)
@given(plans(), plans())
def test_comparing_backwards_mirrors_every_change(one, other):
    there, back = compare(one, other), compare(other, one)
    mirror = {"baru": "dihapus", "dihapus": "baru", "berubah": "berubah", "pindah": "pindah"}
    assert [(c.id, mirror[c.kind]) for c in there.lines] == [(c.id, c.kind) for c in back.lines]
    assert there.total.difference == -back.total.difference
    assert compare(one, one).lines == ()
