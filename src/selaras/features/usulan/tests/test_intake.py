"""Taking in over HTTP: what a village clerk types arrives as typed, once, in the right place, or comes back whole."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from selaras.features.usulan.actions import answer, route
from selaras.features.usulan.models import KamusUsulan, Kontak, Suara, Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
OTHER = "12.07.26.2009"
TYPED = {
    "asal": "desa",
    "judul": "Parit Jalan Mesjid Dusun IX",
    "volume": "1.250,5",
    "satuan": "m",
    "wilayah": a.SAENTIS,
    "alamat": "Dusun IX",
    "lat": "3,595196",
    "lon": "98.672226",
}


def _at(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022, **kwargs})


@pytest.fixture
def cycle() -> Siklus:
    made = p.cycle()
    a.wilayah(OTHER, "Cinta Rakyat", "desa")
    return made


@pytest.fixture
def clerk(cycle: Siklus) -> Client:
    return _signed_in(a.person("operator_desa", wilayah=a.SAENTIS))


def _signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _drainase(cycle: Siklus, **fields: Any) -> KamusUsulan:
    return KamusUsulan.objects.create(
        daerah_id="12.07", siklus=cycle, nama="Drainase", satuan="m", harga_satuan=1_150_000, **fields
    )


def test_what_was_typed_arrives_with_its_numbers_and_its_place(clerk: Client) -> None:
    sent = clerk.post(_at("usulan:submit"), TYPED | {"nama": "Ani", "telepon": "0812", "email": "ani@contoh.test"})
    made = Usulan.objects.get()
    assert sent["Location"] == _at("usulan:receipt", pk=made.pk)
    assert (str(made.volume), made.wilayah_id, made.anggaran) == ("1250.500", a.SAENTIS, None)
    assert (str(made.lat), str(made.lon), made.keadaan, made.langkah) == (
        "3.595196",
        "98.672226",
        "berjalan",
        "kecamatan",
    )
    assert Kontak.objects.get().telepon == "0812"
    page = clerk.get(sent["Location"]).content.decode()
    assert made.kode in page and f"/u/{made.kode}/" in page and "0812" not in page


def test_a_number_that_is_taken_by_chance_becomes_another_one(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once 500: among the proposals of one deadline hour a few numbers meet."""
    drawn = iter("AAAAAAAAAABBBBBAAAAACCCCC")
    monkeypatch.setattr(route, "secrets", SimpleNamespace(choice=lambda letters: next(drawn)))
    for name in ("Parit", "Jembatan"):
        assert clerk.post(_at("usulan:submit"), TYPED | {"judul": name}).status_code == 302
    clerk.post(_at("usulan:draft"), TYPED | {"judul": "Talud"})
    assert [u.kode[-5:] for u in Usulan.objects.order_by("pk")] == ["AAAAA", "BBBBB", "CCCCC"]
    assert [u.judul for u in Usulan.objects.order_by("pk")] == ["Parit", "Jembatan", "Talud"]
    assert Entry.objects.count() == Usulan.objects.count()


def test_numbers_that_are_all_taken_are_said_and_leave_nothing(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "secrets", SimpleNamespace(choice=lambda letters: "A"))
    clerk.post(_at("usulan:submit"), TYPED)
    with pytest.raises(IntegrityError):
        clerk.post(_at("usulan:submit"), TYPED | {"judul": "Jembatan"})
    assert Usulan.objects.get().judul == TYPED["judul"]


