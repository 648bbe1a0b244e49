"""Rows of the tree: money, company, differences, filters, the branch of the year."""

import pytest

from selaras.features.plan.models import Contribution, Simpul
from selaras.features.plan.queries import cascade
from selaras.features.plan.queries.cascade import Ask, Row
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db
OPEN = "sub_kegiatan"


def plant() -> tuple[Siklus, Simpul, Simpul]:
    """Visi → misi → tujuan → two sasaran; the first supports a prioritas."""
    cycle = a.siklus()
    visi = a.simpul(cycle, "visi", "Maju")
    misi = a.simpul(cycle, "misi", "Mutu", induk=visi)
    tujuan = a.simpul(cycle, "tujuan", "Terhubung", induk=misi)
    jalan = a.simpul(cycle, "sasaran", "Jalan mantap", induk=tujuan)
    return cycle, jalan, a.simpul(cycle, "sasaran", "Angkutan lancar", induk=tujuan, nomor=2)


def rows(cycle: Siklus, **said: object) -> dict[str, Row]:
    found, _cut = cascade.rows_of(cycle, cascade.tree_of(cycle), Ask(**{"depth": OPEN} | said))  # type: ignore[arg-type]
    return {row.nama: row for row in found}


def test_money_of_a_node_counts_each_rupiah_once_and_a_line_under_two_nodes_stands_twice() -> None:
    cycle, jalan, angkutan = plant()
    line = a.line(cycle, a.opd(), "Rekonstruksi", 700)
    for node in (jalan, angkutan):
        a.contribution(node, line.opd, line)
    found, _cut = cascade.rows_of(cycle, cascade.tree_of(cycle), Ask(depth=OPEN))
    assert [(r.nama, r.pagu) for r in found] == [
        ("Maju", 700),
        ("Mutu", 700),
        ("Terhubung", 700),
        ("Jalan mantap", 700),
        ("Rekonstruksi", 700),
        ("Angkutan lancar", 700),
        ("Rekonstruksi", 700),
    ]
    assert [r.key for r in found if r.line] == [f"s{jalan.pk}-l{line.pk}", f"s{angkutan.pk}-l{line.pk}"]


def test_a_programme_and_its_kegiatan_tied_to_one_node_are_shown_once() -> None:
    cycle, jalan, _angkutan = plant()
    program = a.line(cycle, a.opd(), "Program jalan", 900, jenjang="program")
    kegiatan = a.line(cycle, program.opd, "Kegiatan jalan", 900, jenjang="kegiatan", induk=program)
    for work in (program, kegiatan):
        a.contribution(jalan, program.opd, work)
    found, _cut = cascade.rows_of(cycle, cascade.tree_of(cycle), Ask(depth=OPEN))
    assert [(r.nama, r.level) for r in found if r.line] == [("Program jalan", 5), ("Kegiatan jalan", 6)]


def test_only_accepted_contributions_bring_lines_and_the_waiting_are_counted() -> None:
    cycle, jalan, _angkutan = plant()
    asked, agreed = a.line(cycle, a.opd(), "Diminta"), a.line(cycle, a.opd(), "Disepakati")
    a.contribution(jalan, asked.opd, asked, state="diminta")
    a.contribution(jalan, agreed.opd, agreed)
    shown = rows(cycle)
    assert "Disepakati" in shown and "Diminta" not in shown
    assert cascade.tree_of(cycle).waiting == 1


def test_who_leads_who_joins_and_who_is_alone() -> None:
    cycle, jalan, angkutan = plant()
    pupr, dishub = a.opd(singkatan="PUPR"), a.opd(singkatan="Dishub")
    strategi = a.simpul(cycle, "strategi", "Pasar terhubung", induk=jalan)
    a.contribution(jalan, pupr, role="lead")
    a.contribution(angkutan, dishub, role="lead")
    shown = rows(cycle)
    assert (shown["Jalan mantap"].lead, shown["Jalan mantap"].alone) == (("PUPR",), True)
    a.contribution(strategi, dishub)  # a partner below the sasaran is a partner of the sasaran
    cascade.forget()
    shown = rows(cycle)
    assert (shown["Jalan mantap"].others, shown["Jalan mantap"].alone) == (("Dishub",), False)
    assert shown["Angkutan lancar"].alone
    assert (shown["Maju"].lead, shown["Maju"].others) == ((), ("Dishub", "PUPR"))


def test_a_difference_shows_on_its_row_and_as_a_count_on_every_closed_row_above() -> None:
    cycle, jalan, _angkutan = plant()
    program = a.line(cycle, a.opd(), "Program jalan", 900, jenjang="program")
    a.line(cycle, program.opd, "Kegiatan jalan", 700, jenjang="kegiatan", induk=program)
    a.contribution(jalan, program.opd, program)
    assert [(r.nama, r.differs, r.inside) for r in rows(cycle, depth="tujuan").values()][-1] == ("Terhubung", None, 1)
    opened = rows(cycle)
    assert (opened["Jalan mantap"].inside, opened["Program jalan"].differs) == (0, 700)
    assert set(rows(cycle, differs=True)) == {"Maju", "Mutu", "Terhubung", "Jalan mantap", "Program jalan"}


