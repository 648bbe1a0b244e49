"""What the public reads: the latest snapshot, whatever happens in the room afterwards."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from django.test import Client

from selaras.features.plan.models import PlanLine
from selaras.features.portal.actions.publish import publish
from selaras.features.portal.fields import SETS
from selaras.features.portal.models import Terbitan
from selaras.features.portal.tests.published import SITE, asked, head, plan, site
from selaras.features.portal.verbs import PUBLISH
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


def _read(path: str = "", client: Client | None = None) -> str:
    answer = (client or Client()).get(SITE + path)
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies and "csrftoken" not in answer.cookies
    return " ".join(answer.content.decode().split())


def test_the_home_says_theme_money_priorities_proposals_and_latest_decisions() -> None:
    site()
    said = _read()
    assert "Terhubung desanya, terlayani warganya" in said
    assert "Untuk apa Rp700 jt?" in said and "1 · Aksesibilitas wilayah" in said and "Rp500 jt · 71,4%" in said
    assert "Belum terhubung ke prioritas" in said and "Rp200 jt · 28,6%" in said
    assert "Dari mana 3 usulan datang?" in said and 'aria-label="Percut Sei Tuan: 3"' in said
    assert "Bukan kewenangan kabupaten/kota. Jalan provinsi." in said and "Masuk rancangan 2022" in said
    assert 'action="/u/"' in said and "Tahapan berikutnya" in said


def test_before_anything_is_published_there_is_no_page() -> None:
    plan()
    for path in ("", "rencana/", "usulan/", "data/", "data/baris.csv"):
        assert Client().get(SITE + path).status_code == 404


def test_the_public_reads_the_snapshot_and_not_the_room() -> None:
    row, (yes, _no, _waits) = site()
    PlanLine.objects.filter(siklus=row.siklus).update(nama="Rahasia dapur")
    type(yes).objects.filter(pk=yes.pk).update(judul="Diubah sesudahnya")
    for path in ("", "rencana/", "usulan/", "data/baris.json", "data/usulan.csv"):
        said = _read(path)
        assert "Rahasia dapur" not in said and "Diubah sesudahnya" not in said
    publish(row.siklus, actor=head())
    assert "Rahasia dapur" in _read("rencana/") and "Diubah sesudahnya" in _read("usulan/")


def test_publishing_is_an_act_with_its_hash_and_only_of_the_head_in_its_stages() -> None:
    siklus = plan()
    for role in ("perencana_bappeda", "bupati", "admin_sistem"):
        with pytest.raises(Refused):
            publish(siklus, actor=a.actor(role))
    row = publish(siklus, actor=head())
    entry = Entry.objects.get(verb=PUBLISH.name)
    assert row.sha256 in entry.body and row.picture.sha256 in entry.body
    assert (row.nomor, row.nama, row.lines, row.pagu) == (1, "Rancangan akhir", 3, 700_000_000)
    a.open_now(siklus, "ranwal")
    with pytest.raises(Refused, match="Musrenbang kabupaten"):
        publish(siklus, actor=head())
    assert Terbitan.objects.count() == 1


def test_a_changed_snapshot_is_not_shown() -> None:
    row, _all = site()
    Terbitan.objects.filter(pk=row.pk).update(sha256="0" * 64)
    with pytest.raises(ValueError, match="does not fit"):
        Client().get(SITE)


def test_the_plan_is_read_by_priority_and_kecamatan() -> None:
    row, _all = site()
    one = next(n for n in json.loads(_read("data/simpul.json"))["simpul"] if n["uraian"] == "Aksesibilitas wilayah")
    said = _read(f"rencana/?prioritas={one['id']}")
    assert "1 baris, Rp500.000.000." in said and "Pembangunan drainase" in said and "HYPERLINK" not in said
    assert "1 baris, Rp200.000.000." in _read("rencana/?prioritas=tanpa")
    assert "Tidak ada baris yang sesuai" in _read("rencana/?kecamatan=12.07.26")
    assert "2 baris, Rp700.000.000." in _read("rencana/?kecamatan=tanpa_lokasi")
    assert "1 baris" in _read("rencana/?cari=drainase+pupr") and row.pk


def test_a_long_list_goes_on_after_the_last_row_and_comes_back() -> None:
    siklus, dinas = plan(), p.agency("Dinas Perkim")
    for n in range(60):
        a.line(siklus, dinas, f"Baris {n:02d}", 1_000_000 + n)
    publish(siklus, actor=head())
    seen, path, client = [], "rencana/?cari=perkim", Client()
    for _page in range(3):
        answer = client.get(SITE + path)
        part = answer.context["part"] if answer.context else None
        assert part is not None
        seen += [line["nama"] for line in part.rows]
        path = f"rencana/?cari=perkim&sesudah={part.next}"
    assert seen == [f"Baris {n:02d}" for n in reversed(range(60))] and part.next == ""
    back = client.get(f"{SITE}rencana/?cari=perkim&sebelum={part.prev}").context["part"]
    assert [line["nama"] for line in back.rows] == [f"Baris {n:02d}" for n in reversed(range(10, 35))]


def test_proposals_are_read_by_kecamatan_and_outcome() -> None:
    _row, (yes, no, waits) = site()
    refused = _read("usulan/?hasil=ditolak")
    assert no.kode in refused and yes.kode not in refused and "1 usulan, Rp90.000.000 diusulkan." in refused
    assert waits.kode in _read("usulan/?hasil=berjalan&kecamatan=12.07.26")
    assert "Tidak ada usulan yang sesuai" in _read("usulan/?kecamatan=12.07.01")
    assert f'href="/u/{yes.kode}/"' in _read("usulan/")


@pytest.mark.parametrize("name", list(SETS))
def test_open_data_has_exactly_the_fields_of_its_dictionary(name: str) -> None:
    row, _all = site()
    wanted = [field.name for field in SETS[name].fields]
    client = Client()
    table = list(csv.DictReader(io.StringIO(client.get(f"{SITE}data/{name}.csv").content.decode("utf-8-sig"))))
    whole = json.loads(client.get(f"{SITE}data/{name}.json").content)
    assert list(table[0]) == wanted and list(whole[name][0]) == wanted
    assert len(table) == len(whole[name]) >= 3 and whole["sha256"] == row.sha256
    assert all(f"<code>{field}</code>" in _read("data/") for field in wanted)
    assert client.get(f"{SITE}data/{name}.pdf").status_code == 404


def test_the_files_say_what_the_pages_say_and_a_formula_stays_text() -> None:
    _row, (yes, _no, _waits) = site()
    lines = list(csv.DictReader(io.StringIO(_read_csv("baris"))))
    assert sum(int(line["pagu"]) for line in lines if line["dihitung"] == "1") == 700_000_000
    assert [line["nama"] for line in lines if "HYPERLINK" in line["nama"]] == ['\'=HYPERLINK("x")']
    found = next(u for u in csv.DictReader(io.StringIO(_read_csv("usulan"))) if u["kode"] == yes.kode)
    assert (found["hasil"], found["anggaran"], found["nasib"]) == ("diterima", "460000000", "direncanakan")
    assert found["baris"] == next(line["id"] for line in lines if line["nama"] == "Pembangunan drainase")


def _read_csv(name: str) -> str:
    return Client().get(f"{SITE}data/{name}.csv").content.decode("utf-8-sig")


def test_a_copy_that_is_still_fresh_is_not_sent_again_and_each_language_is_its_own() -> None:
    site()
    client = Client()
    first = client.get(SITE)
    assert first["Cache-Control"] == "public, max-age=300" and "Cookie" in first["Vary"]
    assert client.get(SITE, headers={"if-none-match": first["ETag"]}).status_code == 304
    client.cookies["django_language"] = "en"
    english = client.get(SITE)
    assert english["ETag"] != first["ETag"] and "What comes first" in english.content.decode()


def test_a_page_costs_few_queries() -> None:
    site()
    for path in ("", "rencana/", "usulan/", "data/", "data/usulan.json"):
        assert asked(SITE + path) <= 2, path


def test_script_in_a_text_stays_text_on_every_page_and_in_both_pictures() -> None:
    siklus = plan()
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    a.simpul(siklus, "prioritas", f"Prioritas {bad}", nomor=3)
    a.simpul(siklus, "tema", bad, nomor=2)
    PlanLine.objects.filter(siklus=siklus).update(nama=f"Baris {bad}")
    Wilayah.objects.filter(pk=a.PERCUT).update(nama=f"Percut {bad}"[:120])
    sent = p.sent(siklus, f"Parit {bad}")
    publish(siklus, actor=head())
    client = Client()
    for path in (SITE, f"{SITE}rencana/", f"{SITE}usulan/", f"/u/{sent.kode}/", f"/u/?kode={quote(bad)}"):
        said = client.get(path).content.decode()
        assert "<script>alert" not in said and "<img src=x" not in said, path
        assert "&lt;script&gt;" in said, path
