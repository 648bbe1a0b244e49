"""One branch of the tree, read without the rest of the plan: the same rows, at a small part of the cost."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from selaras.features.plan.models import Contribution, PlanLine, Simpul, Tag
from selaras.features.plan.queries import cascade
from selaras.features.plan.queries.cascade import Ask
from selaras.features.plan.tests.work import HOME, enter
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db


def meaning(cycle: Siklus) -> tuple[list[Simpul], list[Simpul]]:
    """Two misi with two sasaran each, a strategi below every second one, and two prioritas that they support."""
    prioritas = [a.simpul(cycle, "prioritas", f"Prioritas {n}", nomor=n, warna=n) for n in (1, 2)]
    visi = a.simpul(cycle, "visi", "Maju")
    nodes = [visi]
    for n in range(4):
        if n % 2 == 0:
            nodes.append(a.simpul(cycle, "misi", f"Misi {n}", induk=visi, nomor=n + 1))
        sasaran = a.simpul(cycle, "sasaran", f"Sasaran {n}", induk=nodes[1 if n < 2 else -1], nomor=n + 1)
        a.supports(sasaran, prioritas[n % 2])
        nodes += [sasaran, a.simpul(cycle, "strategi", f"Strategi {n}", induk=sasaran)][: 1 + n % 2]
    return prioritas, [node for node in nodes if node.jenjang in ("sasaran", "strategi")]


def plant(draw: random.Random) -> Siklus:
    """Work on three levels tied here and there, with gaps, wrong sums, tags and rows that were taken out."""
    cycle = a.siklus()
    prioritas, nodes = meaning(cycle)
    opds = [a.opd(f"Dinas {n}") for n in range(3)]
    for p in range(8):
        opd, up = opds[p % 3], None
        made = []
        for jenjang in ("program", "kegiatan", "sub_kegiatan", "sub_kegiatan"):
            under = made[1] if jenjang == "sub_kegiatan" else up
            pagu = draw.choice((None, 0, 100, 200))
            up = a.line(cycle, opd, f"{jenjang} {p}.{len(made)}", pagu, jenjang=jenjang, induk=under, kode=f"{p}")
            made.append(up)
        for line in draw.sample(made, 2):
            state = draw.choice(("diterima", "diterima", "diminta"))
            a.contribution(draw.choice(nodes), opd, line, state=state, role=draw.choice(("lead", "contributor")))
        Tag.objects.create(line=made[0], daerah=cycle.daerah, prioritas=draw.choice(prioritas))
    PlanLine.objects.filter(nama__startswith="kegiatan 3").update(active=False)
    Contribution.objects.create(daerah=cycle.daerah, siklus=cycle, simpul=nodes[0], opd=opds[0], role="lead")
    return cycle


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("by", ["rpjmd", "prioritas"])
def test_a_branch_alone_has_the_same_rows_as_in_the_whole_tree(seed: int, by: str) -> None:
    cycle = plant(random.Random(seed))
    ask = Ask(by=by, depth="sub_kegiatan")
    whole = cascade.tree_of(cycle)
    shown, _cut = cascade.rows_of(cycle, whole, ask)
    expected = [cascade.branch_of(cycle, whole, ask, row.key, row.level + 1) for row in shown]
    assert any(row.line and row.children for row in shown) and any(row.differs or row.inside for row in shown)
    for row, same in zip(shown, expected, strict=True):
        cascade.forget()
        alone = cascade.branch_tree(cycle, row.key)
        assert cascade.branch_of(cycle, alone, ask, row.key, row.level + 1) == same, row.key


def test_a_branch_reads_only_the_work_it_stands_on_and_takes_a_kept_tree_where_there_is_one() -> None:
    cycle = a.siklus()
    visi = a.simpul(cycle, "visi", "Maju")
    near, far = (a.simpul(cycle, "sasaran", f"Sasaran {n}", induk=visi, nomor=n) for n in (1, 2))
    for n in range(20):
        program = a.line(cycle, a.opd(f"Dinas {n}"), f"Program {n}", 5, jenjang="program")
        a.contribution(far if n else near, program.opd, program)
    alone = cascade.branch_tree(cycle, f"s{near.pk}")
    assert [line.nama for line in alone.read.lines.values()] == ["Program 0"]
    whole = cascade.tree_of(cycle)
    assert cascade.branch_tree(cycle, f"s{near.pk}") is whole and len(whole.read.lines) == 20


def test_a_branch_asked_for_after_an_act_shows_the_act() -> None:
    cycle = a.siklus()
    sasaran = a.simpul(cycle, "sasaran", "Jalan mantap", induk=a.simpul(cycle, "tujuan", "Terhubung"))
    program = a.line(cycle, a.opd("Dinas PU"), "Program jalan", 500, jenjang="program")
    a.contribution(sasaran, program.opd, program)
    client = enter(a.person())
    address = f"{HOME}kaskade/cabang/?baris=s{sasaran.pk}&tingkat=2"
    assert "Rp500" in client.get(address).content.decode()
    PlanLine.objects.filter(pk=program.pk).update(pagu=900)
    cascade.forget()
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(address).content.decode()
    assert "Program jalan" in shown and "Rp900" in shown and "Rp500" not in shown
    assert len(queries) <= 16
