"""The map of work and purpose: what stands on each side, connecting, taking back, and villages without a line."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.plan.models import Contribution, Place
from selaras.features.plan.queries import picture
from selaras.features.usulan.models import Usulan
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry, State
from tests import builders as a

pytestmark = pytest.mark.django_db
MAP = "/12.07/2022/peta-sambung/"
CONNECT = f"{MAP}hubungkan/"
VILLAGES = f"{MAP}desa/"


def signed_in(person: Person | None = None) -> Client:
    client = Client()
    client.force_login(person or a.person())
    return client


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def cycle() -> Siklus:
    return a.siklus()


@pytest.fixture
def pupr(cycle: Siklus) -> Opd:
    return a.opd("Dinas Pekerjaan Umum", singkatan="Dinas PUPR")


def programme(cycle: Siklus, opd: Opd, nama: str = "Drainase", pagu: int = 100, kode: str = "1.03.06") -> Any:
    return a.line(cycle, opd, nama, pagu=pagu, kode=kode, jenjang="program")


def test_left_stand_the_topmost_lines_without_a_sasaran_and_right_the_sasaran_without_lines(
    cycle: Siklus, pupr: Opd
) -> None:
    empty, filled = a.simpul(cycle, uraian="Banjir terkendali"), a.simpul(cycle, uraian="Jalan mantap")
    upper = programme(cycle, pupr)
    a.line(cycle, pupr, "Parit Jalan Mawar", pagu=70, induk=upper, kode="1.03.06.2.01.0001")
    tied = a.line(cycle, pupr, "Rekonstruksi", pagu=40)
    for opd in (pupr, a.opd("Dishub")):
        a.contribution(filled, opd, tied if opd is pupr else None, role="lead" if opd is pupr else "contributor")
    page = text(signed_in(), MAP)
    assert "Pekerjaan tanpa sasaran 1 · Rp70" in page
    assert "1.03.06 Drainase" in page
    assert "Parit Jalan Mawar" not in page
    assert "Banjir terkendali belum ada baris belum ada pemimpin" in page
    assert "Jalan mantap" not in page
    assert "Jalan mantap" in text(signed_in(), f"{MAP}?semua=1")
    assert "Parit Jalan Mawar" in text(signed_in(), f"{MAP}?buka={upper.pk}")
    assert "Parit Jalan Mawar" in text(signed_in(), f"{MAP}?cari=mawar")
    assert "Tidak ada yang cocok" in text(signed_in(), f"{MAP}?cari=bandara")
    assert f'value="{empty.pk}" checked' in signed_in().get(f"{MAP}?sasaran={empty.pk}").content.decode()


def test_a_line_of_the_office_itself_comes_last_and_says_so(cycle: Siklus, pupr: Opd) -> None:
    a.simpul(cycle)
    programme(cycle, pupr, "Penunjang urusan", 900, "1.03.01")
    programme(cycle, pupr, "Drainase", 5)
    page = text(signed_in(), MAP)
    assert page.index("Drainase") < page.index("Penunjang urusan")
    assert "Rp900 · penunjang kantor" in page


def test_several_lines_are_connected_in_one_act_and_taken_back_in_one(cycle: Siklus, pupr: Opd) -> None:
    sasaran = a.simpul(cycle)
    lines = [programme(cycle, pupr, f"Program {n}", n * 10) for n in (1, 2, 3)]
    client = signed_in(a.person("perencana_opd", opd=pupr))
    before = Entry.objects.count()
    answer = client.post(CONNECT, {"line": [row.pk for row in lines[:2]], "simpul": sasaran.pk, "cari": "Program"})
    [entry] = Entry.objects.filter(verb="plan.contribution.claim_many")
    assert (answer.status_code, answer["Location"]) == (302, f"{MAP}?cari=Program&baru={entry.pk}")
    assert Entry.objects.count() == before + 1
    assert State.objects.filter(entry=entry).count() == 2
    made = Contribution.objects.filter(state="diterima").order_by("pk")
    assert [(row.line_id, row.rupiah, row.opd_id) for row in made] == [(row.pk, None, pupr.pk) for row in lines[:2]]
    page = text(client, answer["Location"])
    assert "2 baris dihubungkan" in page and "Program 3" in page and "Program 1" not in page
    assert client.post(f"{MAP}batalkan/{entry.pk}/").status_code == 302
    assert not Contribution.objects.filter(state="diterima").exists()
    assert Entry.objects.filter(verb="plan.contribution.withdraw_many").count() == 1
    assert "Program 1" in text(client, MAP)


def test_a_link_that_somebody_filled_in_since_is_not_taken_back(cycle: Siklus, pupr: Opd) -> None:
    sasaran, line = a.simpul(cycle), programme(cycle, pupr)
    client = signed_in()
    client.post(CONNECT, {"line": [line.pk], "simpul": sasaran.pk})
    Contribution.objects.update(version=2, target="2 km")
    answer = client.post(f"{MAP}batalkan/{Entry.objects.get(verb='plan.contribution.claim_many').pk}/", follow=True)
    assert "Tidak ada lagi yang dapat dibatalkan" in answer.content.decode()
    assert Contribution.objects.get().state == "diterima"


def test_the_budget_is_recorded_only_when_somebody_says_so(cycle: Siklus, pupr: Opd) -> None:
    sasaran, line = a.simpul(cycle), programme(cycle, pupr, pagu=500)
    a.contribution(sasaran, a.opd("Dishub"), target="5 km")
    signed_in().post(CONNECT, {"line": [line.pk], "simpul": sasaran.pk, "pagu": "1"})
    assert Contribution.objects.get(line=line).rupiah == 500


def test_what_is_missing_is_told_and_the_choice_is_kept(cycle: Siklus, pupr: Opd) -> None:
    sasaran, line = a.simpul(cycle), programme(cycle, pupr)
    answer = signed_in().post(CONNECT, {"line": [line.pk]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Pilih satu sasaran di kanan." in page
    assert f'value="{line.pk}" checked' in page
    answer = signed_in().post(CONNECT, {"simpul": sasaran.pk})
    assert "Pilih sedikitnya satu baris di kiri." in answer.content.decode()
    assert not Contribution.objects.exists()


def test_a_planner_connects_own_lines_only_and_the_page_says_why(cycle: Siklus, pupr: Opd) -> None:
    sasaran, other = a.simpul(cycle), a.opd("Dinas Pertanian")
    mine, theirs = programme(cycle, pupr), programme(cycle, other, "Irigasi")
    client = signed_in(a.person("perencana_opd", opd=pupr))
    page = client.get(MAP).content.decode()
    assert f'name="line" value="{mine.pk}"' in page
    assert f'name="line" value="{theirs.pk}"' not in page
    assert "milik OPD lain" in page
    assert client.post(CONNECT, {"line": [mine.pk, theirs.pk], "simpul": sasaran.pk}).status_code == 403
    assert not Contribution.objects.exists()
    assert client.post(CONNECT, {"line": [mine.pk], "simpul": sasaran.pk}).status_code == 302
    assert Contribution.objects.count() == 1


def test_what_is_connected_already_is_said(cycle: Siklus, pupr: Opd) -> None:
    sasaran, line = a.simpul(cycle), programme(cycle, pupr)
    a.contribution(sasaran, pupr, line)
    answer = signed_in().post(CONNECT, {"line": [line.pk], "simpul": sasaran.pk})
    assert answer.status_code == 422
    assert "sudah terhubung ke sasaran itu" in answer.content.decode()


def test_a_priority_without_a_sasaran_waits_with_the_way_to_it(cycle: Siklus, pupr: Opd) -> None:
    a.simpul(cycle)
    prioritas = a.simpul(cycle, "prioritas", "Ketahanan pangan")
    programme(cycle, pupr)
    page = signed_in().get(MAP).content.decode()
    assert f"/12.07/2022/simpul/{prioritas.pk}/" in page
    assert "belum ada sasaran" in page


def test_without_a_sasaran_the_map_says_how_to_begin(cycle: Siklus, pupr: Opd) -> None:
    programme(cycle, pupr)
    assert "Belum ada sasaran untuk dihubungkan" in text(signed_in(), MAP)


def test_a_long_left_side_comes_in_pages_at_the_same_cost(cycle: Siklus) -> None:
    a.simpul(cycle)
    for n in range(70):
        programme(cycle, a.opd(f"Dinas nomor {n:02} yang namanya panjang"), f"Program nomor {n:02}", 100 - n)
    client = signed_in()
    client.get(MAP)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(MAP)
    assert len([q for q in queries if "set_config" not in q["sql"]]) <= 10
    assert len(answer.content) <= 60_000
    page = text(client, MAP)
    assert "30 dari 70" in page and "Program nomor 29" in page and "Program nomor 30" not in page
    assert "Program nomor 30" in text(client, f"{MAP}?sesudah=30")


def proposal(cycle: Siklus, kode: str, **fields: Any) -> Usulan:
    n = Usulan.objects.count()
    return Usulan.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, kode=f"DS-{n}", judul=f"Parit {n}", asal="desa", keadaan="berjalan",
        wilayah_id=kode, anggaran=1_000_000, **fields,
    )  # fmt: skip


def places(cycle: Siklus, opd: Opd, kode: str) -> None:
    line = a.line(cycle, opd, f"Jalan di {kode}")
    Place.objects.create(line=line, wilayah_id=kode, daerah_id=cycle.daerah_id)


def test_villages_that_propose_and_have_no_line_stand_by_kecamatan(cycle: Siklus, pupr: Opd) -> None:
    a.wilayah()
    for kode, nama in ((a.SAENTIS, "Saentis"), ("12.07.26.2002", "Bandar Klippa"), ("12.07.26.2003", "Tembung")):
        a.wilayah(kode, nama, "desa")
        proposal(cycle, kode)
    proposal(cycle, "12.07.26.2002")
    proposal(cycle, "12.07.26.2003", hasil="ditarik")
    assert "Rencana belum menyebut desa" in text(signed_in(), VILLAGES)
    places(cycle, pupr, a.SAENTIS)
    page = text(signed_in(), VILLAGES)
    assert "Kecamatan Percut Sei Tuan 2 desa · 3 usulan" in page
    assert "Bandar Klippa 2022 2 Rp2 jt" in page
    assert "Saentis 2022" not in page
    assert "/12.07/2022/usulan/?kecamatan=12.07.26.2002" in signed_in().get(VILLAGES).content.decode()


def test_a_line_of_an_earlier_year_serves_its_village_when_several_years_are_looked_at(
    cycle: Siklus, pupr: Opd
) -> None:
    before = a.siklus("12.07", 2021)
    a.wilayah()
    for kode, nama in ((a.SAENTIS, "Saentis"), ("12.07.26.2002", "Bandar Klippa"), ("12.07.26.2003", "Tembung")):
        a.wilayah(kode, nama, "desa")
    proposal(cycle, a.SAENTIS)
    proposal(before, "12.07.26.2002")
    proposal(cycle, "12.07.26.2002")
    places(before, pupr, a.SAENTIS)
    places(cycle, pupr, "12.07.26.2003")
    assert "Saentis 2022" in text(signed_in(), VILLAGES)
    page = text(signed_in(), f"{VILLAGES}?n=2")
    assert "Saentis 2022" not in page
    assert "Bandar Klippa 2021, 2022 2" in page
    Usulan.objects.filter(wilayah="12.07.26.2002").delete()
    assert "Setiap desa yang mengusulkan punya baris" in text(signed_in(), f"{VILLAGES}?n=2")
    assert "Rencana tahun 2020 tidak ada di sini" in text(signed_in(), f"{VILLAGES}?n=3")


def test_villages_cost_the_same_at_any_size(cycle: Siklus, pupr: Opd) -> None:
    a.wilayah()
    for n in range(60):
        a.wilayah(f"12.07.26.2{n:03}", f"Desa {n:03}", "desa")
        proposal(cycle, f"12.07.26.2{n:03}")
    places(cycle, pupr, "12.07.26.2000")
    client = signed_in()
    client.get(VILLAGES)
    picture.forget()
    with CaptureQueriesContext(connection) as queries:
        assert "dari 60 desa" in text(client, f"{VILLAGES}?n=5")
    assert len([q for q in queries if "set_config" not in q["sql"]]) <= 10