def test_the_branch_of_the_year_has_the_sasaran_below_the_prioritas_they_support() -> None:
    cycle, jalan, _angkutan = plant()
    tema = a.simpul(cycle, "tema", "Pulih bersama")
    first = a.simpul(cycle, "prioritas", "Konektivitas", induk=tema, warna=2)
    a.supports(jalan, first)
    line = a.line(cycle, a.opd(), "Rekonstruksi", 700)
    a.contribution(jalan, line.opd, line)
    found = rows(cycle, by="prioritas")
    assert [(r.level, r.nama, r.pagu) for r in found.values()] == [
        (1, "Pulih bersama", 700),
        (2, "Konektivitas", 700),
        (3, "Jalan mantap", 700),
        (4, "Rekonstruksi", 700),
    ]
    assert (found["Rekonstruksi"].warna, found["Jalan mantap"].prioritas) == (2, (1,))


def test_filters_keep_the_way_to_what_an_opd_does_and_hide_the_rest() -> None:
    cycle, jalan, angkutan = plant()
    prioritas = a.simpul(cycle, "prioritas", "Konektivitas", warna=1)
    a.supports(jalan, prioritas)
    pupr, dishub = a.opd(singkatan="PUPR"), a.opd("Dinas Perhubungan", singkatan="Dishub")
    mine, theirs = a.line(cycle, pupr, "Rekonstruksi"), a.line(cycle, dishub, "Rambu", kode="2.15.02")
    for node, work in ((jalan, mine), (jalan, theirs), (angkutan, theirs)):
        a.contribution(node, work.opd, work)
    way = {"Maju", "Mutu", "Terhubung"}
    assert set(rows(cycle, opd=pupr.pk)) == way | {"Jalan mantap", "Rekonstruksi"}
    assert set(rows(cycle, prioritas=prioritas.pk)) == way | {"Jalan mantap", "Rekonstruksi", "Rambu"}
    assert set(rows(cycle, opd=dishub.pk, prioritas=prioritas.pk)) == way | {"Jalan mantap", "Rambu"}
    for text in ("2.15.02", "RAMBU", "perhubungan"):
        assert set(rows(cycle, text=text)) == way | {"Jalan mantap", "Angkutan lancar", "Rambu"}, text
    assert rows(cycle, text="tidak ada di mana pun") == {}


def test_the_target_of_the_year_stands_behind_where_it_began_with_its_unit() -> None:
    cycle, jalan, angkutan = plant()
    a.indikator(jalan, "Jalan mantap", "71", satuan="persen", kondisi_awal="68")
    a.indikator(angkutan, "Panjang trayek", "848 km", satuan="km")
    shown = rows(cycle)
    first, second = shown["Jalan mantap"], shown["Angkutan lancar"]
    assert (first.indikator, first.before, first.target) == ("Jalan mantap", "68", "71 persen")
    assert (second.before, second.target) == ("", "848 km")


def test_no_more_than_400_rows_at_first_and_the_rest_is_said() -> None:
    cycle, jalan, _angkutan = plant()
    agency = a.opd()
    lines = [a.line(cycle, agency, f"Sub {n}", 1) for n in range(400)]
    Contribution.objects.bulk_create(
        Contribution(daerah_id="12.07", siklus=cycle, simpul=jalan, opd=agency, line=line) for line in lines
    )
    found, cut = cascade.rows_of(cycle, cascade.tree_of(cycle), Ask(depth=OPEN))
    assert (len(found), cut) == (400, True)
    closed, cut = cascade.rows_of(cycle, cascade.tree_of(cycle), Ask(depth="sasaran"))
    assert (len(closed), cut) == (5, False)


def test_a_branch_that_is_not_there_has_no_rows() -> None:
    cycle, jalan, _angkutan = plant()
    tree = cascade.tree_of(cycle)
    for key in ("", "s", "s99999999", "l1", "s²", "s1-l", f"s{jalan.pk}-l99999999", "s" + "9" * 40):
        assert cascade.branch_of(cycle, tree, Ask(), key, 2) == [], key
    assert [r.nama for r in cascade.branch_of(cycle, tree, Ask(), f"s{jalan.induk_id}", 4)] == [
        "Jalan mantap",
        "Angkutan lancar",
    ]


def test_loose_lines_are_grouped_by_opd_largest_first_once_there_is_a_sasaran() -> None:
    cycle = a.siklus()
    small, large = a.opd(singkatan="Kecil"), a.opd(singkatan="Besar")
    for agency, pagu in ((small, 5), (large, 40), (large, 60)):
        a.line(cycle, agency, f"Rp{pagu}", pagu)
    assert cascade.loose(cascade.tree_of(cycle))["loose_n"] == 0
    a.simpul(cycle)
    cascade.forget()
    said = cascade.loose(cascade.tree_of(cycle))
    assert [(g.name, g.count, g.rupiah, [x.nama for x, _rp in g.lines]) for g in said["loose"]] == [
        ("Besar", 2, 100, ["Rp60", "Rp40"]),
        ("Kecil", 1, 5, ["Rp5"]),
    ]
    assert (said["loose_n"], said["loose_rp"]) == (3, 105)