def test_the_server_computes_the_money_whatever_the_browser_sends(cycle: Siklus, clerk: Client) -> None:
    opd = p.agency()
    _drainase(cycle, opd=opd)
    clerk.post(_at("usulan:submit"), TYPED | {"kamus": "drainase", "satuan": "", "volume": "400", "anggaran": "5"})
    made = Usulan.objects.get()
    assert (made.satuan, made.harga_satuan, made.anggaran, made.opd) == ("m", 1_150_000, 460_000_000, opd)
    clerk.post(_at("usulan:submit"), TYPED | {"kamus": "Drainase", "volume": "2,5", "harga_satuan": "1.000.000"})
    assert Usulan.objects.latest("pk").anggaran == 2_500_000
    clerk.post(_at("usulan:submit"), TYPED | {"volume": "", "anggaran": "Rp75.000.000"})
    assert Usulan.objects.latest("pk").anggaran == 75_000_000


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("volume", "±400 m2", "misalnya 400; satuannya di kolom sebelah"),
        ("volume", "-3", "lebih dari 0"),
        ("harga_satuan", "sejuta", "Tulis misalnya"),
        ("kamus", "Jembatan gantung", "tidak ada di kamus usulan"),
        ("wilayah", "99.99.99.9999", "tidak ada dalam wilayah Anda"),
        ("wilayah", OTHER, "tidak ada dalam wilayah Anda"),
        ("lat", "98,6", "bukan di Indonesia"),
        ("lon", "", "Tulis lintang dan bujur"),
        ("judul", " ", "Tulis apa yang diusulkan"),
        ("email", "ani", "email"),
    ],
)
def test_what_cannot_be_read_comes_back_with_its_reason_and_every_word(
    clerk: Client, name: str, typed: str, says: str
) -> None:
    back = clerk.post(_at("usulan:submit"), TYPED | {"masalah": "Banjir tiap hujan", name: typed})
    page = back.content.decode()
    assert back.status_code == 422 and says in page and "Banjir tiap hujan" in page
    assert not Usulan.objects.exists()
    assert clerk.post(_at("usulan:submit"), TYPED).status_code == 302


def test_sent_twice_it_is_one_proposal_with_one_receipt(clerk: Client) -> None:
    first, second = (clerk.post(_at("usulan:submit"), TYPED | {"_once": "k1"}) for _time in range(2))
    assert first["Location"] == second["Location"] == _at("usulan:receipt", pk=Usulan.objects.get().pk)
    assert (Usulan.objects.count(), Suara.objects.count()) == (1, 1)
    assert clerk.post(_at("usulan:submit"), TYPED | {"_once": "k1", "judul": "Lain"}).status_code == 409
    assert clerk.post(_at("usulan:submit"), TYPED | {"_once": "k2"})["Location"] != first["Location"]


def test_a_script_is_told_the_receipt_instead_of_being_led_there(clerk: Client) -> None:
    told = clerk.post(_at("usulan:submit"), TYPED, headers={"X-Next-Address": "1"})
    assert (told.status_code, told["X-Next-Address"]) == (204, _at("usulan:receipt", pk=Usulan.objects.get().pk))
    out = Client().post(_at("usulan:submit"), TYPED, headers={"X-Next-Address": "1"})
    assert out.status_code == 204 and out["X-Next-Address"].startswith("/masuk/?next=")
    assert Usulan.objects.count() == 1


def test_a_draft_is_kept_for_its_writer_and_becomes_the_proposal_itself(clerk: Client) -> None:
    kept = clerk.post(_at("usulan:draft"), {"asal": "desa", "judul": "", "masalah": "Becek"})
    draft = Usulan.objects.get()
    assert kept["Location"] == f"{_at('usulan:new')}?draf={draft.pk}"
    assert (draft.keadaan, draft.wilayah_id, draft.masalah) == ("draf", a.SAENTIS, "Becek")
    assert "Becek" in clerk.get(kept["Location"]).content.decode()
    assert f"?draf={draft.pk}" in clerk.get(_at("usulan:draft.list")).content.decode()
    other = _signed_in(a.person("operator_desa", wilayah=a.SAENTIS))
    assert other.get(kept["Location"]).status_code == 404
    assert f"?draf={draft.pk}" not in other.get(_at("usulan:draft.list")).content.decode()
    assert other.get(_at("usulan:receipt", pk=draft.pk)).status_code == 404
    clerk.post(_at("usulan:submit"), TYPED | {"draf": str(draft.pk), "masalah": "Becek sekali"})
    sent = Usulan.objects.get()
    assert (sent.pk, sent.keadaan, sent.masalah, sent.kode) == (draft.pk, "berjalan", "Becek sekali", draft.kode)
    assert clerk.get(kept["Location"]).status_code == 404


