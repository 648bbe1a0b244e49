"""The cascade on screen: who may, what stands under what, two people on one node."""

import pytest
from django.test import Client

from selaras.features.plan.models import Indikator, Simpul
from selaras.features.plan.queries import cascade
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


def enter(role: str, **seat: object) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(a.person(role, **seat), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def plant():
    cycle = a.siklus()
    visi = a.simpul(cycle, "visi", "Maju")
    misi = a.simpul(cycle, "misi", "Mutu", induk=visi)
    tujuan = a.simpul(cycle, "tujuan", "Terhubung", induk=misi)
    return cycle, a.simpul(cycle, "sasaran", "Jalan mantap", induk=tujuan)


def test_lines_stand_under_the_sasaran_they_serve_with_their_difference() -> None:
    cycle, sasaran = plant()
    pupr = a.opd(singkatan="PUPR")
    program = a.line(cycle, pupr, "Jalan", 900, jenjang="program", kode="1.03.10")
    a.line(cycle, pupr, "Rekonstruksi", 700, induk=program, jenjang="kegiatan", kode="1.03.10.2.01")
    a.contribution(sasaran, pupr, program, target="12 km")
    rows, cut = cascade.rows_of(cycle, cascade.tree_of(cycle), cascade.Ask())
    assert [(r.level, r.label, r.pagu, r.differs) for r in rows][3:] == [
        (4, "Sasaran", 700, None),
        (5, "Program", 900, 700),
    ]
    assert (rows[3].others, rows[3].alone, cut) == (("PUPR",), True, False)
    below = cascade.branch_of(cycle, cascade.tree_of(cycle), cascade.Ask(), rows[4].key, 6)
    assert [(r.level, r.nama) for r in below] == [(6, "Rekonstruksi")]


def test_a_search_keeps_the_way_to_what_it_finds() -> None:
    cycle, _sasaran = plant()
    a.simpul(cycle, "tujuan", "Lain", induk=Simpul.objects.get(jenjang="misi"))
    rows, _cut = cascade.rows_of(cycle, cascade.tree_of(cycle), cascade.Ask(text="mantap"))
    assert [r.nama for r in rows] == ["Maju", "Mutu", "Terhubung", "Jalan mantap"]


def test_a_planner_of_bappeda_adds_a_node_once_however_often_it_is_sent() -> None:
    _cycle, sasaran = plant()
    bappeda = enter("perencana_bappeda")
    sent = {"jenjang": "strategi", "induk": sasaran.pk, "uraian": "Menghubungkan sentra", "_once": "kunci-1"}
    first = bappeda.post("/12.07/2022/simpul/tambah/simpan/", sent)
    again = bappeda.post("/12.07/2022/simpul/tambah/simpan/", sent)
    assert (first.status_code, again.status_code, first.url) == (302, 302, again.url)
    assert Simpul.objects.filter(jenjang="strategi").count() == 1


def test_an_opd_may_not_add_nodes_and_is_told_who_may() -> None:
    _cycle, sasaran = plant()
    sent = {"jenjang": "strategi", "induk": sasaran.pk, "uraian": "Sendiri"}
    refused = enter("perencana_opd", opd=a.opd()).post("/12.07/2022/simpul/tambah/simpan/", sent)
    assert refused.status_code == 403
    assert "Bappeda" in refused.content.decode()
    assert not Simpul.objects.filter(jenjang="strategi").exists()


def test_two_people_on_one_node_choose_field_by_field_and_nothing_typed_is_lost() -> None:
    _cycle, sasaran = plant()
    bappeda = enter("perencana_bappeda")
    where = f"/12.07/2022/simpul/{sasaran.pk}/ubah/simpan/"
    bappeda.post(where, {"uraian": "Jalan sangat mantap", "version": 1})
    answer = bappeda.post(where, {"uraian": "Jalan cukup mantap", "version": 1})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Jalan sangat mantap" in said
    assert "Jalan cukup mantap" in said
    settled = bappeda.post(where, {"uraian": "Jalan cukup mantap", "version": 2})
    sasaran.refresh_from_db()
    assert (settled.status_code, sasaran.uraian, sasaran.version) == (302, "Jalan cukup mantap", 3)


def test_a_node_with_children_is_not_taken_out_and_one_without_comes_back() -> None:
    cycle, sasaran = plant()
    bappeda = enter("perencana_bappeda")
    bappeda.post(f"/12.07/2022/simpul/{sasaran.induk_id}/keluarkan/simpan/", {"reason": "salah"})
    assert Simpul.objects.get(pk=sasaran.induk_id).active
    bappeda.post(f"/12.07/2022/simpul/{sasaran.pk}/keluarkan/simpan/", {"reason": "ganda"})
    assert not Simpul.objects.get(pk=sasaran.pk).active
    bappeda.post(f"/12.07/2022/simpul/{sasaran.pk}/kembalikan/")
    assert Simpul.objects.get(pk=sasaran.pk).active
    assert list(Entry.objects.filter(tahun=cycle.tahun).order_by("pk").values_list("verb", flat=True)) == [
        "plan.simpul.remove",
        "plan.simpul.restore",
    ]


def test_targets_of_an_indicator_keep_number_and_words() -> None:
    _cycle, sasaran = plant()
    sent = {"nama": "Jalan mantap", "satuan": "persen", "target_2022": "71 persen", "target_2023": "WTP"}
    enter("perencana_bappeda").post(f"/12.07/2022/simpul/{sasaran.pk}/indikator/simpan/", sent)
    targets = Indikator.objects.get().targets.values_list("tahun", "nilai", "teks")
    assert [(t, n and int(n), x) for t, n, x in targets] == [(2022, 71, "71 persen"), (2023, None, "WTP")]
