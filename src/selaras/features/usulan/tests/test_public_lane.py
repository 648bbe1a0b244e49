"""The people's own lane: open where the daerah opened it, once per key, not without measure, never with a name in public."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from selaras.features.usulan import restraint
from selaras.features.usulan.models import Kontak, Langkah, Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.features.usulan.words import DEFAULT_ROUTES
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.tests import photos
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry, Once
from tests import builders as a

pytestmark = pytest.mark.django_db
TYPED = {"judul": "Lampu jalan Dusun II", "wilayah": a.SAENTIS, "nama": "Budi", "telepon": "0813"}


def _at(name: str) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022})


NEW, SUBMIT = (f"usulan:public:{name}" for name in ("new", "submit"))


@pytest.fixture(autouse=True)
def _nobody_sent_before() -> None:
    cache.clear()


def _opened() -> Siklus:
    siklus = p.cycle("musrenbang_desa")
    steps = enumerate(DEFAULT_ROUTES["publik"], 1)
    Langkah.objects.bulk_create(
        Langkah(daerah_id="12.07", siklus=siklus, asal="publik", nomor=n, kode=kode, tahapan=tahapan)
        for n, (kode, tahapan) in steps
    )
    return siklus


def test_without_a_route_for_them_people_read_where_to_go_instead() -> None:
    p.cycle("musrenbang_desa")
    page = Client().get(_at(NEW))
    assert page.status_code == 200 and "tidak menerima usulan langsung dari warga" in page.content.decode()
    assert Client().post(_at(SUBMIT), TYPED).status_code == 403
    assert not Usulan.objects.exists()


def test_a_citizen_sends_without_an_account_and_finds_the_number() -> None:
    siklus = _opened()
    client = Client()
    assert "Lampu" not in client.get(_at(NEW)).content.decode()
    sent = client.post(_at(SUBMIT), TYPED)
    made = Usulan.objects.get()
    assert sent["Location"] == f"{_at('usulan:public:receipt')}?kode={made.kode}"
    assert (made.asal, made.langkah, made.pengusul, made.entered_by) == ("publik", "desa", "Warga", None)
    assert Kontak.objects.get().telepon == "0813"
    page = client.get(sent["Location"]).content.decode()
    assert made.kode in page and "0813" not in page and "Budi" not in page
    assert "Budi" not in "".join(e.body + e.label + e.note for e in Entry.objects.all())
    a.open_now(siklus, "musrenbang_kecamatan")
    late = client.post(_at(SUBMIT), TYPED)
    assert late.status_code == 403 and "Lampu jalan Dusun II" in late.content.decode()


def test_the_same_key_from_people_without_an_account_makes_one_proposal() -> None:
    _opened()
    first, second = (Client().post(_at(SUBMIT), TYPED | {"_once": "kunci-warga"}) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert (Usulan.objects.count(), Once.objects.count()) == (1, 1)
    assert Client().post(_at(SUBMIT), TYPED | {"_once": "kunci-warga", "judul": "Lain"}).status_code == 409
    assert Client().post(_at(SUBMIT), TYPED | {"_once": "kunci-lain"}).status_code == 302
    assert Usulan.objects.count() == 2


def test_a_machine_that_fills_the_hidden_field_sends_nothing() -> None:
    _opened()
    assert Client().post(_at(SUBMIT), TYPED | {"situs_web": "http://x"}).status_code == 422
    assert not Usulan.objects.exists()
    assert Client().post(_at(SUBMIT), TYPED | {"situs_web": ""}).status_code == 302


def test_one_address_sends_its_share_of_an_hour_and_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    _opened()
    monkeypatch.setattr(restraint, "MOST", 2)
    answers = [Client().post(_at(SUBMIT), TYPED).status_code for _time in range(3)]
    assert answers == [302, 302, 429]
    again = Client().post(_at(SUBMIT), TYPED)
    assert "Lampu jalan Dusun II" in again.content.decode() and "Retry" not in again.headers
    assert Client(REMOTE_ADDR="10.1.1.9").post(_at(SUBMIT), TYPED).status_code == 302


def test_a_proposal_of_a_village_is_not_found_on_the_people_s_receipt() -> None:
    siklus = _opened()
    sent: Any = p.blank(siklus, keadaan="berjalan", kode="DS-22-AAAAA")
    sent.save()
    assert Client().get(_at("usulan:public:receipt"), {"kode": sent.kode}).status_code == 404
    Usulan.objects.update(asal="publik")
    assert Client().get(_at("usulan:public:receipt"), {"kode": sent.kode}).status_code == 200


def test_a_photo_of_a_citizen_goes_with_the_words_and_none_is_taken_while_the_lane_is_closed(
    settings: Any, tmp_path: Any
) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    siklus = _opened()
    Client().post(_at(SUBMIT), TYPED | {"foto": [photos.upload(photos.jpeg())], "_once": "k"})
    row = Attachment.objects.get()
    assert (row.thing_id, row.uploaded_by) == (Usulan.objects.get().pk, None)
    a.open_now(siklus, "ranwal")
    Client().post(_at(SUBMIT), TYPED | {"foto": [photos.upload(photos.jpeg(320, 240))], "_once": "k2"})
    assert Attachment.objects.count() == 1