def test_a_kecamatan_chooses_among_its_villages_and_a_member_of_dprd_sees_the_fields_of_pokir(cycle: Siklus) -> None:
    a.wilayah("12.07.27", "Pantai Labu")
    a.wilayah("12.07.27.2001", "Rantau Panjang", "desa")
    page = _signed_in(a.person("operator_kecamatan", wilayah=a.PERCUT)).get(_at("usulan:new")).content.decode()
    assert f'value="{a.SAENTIS}"' in page and f'value="{OTHER}"' in page and "12.07.27.2001" not in page
    assert "?asal=kecamatan" in page and "Fraksi" not in page
    member = _signed_in(a.person("anggota_dprd"))
    assert "Fraksi" in member.get(_at("usulan:new")).content.decode()
    member.post(_at("usulan:submit"), TYPED | {"asal": "pokir", "fraksi": "Uji", "wilayah": "12.07.27.2001"})
    made = Usulan.objects.get()
    assert (made.asal, made.fraksi, made.wilayah_id) == ("pokir", "Uji", "12.07.27.2001")


def test_a_role_without_a_lane_reads_why_and_sends_nothing(cycle: Siklus) -> None:
    apip = _signed_in(a.person("apip"))
    assert "Peran Anda tidak mengajukan usulan" in apip.get(_at("usulan:new")).content.decode()
    assert apip.post(_at("usulan:submit"), TYPED).status_code == 403
    assert not Usulan.objects.exists()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Jayapura"])
def test_the_last_second_of_the_day_in_jakarta_counts_and_the_next_does_not(
    cycle: Siklus, clerk: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    settings.TIME_ZONE = zone
    wib = ZoneInfo("Asia/Jakarta")
    closes = datetime(2026, 11, 30, 23, 59, 59, 999_000, tzinfo=wib)
    Tahapan.objects.filter(siklus=cycle).update(opens_at=closes - timedelta(days=9), closes_at=closes)
    person = clerk.session["_auth_user_id"]
    a.Grant.objects.filter(person_id=person).update(from_at=closes - timedelta(days=30))
    monkeypatch.setattr(clock, "now", lambda: closes)
    assert clerk.post(_at("usulan:submit"), TYPED).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: closes + timedelta(milliseconds=1))
    late = clerk.post(_at("usulan:submit"), TYPED | {"judul": "Terlambat sedetik"})
    page = late.content.decode()
    assert late.status_code == 403 and "Terlambat sedetik" in page and "tidak sedang dibuka" in page
    assert Usulan.objects.count() == 1
    assert clerk.post(_at("usulan:draft"), TYPED | {"judul": "Terlambat sedetik"}).status_code == 302
    assert Usulan.objects.get(keadaan="draf").judul == "Terlambat sedetik"


def test_a_returned_proposal_shows_the_reason_and_goes_back_completed(cycle: Siklus, clerk: Client) -> None:
    clerk.post(_at("usulan:submit"), TYPED)
    sent = Usulan.objects.get()
    back = answer.Verdict("dikembalikan", "volume_tidak_jelas", "Ukur panjang paritnya.")
    sent = answer.answer(sent, back, actor=p.office(sent))
    page = clerk.get(_at("usulan:edit_form", pk=sent.pk)).content.decode()
    assert "Ukur panjang paritnya." in page and "1.250,5" in page
    done = clerk.post(_at("usulan:edit", pk=sent.pk), TYPED | {"volume": "420", "version": str(sent.version)})
    assert done["Location"] == _at("usulan:receipt", pk=sent.pk)
    sent.refresh_from_db()
    assert (sent.keadaan, sent.langkah, sent.volume, sent.penjelasan) == ("berjalan", "kecamatan", 420, "")


