"""The OPDs and the road of a Renja: handed in, sent back with a note, verified by other eyes."""

import pytest

from selaras.features.plan.actions import line as lines
from selaras.features.plan.models import Ceiling, Renja
from selaras.features.plan.queries import opd as queries
from selaras.features.plan.tests.work import HOME, enter, reads
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus("12.07", 2022, "ranwal", "rancangan")


@pytest.fixture
def pu(cycle):
    return a.opd("Dinas PU")


def test_the_list_counts_levels_packages_and_what_is_left(cycle, pu):
    program = a.line(cycle, pu, "Program", 900, jenjang="program")
    kegiatan = a.line(cycle, pu, "Kegiatan", 900, jenjang="kegiatan", induk=program)
    a.line(cycle, pu, "Sub", 700, induk=kegiatan)
    a.paket(cycle, pu)
    Ceiling.objects.create(siklus=cycle, daerah=cycle.daerah, kind="opd", about=str(pu.pk), opd=pu, pagu=600)
    a.opd("Dinas Sosial")
    rows = queries.opd_rows(cycle)
    first = next(row for row in rows if row.opd == pu)
    assert len(rows) == 2
    assert first.levels == {"program": 1, "kegiatan": 1, "sub_kegiatan": 1}
    assert (first.paket, first.pagu, first.left, first.over, first.status) == (1, 700, -100, 100, "disusun")
    page = enter(a.person()).get(f"{HOME}rencana/").content.decode()
    assert "2 OPD, 1 program, 1 kegiatan, 1 sub kegiatan, 1 paket" in page and "melebihi Rp100" in page


def test_findings_are_shown_where_somebody_counts_them(cycle, pu, monkeypatch):
    client = enter(a.person())
    monkeypatch.setattr(queries, "counters", {})
    assert "temuan</div>" not in client.get(f"{HOME}rencana/").content.decode()
    monkeypatch.setattr(queries, "counters", {"temuan": lambda siklus: {pu.pk: 3}})
    assert "3 temuan" in client.get(f"{HOME}rencana/").content.decode()


def test_own_opd_stands_first(cycle, pu):
    own = a.opd("Zzz Kecamatan")
    page = enter(a.person("perencana_opd", opd=own)).get(f"{HOME}rencana/").content.decode()
    assert page.index("Zzz Kecamatan") < page.index("Dinas PU") and "OPD Anda" in page


def test_a_large_tree_opens_by_programme(cycle, pu, monkeypatch):
    monkeypatch.setattr(queries, "WHOLE_TREE", 2)
    program = a.line(cycle, pu, "Program jalan", jenjang="program", kode="1")
    a.line(cycle, pu, "Kegiatan jalan", jenjang="kegiatan", induk=program, kode="1.1", pagu=5)
    a.line(cycle, pu, "Tanpa induk", jenjang="kegiatan", kode="2")
    assert [(b.line.nama, b.depth, b.closed) for b in queries.tree_of(cycle, pu)] == [
        ("Program jalan", 1, True),
        ("Tanpa induk", 1, False),
    ]
    assert [b.line.nama for b in queries.tree_of(cycle, pu, program.pk)][1] == "Kegiatan jalan"
    page = enter(a.person()).get(f"{HOME}rencana/{pu.pk}/").content.decode()
    assert f"?buka={program.pk}" in page and "anak Rp5" in page


def test_a_renja_is_handed_in_sent_back_handed_in_again_and_verified(cycle, pu):
    head, bappeda = enter(a.person("kepala_opd", opd=pu)), enter(a.person("mitra_bappeda"))
    road = f"{HOME}rencana/{pu.pk}/"

    def send(client, step, **more):
        version = getattr(Renja.objects.filter(opd=pu).first(), "version", "")
        return client.post(f"{road}{step}/", {"version": version} | more)

    assert send(head, "ajukan").status_code == 302
    assert Renja.objects.get(opd=pu).status == "diajukan"
    empty = send(bappeda, "kembalikan", catatan=" ")
    assert empty.status_code == 422 and "Tulis apa yang harus diperbaiki OPD" in empty.content.decode()
    assert send(bappeda, "kembalikan", catatan="Lengkapi indikator program 2").status_code == 302
    page = head.get(road).content.decode()
    assert "Dikembalikan" in page and "Lengkapi indikator program 2" in page
    assert send(head, "ajukan").status_code == 302
    assert send(bappeda, "verifikasi").status_code == 302
    assert Renja.objects.get(opd=pu).status == "diverifikasi"
    again = send(bappeda, "verifikasi")
    assert again.status_code == 403 and "Renja ini tidak sedang diajukan" in again.content.decode()


def test_four_eyes_whoever_edited_last_does_not_hand_in(cycle, pu):
    person = a.person("kepala_opd", opd=pu)
    editor, other = enter(person), enter(a.person("kepala_opd", opd=pu))
    from selaras.foundation.people.seats import actor_of

    lines.add(cycle, pu, jenjang="program", actor=actor_of(person), nama="Program", pagu=1)
    answer = editor.post(f"{HOME}rencana/{pu.pk}/ajukan/", {"version": 1})
    assert answer.status_code == 403 and "mpat mata" in answer.content.decode()
    assert "Ajukan Renja ke Bappeda" not in editor.get(f"{HOME}rencana/{pu.pk}/").content.decode()
    assert "Ajukan Renja ke Bappeda" in other.get(f"{HOME}rencana/{pu.pk}/").content.decode()
    assert other.post(f"{HOME}rencana/{pu.pk}/ajukan/", {"version": 1}).status_code == 302


def test_a_planner_may_not_hand_in_and_the_head_of_another_opd_neither(cycle, pu):
    road = f"{HOME}rencana/{pu.pk}/ajukan/"
    assert enter(a.person("perencana_opd", opd=pu)).post(road).status_code == 403
    assert enter(a.person("kepala_opd", opd=a.opd("Lain"))).post(road).status_code == 403
    assert not Renja.objects.exists()
    assert enter(a.person("kepala_opd", opd=pu)).post(road).status_code == 302


def test_the_list_costs_the_same_reads_at_any_size(cycle):
    for n in range(40):
        a.line(cycle, a.opd(f"Dinas {n}"), pagu=n)
    assert reads(enter(a.person()), "rencana/") <= 7


def test_who_presses_second_reads_who_was_first_and_nothing_of_words_that_were_not_typed(cycle, pu):
    first, second = (enter(a.person("kepala_opd", opd=pu)) for _n in range(2))
    road = f"{HOME}rencana/{pu.pk}/ajukan/"
    Renja.objects.create(daerah=cycle.daerah, siklus=cycle, opd=pu)
    assert first.post(road, {"version": 1}).status_code == 302
    late = second.post(road, {"version": 1})
    said = late.content.decode()
    assert late.status_code == 409 and "menyimpan Renja ini pada" in said and "Keadaannya sekarang: Diajukan" in said
    assert "Ketikan Anda" not in said
    again = second.post(road, {"version": 2})
    assert again.status_code == 403 and "Renja ini sudah diajukan." in again.content.decode()
    assert "Ketikan Anda" not in again.content.decode()
