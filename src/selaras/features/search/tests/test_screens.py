"""The box on every page, the page of results, what it costs, and who sees what."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.search.actions import rebuild
from selaras.features.search.models import Item, Posting
from selaras.features.search.queries.vocabulary import vocabulary
from selaras.features.search.tests.looking import PAGE, plan, proposal, signed_in
from selaras.features.usulan.actions import answer
from selaras.features.usulan.models import Kontak, Usulan
from tests import builders as a

pytestmark = pytest.mark.django_db


def text(client: Client, url: str) -> str:
    shown = client.get(url)
    assert shown.status_code == 200, url
    return " ".join(re.sub(r"<[^>]+>", " ", shown.content.decode()).split())


def test_every_page_of_a_room_has_the_box_and_the_results_have_one() -> None:
    plan()
    client = signed_in()
    for path in (
        "/12.07/2022/",
        "/12.07/2022/usulan/",
        "/12.07/2022/pagu/",
        "/12.07/2022/pemberitahuan/",
        f"{PAGE}?q=jalan",
    ):
        shown = client.get(path).content.decode()
        assert shown.count("data-find ") + shown.count("data-find>") == 1, path
        assert f'action="{PAGE}"' in shown, path


def test_whoever_only_keeps_accounts_has_no_box_and_no_results() -> None:
    plan()
    client = signed_in(a.person("admin_sistem"))
    assert "data-find" not in client.get("/12.07/2022/orang/").content.decode()
    assert client.get(f"{PAGE}?q=jalan").status_code == 403
    assert client.get(f"{PAGE}saran/?q=jalan").status_code == 403


def test_strangers_sign_in_first_and_people_of_another_daerah_find_no_room() -> None:
    plan()
    a.siklus("61.04")
    assert Client().get(f"{PAGE}?q=jalan").status_code == 302
    assert signed_in(a.person(daerah_kode="61.04")).get(f"{PAGE}?q=jalan").status_code == 404
    assert signed_in(a.person("operator_desa", wilayah=a.SAENTIS)).get(f"{PAGE}?q=jalan").status_code == 200


def test_results_are_grouped_counted_and_marked() -> None:
    plan()
    shown = signed_in().get(f"{PAGE}?q=jl+mawar").content.decode()
    assert "Perbaikan selokan <mark>Jalan</mark> <mark>Mawar</mark>" in shown
    page = text(signed_in(), f"{PAGE}?q=jalan")
    assert "Semua 4 Baris rencana 2 Paket pekerjaan 1 Simpul rencana 1" in page
    assert "Dinas PUPR" in page


def test_a_slip_asks_back_with_a_link_to_the_right_spelling() -> None:
    plan()
    shown = signed_in().get(f"{PAGE}?q=drainase+sampalli&kecamatan=12.07.26")
    assert "Maksud Anda?" in shown.content.decode()
    assert "?q=drainase+sampali&amp;kecamatan=12.07.26" in shown.content.decode()


def test_an_empty_answer_says_what_to_do() -> None:
    plan()
    assert "Tulis satu atau beberapa kata" in text(signed_in(), PAGE)
    page = text(signed_in(), f"{PAGE}?q=zzzzqqq")
    assert "Tidak ada yang cocok" in page and "Cari di semua tahun" in page
    assert "Lepaskan semua saringan" in text(signed_in(), f"{PAGE}?q=zzzzqqq&tahun=semua&kecamatan=12.07.26")


def test_what_was_typed_is_shown_as_text() -> None:
    plan()
    shown = signed_in().get(PAGE, {"q": "<script>alert(1)</script> \"'&"}).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    offered = signed_in().get(f"{PAGE}saran/", {"q": "<b>jalan"}).content.decode()
    assert "<b>jalan" not in offered


def test_pages_of_one_kind_go_on_and_back_and_keep_the_question() -> None:
    cycle, agency = plan(), a.opd()
    for n in range(45):
        a.line(cycle, agency, f"Posyandu melati {n}")
    rebuild("12.07")
    client = signed_in()
    assert "Lihat semua 45" in text(client, f"{PAGE}?q=posyandu")
    seen: list[str] = []
    for page in (1, 2, 3):
        shown = client.get(f"{PAGE}?q=posyandu&jenis=baris&halaman={page}").content.decode()
        seen += re.findall(r"</mark> melati (\d+)", shown)
    assert (len(seen), len(set(seen))) == (45, 45)
    second = client.get(f"{PAGE}?q=posyandu&jenis=baris&halaman=2").content.decode()
    assert "q=posyandu&amp;jenis=baris&amp;halaman=3" in second and "halaman=1" in second
    assert "Tidak ada yang cocok" in text(client, f"{PAGE}?q=posyandu&jenis=baris&halaman=9")


@pytest.mark.parametrize(
    "q", ["jalan", "drainse sampalli", "1.03.06", "selokan jalan mawar kesehatan", "tidakadasamasekali"]
)
def test_a_page_of_results_costs_at_most_eight_queries_the_whole_frame_included(q: str) -> None:
    cycle, agency = plan(), a.opd()
    for n in range(30):
        a.line(cycle, agency, f"Jalan melati {n}")
    rebuild("12.07")
    client = signed_in()
    vocabulary("12.07")  # the words are read once per process
    client.get(PAGE)
    for path in (f"{PAGE}?q={q}", f"{PAGE}?q={q}&jenis=baris&tahun=semua", f"{PAGE}saran/?q={q}"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        asked = [query["sql"] for query in queries if "set_config" not in query["sql"]]
        assert len(asked) <= 8, path


def test_the_box_costs_other_pages_no_query() -> None:
    plan()
    client = signed_in()
    client.get("/12.07/2022/pemberitahuan/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/12.07/2022/pemberitahuan/")
    assert not any("search_" in query["sql"] for query in queries)


def test_drafts_contacts_and_notes_are_in_no_part_of_the_index() -> None:
    cycle = plan()
    sent = Usulan.objects.get()
    Kontak.objects.create(daerah_id="12.07", usulan=sent, nama="Sumiati Kenari", telepon="081298765432")
    answer.note(sent, "catatan rahasia kerabat", actor=a.actor("camat", wilayah=a.PERCUT))
    writer = a.person("operator_desa", wilayah=a.SAENTIS)
    proposal(cycle, "Balai dusun terpadu", "DS-22-DRAFT", keadaan="draf", entered_by=writer.pk)
    proposal(cycle, "Lampu jalan", "DS-22-WARGA", asal="publik", pengusul="Warga Bernama")
    rebuild("12.07")
    words = set(Posting.objects.values_list("word", flat=True))
    assert not words & {"sumiati", "kenari", "081298765432", "rahasia", "kerabat", "balai", "terpadu", "bernama"}
    assert {"kenanga", "lampu", "parit"} <= words
    kept = " ".join(map(str, Item.objects.values_list("title", "detail", "kode")))
    assert "Balai dusun" not in kept and "Sumiati" not in kept and "Lampu jalan" in kept


def test_a_village_operator_finds_the_plan_of_the_daerah_but_no_draft_of_another() -> None:
    cycle = plan()
    proposal(cycle, "Balai dusun terpadu", "DS-22-DRAFT", keadaan="draf", entered_by=1)
    rebuild("12.07")
    client = signed_in(a.person("operator_desa", wilayah=a.SAENTIS))
    assert "Tidak ada yang cocok" in text(client, f"{PAGE}?q=balai+terpadu")
    assert "Pembuatan parit Dusun IX" in text(client, f"{PAGE}?q=parit")
    Usulan.objects.filter(kode="DS-22-DRAFT").update(keadaan="berjalan")
    rebuild("12.07")
    assert "Balai" in text(client, f"{PAGE}?q=balai+terpadu")


def test_the_page_speaks_english() -> None:
    plan()
    client = signed_in()
    client.cookies["django_language"] = "en"
    page = text(client, f"{PAGE}?q=jalan")
    assert "Plan lines 2" in page and "Work packages 1" in page
    assert "Did you mean" in text(client, f"{PAGE}?q=drainase+sampalli")
