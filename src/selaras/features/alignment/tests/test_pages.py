"""Home and the list of findings on screen: what they say, who may press what, and what a page costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.alignment.actions.temuan import refresh
from selaras.features.alignment.models import Temuan
from selaras.features.alignment.tests.look import one
from selaras.features.plan.models import TrendPoint
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus, Tahapan
from tests import builders as a

pytestmark = pytest.mark.django_db
HOME, LIST = "/12.07/2022/", "/12.07/2022/temuan/"


def signed_in(person: Person | None = None) -> Client:
    client = Client()
    client.force_login(person or a.person())
    return client


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def shared_plan() -> Siklus:
    """A prioritas with a sasaran that one OPD carries, and some lines beside it."""
    cycle, pupr = a.siklus(), a.opd("Dinas Pekerjaan Umum", singkatan="Dinas PUPR")
    prioritas = a.simpul(cycle, "prioritas", "Aksesibilitas dan kewilayahan", warna=2)
    sasaran = a.simpul(cycle, uraian="Meningkatnya jalan mantap")
    a.supports(sasaran, prioritas)
    program = a.line(cycle, pupr, "Penyelenggaraan jalan", jenjang="program", kode="1.03.10", pagu=600_000_000)
    work = a.line(cycle, pupr, "Rekonstruksi jalan", pagu=600_000_000, induk=program)
    a.contribution(sasaran, pupr, work, target="8 km")
    a.line(cycle, a.opd("Dinas Perhubungan"), "Rambu", pagu=400_000_000)
    return cycle


def test_home_shows_each_prioritas_with_its_money_and_who_stands_alone() -> None:
    refresh(shared_plan())
    page = text(signed_in(), HOME)
    assert "Prioritas 1 Aksesibilitas dan kewilayahan 1 sasaran · 1 program" in page
    assert "Rp600 jt 60,0% pagu" in page
    assert "1 OPD 1 sasaran digarap sendiri" in page
    assert b'class="s-card prio p2"' in signed_in().get(HOME).content


def test_home_lists_what_needs_talk_by_rupiah_with_the_way_to_the_repair() -> None:
    refresh(shared_plan())
    answer = signed_in().get(HOME).content.decode()
    alone, loose = answer.index("hanya digarap Dinas PUPR"), answer.index("“Rambu” (Dinas Perhubungan) belum terhubung")
    assert alone < loose
    assert "/12.07/2022/kontribusi/ajak/?simpul=" in answer
    assert re.search(r"/12\.07/2022/baris/\d+/hubungkan/", answer)


def test_home_shows_the_central_figure_its_trend_and_how_it_is_computed() -> None:
    cycle = shared_plan()
    sasaran, dishub = cycle.simpul_set.get(jenjang="sasaran"), a.opd("Dinas Kominfo")
    today = a.clock.now().date()
    for days, part in ((30, 10), (20, 25)):
        day = today - timedelta(days=days)
        TrendPoint.objects.create(daerah_id="12.07", siklus=cycle, day=day, together=part, total=100)
    a.contribution(sasaran, dishub, target="42 km")
    refresh(cycle)
    page = text(signed_in(), HOME)
    assert "60% ▲ naik 50 poin sejak" in page
    assert "Rp600 jt dari Rp1 M." in page
    assert b'class="s-spark"' in signed_in().get(HOME).content


def test_home_is_right_even_before_the_worker_has_looked() -> None:
    shared_plan()
    assert "1 sasaran digarap sendiri" in text(signed_in(), HOME)


def test_a_fresh_cycle_says_what_to_do_next() -> None:
    a.siklus()
    page = text(signed_in(), HOME)
    assert "Langkah berikutnya" in page
    assert "Impor rencana OPD" in page
    assert "belum ada pagu yang dapat dihitung" in page


def test_the_strip_shows_open_past_and_coming_steps() -> None:
    cycle = a.siklus(a.DELI_SERDANG, 2022, "ranwal")
    at = a.clock.now()
    for kode, days in (("persiapan", -90), ("forum_opd", 60)):
        window = {"opens_at": at + timedelta(days=days), "closes_at": at + timedelta(days=days + 5)}
        Tahapan.objects.create(daerah_id="12.07", siklus=cycle, kode=kode, **window)
    answer = signed_in().get(HOME).content.decode()
    states = dict(re.findall(r'<li class="(\w*)"(?: aria-current="step")?>([\w ]+)', answer))
    assert states["done"] == "Persiapan"
    assert states["now"] == "Rancangan awal"
    assert "Penetapan" in answer
    assert "belum dijadwalkan" in answer


def test_somebody_without_account_is_led_to_the_sign_in() -> None:
    a.siklus()
    for url in (HOME, LIST):
        assert Client().get(url)["Location"].startswith("/masuk/")


def test_every_planning_role_reads_findings_of_another_opd() -> None:
    refresh(shared_plan())
    planner = a.person("perencana_opd", opd=a.opd("Dinas Lain"))
    assert "“Rambu”" in text(signed_in(planner), LIST)


def test_somebody_of_another_daerah_finds_nothing() -> None:
    refresh(shared_plan())
    a.siklus("61.04", 2022)
    assert signed_in(a.person(daerah_kode="61.04")).get(LIST).status_code == 404


def test_the_list_is_narrowed_by_kind_opd_state_and_words() -> None:
    cycle = shared_plan()
    refresh(cycle)
    client, dishub = signed_in(), cycle.planline_set.get(nama="Rambu").opd
    assert "Rekonstruksi jalan” (Dinas PUPR) belum punya lokasi" in text(client, f"{LIST}?jenis=tanpa_lokasi")
    assert "Rekonstruksi" not in text(client, f"{LIST}?jenis=tanpa_lokasi&opd={dishub.pk}")
    assert "Rambu" in text(client, f"{LIST}?jenis=tanpa_lokasi&cari=rambu")
    assert "Tidak ada temuan di sini" in text(client, f"{LIST}?keadaan=selesai")


@pytest.mark.parametrize("nonsense", ["?opd=x&jenis=y&keadaan=z&urut=q", "?sesudah=abc", "?sesudah=1.x", "?opd=²"])
def test_an_address_that_makes_no_sense_shows_the_whole_list(nonsense: str) -> None:
    refresh(shared_plan())
    assert "“Rambu”" in text(signed_in(), LIST + nonsense)


@pytest.mark.parametrize("sort", ["rupiah", "baru"])
def test_pages_follow_one_another_without_gap_or_repeat(sort: str) -> None:
    cycle, pupr = a.siklus(), a.opd()
    for n in range(12):
        a.line(cycle, pupr, f"Ruas {n:02d}", pagu=1_000_000 * (1 + n // 4))
    refresh(cycle)
    client, seen, after = signed_in(), [], ""
    while True:
        page = client.get(f"{LIST}?urut={sort}" + (f"&sesudah={after}" if after else ""))
        seen += [item["row"].pk for item in page.context["rows"]]
        after = page.context["after"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == Temuan.objects.filter(state="terbuka").count() > 50


def test_the_owner_sets_a_finding_aside_on_screen_and_takes_it_up_again() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr, pagu=530)
    row = one(cycle, "pagu_janggal")
    client, url = signed_in(a.person("perencana_opd", opd=pupr)), f"{LIST}{row.pk}/"
    assert "Abaikan dengan alasan" in text(client, url)
    assert client.post(f"{url}abaikan/", {"reason": "memang begitu"}).status_code == 302
    page = text(client, url)
    assert "memang begitu" in page
    assert "Abaikan temuan: memang begitu" in page
    assert client.post(f"{url}buka/").status_code == 302
    assert Temuan.objects.get(pk=row.pk).state == "terbuka"


def test_without_a_reason_the_form_comes_back_and_says_so() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr, pagu=530)
    row = one(cycle, "pagu_janggal")
    answer = signed_in(a.person("perencana_opd", opd=pupr)).post(f"{LIST}{row.pk}/abaikan/", {"reason": " "})
    assert (answer.status_code, "Tulis alasannya" in answer.content.decode()) == (422, True)


def test_somebody_else_sees_why_there_is_no_button_and_is_refused_over_http() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr, pagu=530)
    row = one(cycle, "pagu_janggal")
    client = signed_in(a.person("perencana_bappeda"))
    page = text(client, f"{LIST}{row.pk}/")
    assert "Hanya pemiliknya yang dapat mengabaikan" in page
    assert "Abaikan dengan alasan" not in page
    assert client.post(f"{LIST}{row.pk}/abaikan/", {"reason": "x"}).status_code == 403
    assert Temuan.objects.get(pk=row.pk).state == "terbuka"


def test_a_whole_group_is_set_aside_on_screen() -> None:
    cycle, pupr = a.siklus(), a.opd()
    for n in range(3):
        a.line(cycle, pupr, f"Ruas {n}")
    refresh(cycle)
    client = signed_in(a.person("kepala_opd", opd=pupr))
    assert "Abaikan semua dengan satu alasan" in text(client, f"{LIST}?jenis=tanpa_lokasi&opd={pupr.pk}")
    url = f"{LIST}abaikan/tanpa_lokasi/"
    assert "Abaikan 3 temuan “Baris tanpa lokasi”?" in text(client, f"{url}?opd={pupr.pk}")
    assert client.post(f"{url}kirim/", {"opd": pupr.pk, "reason": "kantor sendiri"}).status_code == 302
    assert Temuan.objects.filter(kind="tanpa_lokasi", state="diabaikan").count() == 3


def test_an_unknown_kind_of_group_is_not_found() -> None:
    a.siklus()
    assert signed_in().get(f"{LIST}abaikan/tidak_ada/").status_code == 404


def test_home_and_list_cost_the_same_at_any_size_and_stay_small() -> None:
    cycle = shared_plan()
    for n in range(8):
        a.simpul(cycle, "prioritas", f"Prioritas nomor {n} yang panjang namanya", nomor=n + 2, warna=n + 1)
    for n in range(60):
        a.line(cycle, a.opd(f"Dinas nomor {n} dengan nama yang panjang sekali"), f"Ruas {n}")
    refresh(cycle)
    client = signed_in()
    for url, limit in ((HOME, 13), (LIST, 10), (f"{LIST}{Temuan.objects.first().pk}/", 10)):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        asked = [q for q in queries if "set_config" not in q["sql"]]  # PostgreSQL is told whose room it is
        assert len(asked) <= limit, url
        assert len(answer.content) <= 40_000, url
