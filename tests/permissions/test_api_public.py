"""What a program reads without a key: published snapshots and nothing of a person."""

import pytest
from django.test import Client

from selaras.features.portal.actions.publish import publish
from selaras.features.portal.api.shapes import Line, Node, Proposal
from selaras.features.portal.fields import SETS
from selaras.features.portal.tests.published import head, plan, proposals, site
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import proposals as p
from tests.permissions.operations import OPEN
from tests.permissions.test_privacy import PLANTED, _planted

pytestmark = pytest.mark.django_db
ROOM = "/api/1/terbit/12.07/2022"


def test_the_rows_have_the_fields_of_the_dictionary_in_their_order() -> None:
    shapes = {"baris": Line, "simpul": Node, "usulan": Proposal}
    for name, shape in shapes.items():
        assert list(shape.model_fields) == [field.name for field in SETS[name].fields]
    told = Client().get("/api/1/kolom").json()
    assert [each["nama"] for each in told["kolom"]["usulan"]][:2] == ["kode", "judul"]
    assert told["kata"]["hasil"]["ditolak"] == "Ditolak"


def test_before_publishing_there_is_nothing_and_after_it_only_what_was_published() -> None:
    siklus, client = plan(), Client()
    yes, no, waits = proposals(siklus)
    for name in ("baris", "simpul", "usulan"):
        assert client.get(f"{ROOM}/{name}").status_code == 404
    assert client.get("/api/1/terbit").json() == []
    row = publish(siklus, actor=head())
    late = p.sent(siklus, "Usulan yang datang kemudian")
    found = client.get(f"{ROOM}/usulan").json()
    assert {each["kode"] for each in found["isi"]} == {yes.kode, no.kode, waits.kode}
    assert late.kode not in str(found) and found["sha256"] == row.sha256
    (area,) = client.get("/api/1/terbit").json()
    assert area["kode"] == "12.07" and area["terbitan"][0]["jumlah_usulan"] == 3
    assert client.get("/api/1/terbit/61.04/2022/usulan").status_code == 404


def test_a_list_goes_on_after_its_last_row_and_a_choice_leaves_what_fits() -> None:
    site()
    client, seen, after = Client(), [], ""
    while True:
        part = client.get(f"{ROOM}/baris?banyak=1{after}").json()
        seen += [row["id"] for row in part["isi"]]
        if part["lanjut"] is None:
            break
        after = f"&sesudah={part['lanjut']}"
    whole = client.get(f"{ROOM}/baris").json()
    assert seen == [row["id"] for row in whole["isi"]] and whole["jumlah"] == len(seen) == 3
    served = client.get(f"{ROOM}/simpul?jenjang=prioritas").json()["isi"]
    road = client.get(f"{ROOM}/baris?prioritas={served[0]['id']}&jenjang=sub_kegiatan").json()
    assert [row["nama"] for row in road["isi"]] == ["Pembangunan drainase"]
    refused = client.get(f"{ROOM}/usulan?hasil=ditolak").json()
    assert [row["judul"] for row in refused["isi"]] == ["Jembatan gantung"]
    assert client.get(f"{ROOM}/usulan?hasil=entah").status_code == 422


def test_a_code_tells_what_the_public_page_tells() -> None:
    _row, (yes, no, _waits) = site()
    client = Client()
    told = client.get(f"/api/1/lacak/{no.kode.lower()}").json()
    assert told["usulan"]["hasil"] == "ditolak" and told["usulan"]["penjelasan"] == "Jalan provinsi."
    assert told["langkah"][0]["jawaban"] == "Diterima"
    home = client.get(f"/api/1/lacak/{yes.kode}").json()["tempat"][0]
    assert (home["nama"], home["anggaran"]) == ("Pembangunan drainase", 460_000_000)
    assert client.get("/api/1/lacak/KDS-22-AAAAA").status_code == 404
    Usulan.objects.filter(pk=no.pk).update(keadaan="draf")
    assert client.get(f"/api/1/lacak/{no.kode}").status_code == 404


def test_no_open_operation_shows_a_person_or_begins_a_session() -> None:
    found, client = _planted(), Client()
    for op in OPEN:
        for kode in (each.kode for each in found):
            answer = client.get(op.path.format(pemda="12.07", tahun=2022, kode=kode))
            text = answer.content.decode()
            assert answer.status_code == 200, op
            assert [mark for mark, value in PLANTED.items() if value in text] == [], op
            assert answer["Cache-Control"].startswith("public") and answer["Access-Control-Allow-Origin"] == "*"
    assert len(OPEN) == 6 and not client.cookies


def test_whoever_has_the_same_copy_is_told_so_until_something_else_is_published() -> None:
    row, _sent = site()
    client = Client()
    first = client.get(f"{ROOM}/usulan")
    same = client.get(f"{ROOM}/usulan", headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert same["Access-Control-Allow-Origin"] == "*" and same["Cache-Control"].startswith("public")
    other = client.get(f"{ROOM}/baris", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200 and other["ETag"] != first["ETag"]
    siklus = row.siklus
    p.sent(siklus, "Usulan yang datang kemudian")
    publish(siklus, actor=head())
    later = client.get(f"{ROOM}/usulan", headers={"If-None-Match": first["ETag"]})
    assert later.status_code == 200 and later.json()["jumlah"] == first.json()["jumlah"] + 1
    assert "ETag" not in client.get(f"{ROOM}/usulan?hasil=entah")