def test_two_who_complete_at_once_lose_nothing(cycle: Siklus, clerk: Client) -> None:
    clerk.post(_at("usulan:submit"), TYPED)
    sent = Usulan.objects.get()
    back = answer.Verdict("dikembalikan", "volume_tidak_jelas", "Ukur.")
    sent = answer.answer(sent, back, actor=p.office(sent))
    seen = str(sent.version)
    clerk.post(_at("usulan:edit", pk=sent.pk), TYPED | {"volume": "420", "version": seen})
    sent.refresh_from_db()
    answer.answer(sent, back, actor=p.office(sent))
    late = clerk.post(_at("usulan:edit", pk=sent.pk), TYPED | {"volume": "500", "lahan": "Jalan desa", "version": seen})
    page = late.content.decode()
    assert late.status_code == 409 and 'value="420"' in page and 'value="500"' in page and "Jalan desa" in page
    sent.refresh_from_db()
    other = clerk.post(
        _at("usulan:edit", pk=sent.pk), TYPED | {"volume": "420", "lahan": "Jalan desa", "version": str(sent.version)}
    )
    assert other.status_code == 302 and Usulan.objects.get().lahan == "Jalan desa"


def test_taking_back_needs_a_reason_and_keeps_the_number(clerk: Client) -> None:
    clerk.post(_at("usulan:submit"), TYPED)
    sent = Usulan.objects.get()
    asked = clerk.get(_at("usulan:withdraw_form", pk=sent.pk)).content.decode()
    assert sent.kode in asked
    assert clerk.post(_at("usulan:withdraw", pk=sent.pk), {"reason": " "}).status_code == 422
    assert clerk.post(_at("usulan:withdraw", pk=sent.pk), {"reason": "Sudah gotong royong"}).status_code == 302
    sent.refresh_from_db()
    assert (sent.hasil, sent.penjelasan) == ("ditarik", "Sudah gotong royong")


SCRIPT = "<script>alert(1)</script>"


def test_a_script_in_any_text_field_is_text_on_every_page(cycle: Siklus, clerk: Client) -> None:
    KamusUsulan.objects.create(daerah_id="12.07", siklus=cycle, nama=SCRIPT, satuan='"><img src=x onerror=y>')
    texts = ("judul", "masalah", "manfaat", "penerima", "lahan", "satuan", "alamat", "pengusul", "nama", "telepon")
    evil = dict.fromkeys(texts, SCRIPT[:40]) | {"kamus": SCRIPT}
    clerk.post(_at("usulan:draft"), TYPED | evil)
    draft = Usulan.objects.get()
    clerk.post(_at("usulan:submit"), TYPED | evil)
    sent = Usulan.objects.latest("pk")
    back = clerk.post(_at("usulan:submit"), TYPED | evil | {"volume": SCRIPT[:40], "lat": "<b>"})
    pages = [
        clerk.get(f"{_at('usulan:new')}?draf={draft.pk}"),
        clerk.get(_at("usulan:receipt", pk=sent.pk)),
        clerk.get(_at("usulan:edit_form", pk=sent.pk)),
        clerk.get(_at("usulan:draft.list")),
        clerk.get(_at("usulan:kamus.list")),
        clerk.get(_at("usulan:kamus.hints")),
        clerk.get(_at("usulan:similar"), {"judul": SCRIPT, "wilayah": a.SAENTIS}),
        back,
    ]
    for page in pages:
        text = page.content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text
        assert "&lt;script&gt;alert" in text
    assert sent.judul == SCRIPT


def test_contact_is_shown_only_to_those_who_may_see_it(clerk: Client) -> None:
    clerk.post(_at("usulan:submit"), TYPED | {"telepon": "0812-3456"})
    sent = Usulan.objects.get()
    mine = clerk.get(_at("usulan:edit_form", pk=sent.pk)).content.decode()
    assert "0812-3456" in mine
    other = _signed_in(a.person("mitra_bappeda")).get(_at("usulan:edit_form", pk=sent.pk)).content.decode()
    assert "0812-3456" not in other and "Nomor telepon" not in other
    assert "0812-3456" not in "".join(entry.body for entry in Entry.objects.all())
