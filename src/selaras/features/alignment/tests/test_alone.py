"""Who could be talked with: the figure of each OPD, its answers, and the conversations with their reasons."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries import conversations
from selaras.features.alignment.queries.alone import ground_of, trends
from selaras.features.alignment.queries.conversation import Conversation
from selaras.features.alignment.queries.conversations import next_ones
from selaras.features.alignment.tests import pairs, partners
from selaras.features.plan.actions.version import record_trend, seal
from selaras.features.plan.models import TrendPoint
from selaras.features.plan.queries import picture
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from tests import builders as a

pytestmark = pytest.mark.django_db
LIST = "/12.07/2022/kesendirian/"


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


@pytest.fixture
def tani(cycle: Siklus) -> Opd:
    return a.opd("Dinas Pertanian", singkatan="Distan")


def talks(cycle: Siklus, opd: Opd) -> list[tuple[str, int]]:
    picture.forget()
    return [(row.key, row.rupiah) for row in next_ones(ground_of(cycle)).get(opd.pk, [])]


def request(node: Any, opd: Opd, by: Opd | None, days: float, answered: float | None = None, **more: Any) -> Any:
    at = clock.now() - timedelta(days=days)
    state = {"state": "diminta"} if answered is None else {"answered_at": at + timedelta(days=answered)}
    return a.contribution(node, opd, asked_by_opd=by, asked_at=at, **(state | more))


def test_a_sasaran_carried_alone_names_the_nearest_opd_and_why(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle, uraian="Jalan produksi mantap")
    a.contribution(sasaran, pupr, a.line(cycle, pupr, "Jalan usaha tani", pagu=900, kode="1.03.10.2.01.0012"))
    a.line(cycle, tani, "Jalan pertanian", pagu=80, kode="1.03.10.2.01.0012")
    far = a.opd("Dinas Pendidikan")
    a.line(cycle, far, "Ruang kelas", pagu=999, kode="1.01.02.2.01.0001")
    assert talks(cycle, pupr) == [(f"sendiri:{sasaran.pk}", 900)]
    page = text(signed_in(), LIST)
    assert "Ajak Distan ikut pada “Jalan produksi mantap”, yang baru digarap sendiri." in page
    answer = signed_in().get(f"{LIST}{pupr.pk}/").content.decode()
    assert f"/12.07/2022/kontribusi/ajak/?simpul={sasaran.pk}&amp;opd={tani.pk}" in answer
    assert "1 barisnya pada program yang sama" in answer
    assert "Dinas Pendidikan" not in answer


def test_whoever_was_asked_or_said_no_is_not_suggested_again(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle)
    a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=900))
    a.line(cycle, tani, pagu=80)
    partners = next_ones(ground_of(cycle))[pupr.pk][0].others
    assert partners == (tani.pk,)
    request(sasaran, tani, pupr, 9, answered=2, state="ditolak")
    picture.forget()
    [row] = [row for row in next_ones(ground_of(cycle))[pupr.pk] if row.key.startswith("sendiri")]
    assert row.others == ()


def test_an_unanswered_request_is_a_conversation_of_both_sides(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle, uraian="Panen naik")
    a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=700), target="1 km")
    row = request(sasaran, tani, pupr, 9)
    assert talks(cycle, tani) == [(f"ajakan:{row.pk}", 700)]
    assert (f"tanya:{row.pk}", 700) in talks(cycle, pupr)
    page = text(signed_in(a.person("perencana_opd", opd=tani)), LIST)
    assert "Jawab ajakan Dinas PUPR untuk “Panen naik”." in page
    row.state, row.answered_at = "ditolak", clock.now()
    row.save()
    assert talks(cycle, tani) == []


def test_a_shared_sasaran_without_targets_says_who_has_to_fill_in_what(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle, uraian="Panen naik")
    bare = a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=1000))
    theirs = a.contribution(sasaran, tani)
    assert talks(cycle, pupr) == [(f"kosong:{sasaran.pk}", 900)]
    assert "Sepakati target atau rupiah dengan Distan" in text(signed_in(), f"{LIST}{pupr.pk}/")
    theirs.target = "5 ton"
    theirs.save()
    picture.forget()
    assert "Isi target atau rupiah sendiri pada “Panen naik”; Distan sudah mengisinya." in text(
        signed_in(), f"{LIST}{pupr.pk}/"
    )
    bare.target = "2 km"
    bare.save()
    assert talks(cycle, pupr) == []
    assert "100%" in text(signed_in(), f"{LIST}{pupr.pk}/")


def test_work_without_a_sasaran_is_one_conversation_and_the_office_itself_is_none(cycle: Siklus, pupr: Opd) -> None:
    a.simpul(cycle)
    a.line(cycle, pupr, "Drainase", pagu=30, kode="1.03.06", jenjang="program")
    a.line(cycle, pupr, "Bangunan", pagu=20, kode="1.03.08", jenjang="program")
    a.line(cycle, pupr, "Penunjang urusan", pagu=999, kode="1.03.01", jenjang="program")
    assert talks(cycle, pupr) == [("belum", 50)]
    assert f"/12.07/2022/peta-sambung/?opd={pupr.pk}" in signed_in().get(LIST).content.decode()


def test_conversations_come_by_rupiah_and_three_are_shown(cycle: Siklus, pupr: Opd) -> None:
    for n in range(1, 5):
        a.contribution(a.simpul(cycle, uraian=f"Sasaran {n}"), pupr, a.line(cycle, pupr, f"Baris {n}", pagu=n * 100))
    assert [rupiah for _key, rupiah in talks(cycle, pupr)] == [400, 300, 200, 100]
    page = text(signed_in(a.person("perencana_opd", opd=pupr)), LIST)
    assert "Percakapan berikutnya: Dinas PUPR" in page
    own = page[page.index("Percakapan berikutnya: Dinas PUPR") : page.index("Lihat angka dan sasaran")]
    assert re.findall(r"Sasaran \d", own) == ["Sasaran 4", "Sasaran 3", "Sasaran 2"]


def test_a_room_may_add_its_own_source(cycle: Siklus, pupr: Opd, monkeypatch: pytest.MonkeyPatch) -> None:
    def pairs(ground: Any) -> list[Conversation]:
        return [Conversation(pupr.pk, "pasangan:1", "%(n)s pasangan terbuka", {"n": 2}, 5, "Buka", "plan:weave")]

    a.simpul(cycle)
    monkeypatch.setitem(conversations.sources, "pasangan", pairs)
    assert talks(cycle, pupr) == [("pasangan:1", 5)]
    assert "2 pasangan terbuka" in text(signed_in(), f"{LIST}{pupr.pk}/")


def test_answers_are_counted_with_the_median_of_days(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle)
    for n, days in enumerate((2, 3, 30)):
        request(a.simpul(cycle, uraian=f"Sasaran {n}"), tani, pupr, 40, answered=days)
    request(sasaran, tani, pupr, 1)
    request(a.simpul(cycle, uraian="Ditarik"), tani, pupr, 5, state="ditarik")
    a.contribution(a.simpul(cycle, uraian="Sendiri"), tani, answered_at=clock.now())
    a.line(cycle, tani)
    found = ground_of(cycle).of(tani.pk).answers
    assert (found.asked, found.answered, found.days) == (4, 3, 3.0)
    assert "3 dari 4 · 3 hari" in text(signed_in(), LIST)


def test_opds_stand_by_name_with_ones_own_first_and_by_rupiah_only_when_asked(cycle: Siklus) -> None:
    a.simpul(cycle)
    for nama, pagu in (("Badan A", 10), ("Dinas B", 900), ("Kantor C", 50)):
        a.line(cycle, a.opd(nama), pagu=pagu)
    order = lambda client, url: re.findall(r"(Badan A|Dinas B|Kantor C)</a>", client.get(url).content.decode())  # noqa: E731
    own = Opd.objects.get(nama="Kantor C")
    assert order(signed_in(), LIST) == ["Badan A", "Dinas B", "Kantor C"]
    assert order(signed_in(a.person("perencana_opd", opd=own)), LIST) == ["Kantor C", "Badan A", "Dinas B"]
    assert order(signed_in(), f"{LIST}?urut=rupiah") == ["Dinas B", "Kantor C", "Badan A"]
    assert order(signed_in(), f"{LIST}?cari=badan") == ["Badan A"]


def test_every_day_and_every_seal_keep_each_opds_part(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle)
    a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=100), target="1 km")
    a.contribution(sasaran, tani)
    point = record_trend(cycle)
    assert point.by_opd == {str(pupr.pk): [10, 100]}
    assert (
        TrendPoint.objects.get(version=seal(cycle, nama="Ranwal", actor=a.actor("kepala_bappeda"))).by_opd
        == point.by_opd
    )
    day = clock.now().date() - timedelta(days=3)
    TrendPoint.objects.create(
        daerah_id="12.07", siklus=cycle, day=day, together=0, total=100, by_opd={str(pupr.pk): [0, 100]}
    )
    line = trends(cycle, {pupr.pk: 0.1, tani.pk: None}, clock.now().date())
    assert (line[pupr.pk].points, line[pupr.pk].delta, line[pupr.pk].since) == ((0.0, 0.1), 10, day)
    assert line[tani.pk].points == ()
    assert "naik 10 poin sejak" in text(signed_in(), LIST)


def test_a_cycle_without_sasaran_has_no_figure_but_a_way_to_begin(cycle: Siklus, pupr: Opd) -> None:
    a.line(cycle, pupr)
    page = text(signed_in(), LIST)
    assert "Belum ada sasaran untuk digarap bersama" in page
    assert "— pagu bekerja bersama" in page
    assert "tidak ada yang mendesak" not in page
    a.simpul(cycle)
    picture.forget()
    assert "0% pagu bekerja bersama" in text(signed_in(), LIST)


def test_files_hold_every_opd_and_its_conversations(cycle: Siklus, pupr: Opd) -> None:
    a.simpul(cycle)
    a.line(cycle, pupr, "Drainase", pagu=30, kode="1.03.06")
    sheet = signed_in().get(f"{LIST}unduh.csv").content.decode("utf-8-sig")
    assert "Dinas Pekerjaan Umum" in sheet
    assert "Pilih sasaran untuk 1 baris" in sheet
    assert signed_in().get(f"{LIST}unduh.xlsx").content[:2] == b"PK"
    assert signed_in().get(f"{LIST}unduh.pdf").status_code == 404


def test_the_weave_and_the_page_of_an_opd_lead_here_and_show_the_share(cycle: Siklus, pupr: Opd, tani: Opd) -> None:
    sasaran = a.simpul(cycle)
    a.contribution(sasaran, pupr, a.line(cycle, pupr, pagu=100), target="1 km")
    a.contribution(sasaran, tani, target="5 ton")
    weave = signed_in().get("/12.07/2022/anyaman/").content.decode()
    assert re.search(r"Dinas PUPR<tspan[^>]*>100%</tspan>", weave)
    assert f'href="{LIST}"' in weave
    assert f'href="{LIST}{pupr.pk}/"' in signed_in().get(f"/12.07/2022/rencana/{pupr.pk}/").content.decode()
    assert f'href="{LIST}"' in signed_in().get("/12.07/2022/").content.decode()


def test_a_likely_double_is_a_conversation_of_both_its_opds_until_it_is_decided(cycle: Siklus) -> None:
    a.wilayah()
    a.simpul(cycle)
    one, other = pairs.two(cycle)
    for dusun in ("Melati", "Kenanga"):
        said = pairs.ROAD.replace("Melati", dusun)
        pairs.paket(cycle, one, said)
        pairs.paket(cycle, other, said.upper(), 195_000_000, kode_sub="1.03.07.2.01.0001")
    first, _second = pairs.found(cycle, relation="sama")
    assert (f"pasangan:{first.pk}", 778_000_000) in talks(cycle, one)
    assert (f"pasangan:{first.pk}", 778_000_000) in talks(cycle, other)
    page = text(signed_in(), f"{LIST}{one.pk}/")
    assert "Putuskan dengan Dinas Pekerjaan Umum apakah satu pekerjaan direncanakan dua kali." in page
    assert all(phrase in page for phrase in first.because[:2]) and "dan 1 pasangan lain dengannya" in page
    Pasangan.objects.update(state="disepakati", verdict="berbeda")
    assert not [key for key, _rupiah in talks(cycle, one) if key.startswith("pasangan")]


def test_a_share_that_waits_is_a_conversation_of_who_was_asked_and_of_who_leads() -> None:
    market = partners.Market()
    kemitraan = market.proposed()
    share = kemitraan.bagian.get(opd=market.market_opd)
    assert (f"bagian:{share.pk}", 400_000_000) in talks(market.cycle, market.market_opd)
    assert (f"tanya_bagian:{share.pk}", 400_000_000) in talks(market.cycle, market.road_opd)
    page = text(signed_in(), f"{LIST}{market.market_opd.pk}/")
    assert "Jawab bagian pada kerja bersama “Pasar desa dan jalannya”" in page
    kemitraan.bagian.update(state="disetujui")
    assert not [key for key, _rupiah in talks(market.cycle, market.market_opd) if key.startswith("bagian")]


def test_the_pages_cost_the_same_at_any_size_and_stay_small(cycle: Siklus) -> None:
    prioritas = a.simpul(cycle, "prioritas", "Konektivitas")
    for n in range(40):
        opd = a.opd(f"Dinas nomor {n} dengan nama yang panjang sekali")
        sasaran = a.simpul(cycle, uraian=f"Meningkatnya keadaan nomor {n} yang ditulis panjang sekali")
        a.supports(sasaran, prioritas)
        a.contribution(sasaran, opd, a.line(cycle, opd, f"Ruas {n}", pagu=1000 + n))
        a.line(cycle, opd, f"Lainnya {n}", pagu=5, kode="1.03.06")
    client = signed_in()
    for url in (LIST, f"{LIST}?urut=rupiah", f"{LIST}{opd.pk}/"):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        asked = [q for q in queries if "set_config" not in q["sql"]]
        assert len(asked) <= 10, url
        assert len(answer.content) <= 40_000, url
