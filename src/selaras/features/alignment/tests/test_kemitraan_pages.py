"""Partnerships on screen: what a form keeps, what it says is left, who sees which button, and the files."""

import io
import re
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.alignment.models import Kemitraan
from selaras.features.alignment.tests.partners import Market, share, states
from selaras.features.plan.models import Contribution, Place
from selaras.features.usulan.models import Usulan
from selaras.foundation.people.models import Person
from tests import builders as a

pytestmark = pytest.mark.django_db
LIST, NEW, SEND = "/12.07/2022/kemitraan/", "/12.07/2022/kemitraan/usulkan/", "/12.07/2022/kemitraan/kirim/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def value(page: str, name: str) -> str:
    """What a field of the form shows."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert found, name
    said = re.search(r'value="([^"]*)"', found[0])
    return said[1] if said else ""


def chosen(page: str, name: str) -> int | None:
    """The key that a list of the form stands on."""
    found = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
    assert found, name
    said = re.search(r'<option value="(\d+)" selected', found[0])
    return int(said[1]) if said else None


def typed(w: Market, **other: str) -> dict[str, Any]:
    form = {
        "judul": "Pasar desa dan jalannya", "simpul": w.sasaran.pk, "opd": w.road_opd.pk, "rupiah": "1.000.000.000",
        "volume": "500", "satuan": "m", "b-TOTAL_FORMS": 3, "b-INITIAL_FORMS": 0,
        "b-0-opd": w.road_opd.pk, "b-0-rupiah": "600.000.000", "b-0-volume": "400", "b-0-bulan_mulai": 2,
        "b-0-bulan_selesai": 5, "b-0-line": f"1.03 Jalan (#{w.road.pk})",
        "b-2-opd": w.market_opd.pk, "b-2-rupiah": "400.000.000", "b-2-volume": "100", "b-2-bulan_mulai": 6,
        "b-2-bulan_selesai": 9, "b-2-after": ["0"], "b-2-line": w.market.kode,
    }  # fmt: skip
    return form | other


def test_a_form_with_an_empty_share_between_is_taken_and_its_order_kept() -> None:
    w = Market()
    answer = signed_in(w.planner).post(SEND, typed(w))
    row = Kemitraan.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"{LIST}{row.pk}/"
    road, market = share(row, w.road_opd), share(row, w.market_opd)
    assert (road.line, market.line, road.rupiah, row.asked_by_opd) == (w.road, w.market, 600_000_000, w.road_opd)
    assert [link.after for link in market.after.all()] == [road]


def test_shares_that_do_not_add_up_come_back_with_the_difference_and_nothing_typed_is_lost() -> None:
    w = Market()
    answer = signed_in(w.planner).post(SEND, typed(w, rupiah="1.200.000.000"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "masih kurang Rp200.000.000" in page and "sisa Rp200.000.000" in page
    assert value(page, "b-2-rupiah") == "400.000.000" and value(page, "judul") == "Pasar desa dan jalannya"
    assert Kemitraan.objects.count() == 0


def test_what_is_left_is_counted_without_saving_with_and_without_javascript() -> None:
    w = Market()
    client = signed_in(w.planner)
    sent = typed(w, judul="") | {"b-2-rupiah": "100.000.000", "b-2-bulan_mulai": 5}
    part = client.get("/12.07/2022/kemitraan/sisa/", sent)
    assert "sisa Rp300.000.000" in text(part) and "Bagian 1 belum selesai ketika bagian 3 mulai" in text(part)
    assert b"<form" not in part.content
    whole = client.post(SEND, sent | {"hitung": "1"})
    assert whole.status_code == 200 and "sisa Rp300.000.000" in text(whole) and "Belum tersimpan" not in text(whole)
    more = client.post(SEND, sent | {"tambah": "1"}).content.decode()
    assert 'name="b-4-opd"' in more and value(more, "b-0-rupiah") == "600.000.000"
    assert client.get("/12.07/2022/kemitraan/sisa/?b-TOTAL_FORMS=x&rupiah=abc&b-0-volume=-").status_code == 200
    assert Kemitraan.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"b-0-opd": ""}, "Pilih OPD yang memegang bagian ini"),
        ({"b-2-line": "9.99"}, "Pilih satu baris rencana milik OPD ini"),
        ({"b-2-opd": "", "b-2-rupiah": "", "b-2-volume": "", "b-2-bulan_mulai": "", "b-2-bulan_selesai": "",
          "b-2-line": "", "b-2-after": []}, "sedikitnya dua OPD"),
        ({"tempat": "Antah Berantah"}, "bukan desa, kelurahan atau kecamatan"),
        ({"b-0-bulan_selesai": 1}, "bulan selesai lebih dulu"),
        ({"b-0-rupiah": "enam ratus"}, "enam ratus"),
    ],
)  # fmt: skip
def test_a_complaint_names_its_field(change: dict[str, Any], words: str) -> None:
    w = Market()
    answer = signed_in(w.planner).post(SEND, typed(w) | change)
    assert answer.status_code == 422 and words in text(answer)
    assert signed_in(w.planner).post(SEND, typed(w)).status_code == 302


def test_the_form_begins_with_what_the_address_says() -> None:
    w = Market()
    a.wilayah(), a.wilayah(a.SAENTIS, "Saentis", "desa")
    Place.objects.create(line=w.road, daerah_id="12.07", wilayah_id=a.PERCUT)
    usulan = Usulan.objects.create(
        kode="DS-22-K7M4P", judul="Pasar Saentis", asal="desa", keadaan="berjalan", daerah_id="12.07",
        siklus=w.cycle, wilayah_id=a.SAENTIS, volume=500, satuan="m2", anggaran=70_000_000, opd=a.opd("Dinas Sosial"),
    )  # fmt: skip
    a.contribution(w.sasaran, w.road_opd, w.road)
    client = signed_in(w.market_head)
    page = client.get(f"{NEW}?baris={w.road.pk},{w.market.pk},x&usulan={usulan.pk}").content.decode()
    assert value(page, "judul") == "Pasar Saentis" and value(page, "rupiah") == "1.000.000.000"
    assert value(page, "tempat") == "Saentis, Kec. Percut Sei Tuan" and value(page, "volume") == "500"
    assert value(page, "b-0-rupiah") == "600.000.000" and value(page, "b-0-line").endswith(f"(#{w.road.pk})")
    assert chosen(page, "simpul") == w.sasaran.pk and chosen(page, "opd") == w.road_opd.pk
    assert [chosen(page, f"b-{at}-opd") for at in range(4)] == [w.road_opd.pk, w.market_opd.pk, usulan.opd_id, None]
    alone = client.get(f"{NEW}?simpul={w.sasaran.pk}&wilayah={a.PERCUT}").content.decode()
    assert value(alone, "tempat") == "Kec. Percut Sei Tuan"
    assert {chosen(alone, f"b-{at}-opd") for at in range(2)} == {w.road_opd.pk, w.market_opd.pk}
    assert client.get(f"{NEW}?baris=999999&usulan=abc&simpul=-1&wilayah=99").status_code == 200


def test_each_sees_the_buttons_that_are_theirs() -> None:
    w = Market()
    row = w.proposed()
    url = f"{LIST}{row.pk}/"
    proposer, head = text(signed_in(w.planner).get(url)), text(signed_in(w.road_head).get(url))
    assert "empat mata: Anda sendiri yang menyusun bagian ini" in proposer.replace("Empat", "empat")
    assert "Setujui bagian ini" in head and "Setujui bagian ini" not in proposer
    boss = text(signed_in(a.person("kepala_bappeda")).get(url))
    assert "Batalkan" in boss and "Setujui bagian ini" not in boss
    camat = text(signed_in(a.person("camat", wilayah=a.PERCUT)).get(url))
    assert "Rp600.000.000" in camat and "Ubah" not in camat and "Batalkan" not in camat


def test_agreeing_and_refusing_on_the_page() -> None:
    w = Market()
    row = w.proposed(parts=w.parts(market={"line": None}))
    market = share(row, w.market_opd)
    head = signed_in(w.market_head)
    empty = head.post(f"/12.07/2022/kemitraan/bagian/{market.pk}/tolak/", {"reason": ""})
    assert empty.status_code == 422 and "Tulis alasannya" in text(empty)
    stale = head.post(f"/12.07/2022/kemitraan/bagian/{market.pk}/setuju/", {"version": 9}, follow=True)
    assert "berubah sejak Anda membukanya" in text(stale) and states(row) == ["diminta", "diminta"]
    foreign = head.post(f"/12.07/2022/kemitraan/bagian/{market.pk}/setuju/", {"version": 1, "line": w.road.pk})
    assert foreign.status_code == 422
    yes = head.post(
        f"/12.07/2022/kemitraan/bagian/{market.pk}/setuju/", {"version": 1, "line": w.market.pk}, follow=True
    )
    assert "begitu semua OPD setuju" in text(yes)
    road = share(row, w.road_opd)
    last = signed_in(w.road_head).post(f"/12.07/2022/kemitraan/bagian/{road.pk}/setuju/", {"version": 1}, follow=True)
    assert "kemitraan disepakati" in text(last) and Contribution.objects.filter(state="diterima").count() == 2


def test_two_who_change_it_at_once_lose_nothing() -> None:
    w = Market()
    row = w.proposed()
    url = f"{LIST}{row.pk}/ubah/"
    seen = value(signed_in(w.road_head).get(url).content.decode(), "version")
    first = typed(w, judul="Pasar Saentis") | {"version": seen}
    assert signed_in(w.market_head).post(f"{url}kirim/", first).status_code == 302
    second = signed_in(w.road_head)
    answer = second.post(f"{url}kirim/", typed(w, judul="Pasar Percut") | {"version": seen})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Orang lain sudah mengubah" in page and value(page, "judul") == "Pasar Percut"
    again = second.post(f"{url}kirim/", typed(w, judul="Pasar Percut") | {"version": value(page, "version")})
    assert again.status_code == 302
    row.refresh_from_db()
    assert row.judul == "Pasar Percut"
    history = text(second.get(f"{LIST}{row.pk}/"))
    assert "Pasar Saentis" in history and "mengubah kemitraan" in history


def test_history_says_what_moved_in_whose_share() -> None:
    w = Market()
    row = w.proposed()
    sent = typed(w) | {"b-0-rupiah": "650.000.000", "b-2-rupiah": "350.000.000", "version": 1}
    signed_in(w.road_head).post(f"{LIST}{row.pk}/ubah/kirim/", sent)
    page = text(signed_in(w.planner).get(f"{LIST}{row.pk}/"))
    assert "Dinas Perdagangan, Rupiah: Rp400.000.000 Rp350.000.000" in page


def test_the_list_filters_searches_and_says_what_waits_first() -> None:
    w = Market()
    agreed, open_one = w.agreed(), w.proposed(w.terms(alamat="Jalan Mesjid"))
    client = signed_in(w.market_head)
    page = client.get(LIST).content.decode()
    assert page.index("Menunggu jawaban OPD Anda") < page.index('id="kemitraan"')
    assert page.count(f"{LIST}{agreed.pk}/") == 1 and page.count(f"{LIST}{open_one.pk}/") == 3
    assert (
        f"{LIST}{agreed.pk}/" not in client.get(f"{LIST}?keadaan=diusulkan").content.decode().split('id="kemitraan"')[1]
    )
    assert f"{LIST}{open_one.pk}/" in client.get(f"{LIST}?cari=mesjid").content.decode()
    assert "Tidak ada yang cocok" in text(client.get(f"{LIST}?cari=bendungan"))
    assert "Tidak ada yang cocok" in text(client.get(f"{LIST}?opd={a.opd('Dinas Sosial').pk}"))
    assert 'aria-current="page"' in page and "1 bagian kerja bersama" in text(client.get("/12.07/2022/"))


def test_an_empty_list_says_what_to_do() -> None:
    a.siklus()
    assert "Belum ada kemitraan" in text(signed_in(a.person()).get(LIST))


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    w = Market()
    w.proposed()
    client = signed_in(w.market_head)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _more in range(4):
        w.proposed()
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(one) <= 25


def test_the_files_have_a_row_for_each_share() -> None:
    w = Market()
    w.agreed()
    client = signed_in(w.planner)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{LIST}daftar.xlsx").content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert any("Dinas Perdagangan" in row and 400_000_000 in row for row in cells)
    rows = client.get(f"{LIST}daftar.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3 and "Jun–Sep" in rows[2]
    assert client.get(f"{LIST}daftar.pdf").status_code == 404
    assert len(client.get(f"{LIST}daftar.csv?keadaan=dibatalkan").content.decode().splitlines()) == 1


def test_the_ways_to_it_stand_where_somebody_is_alone() -> None:
    w = Market()
    a.contribution(w.sasaran, w.road_opd, w.road)
    client = signed_in(w.planner)
    way = f"{NEW}?simpul={w.sasaran.pk}"
    for page in (f"simpul/{w.sasaran.pk}/", "anyaman/", f"anyaman/{w.sasaran.pk}/{w.road_opd.pk}/"):
        assert way in client.get(f"/12.07/2022/{page}").content.decode(), page


def test_cancelling_asks_once_more_and_for_a_reason() -> None:
    w = Market()
    row = w.agreed()
    client = signed_in(w.planner)
    assert "ditarik dari sasaran" in text(client.get(f"{LIST}{row.pk}/batalkan/"))
    assert client.post(f"{LIST}{row.pk}/batalkan/kirim/", {"reason": ""}).status_code == 422
    assert client.post(f"{LIST}{row.pk}/batalkan/kirim/", {"reason": "dana pindah"}).status_code == 302
    assert "dana pindah" in text(client.get(f"{LIST}{row.pk}/"))


def test_in_english_the_words_are_english() -> None:
    w = Market()
    row = w.agreed()
    client = signed_in(w.planner)
    client.cookies["django_language"] = "en"
    page = text(client.get(f"{LIST}{row.pk}/"))
    assert "Agreed by all" in page and "The share of every OPD" in page and "Bagian tiap OPD" not in page
