"""The catalogue: kept by Bappeda, offered while typing, printed behind the paper form."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.features.usulan.blank import blank_paper, compose
from selaras.features.usulan.models import KamusUsulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
TYPED = {"nama": "Drainase", "satuan": "m", "harga_satuan": "1.150.000", "active": "on"}


def _at(name: str) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022})


def _client(role: str) -> Client:
    client = Client()
    client.force_login(a.person(role))
    return client


def test_bappeda_adds_changes_and_sets_aside_an_entry() -> None:
    p.cycle("ranwal")
    client = _client("perencana_bappeda")
    assert client.post(_at("usulan:kamus.set"), TYPED).status_code == 302
    row = KamusUsulan.objects.get()
    assert (row.nama, row.satuan, row.harga_satuan, row.active) == ("Drainase", "m", 1_150_000, True)
    assert client.post(_at("usulan:kamus.set"), TYPED | {"nama": "drainase"}).status_code == 422
    page = client.get(_at("usulan:kamus.form"), {"pk": row.pk}).content.decode()
    assert 'value="1.150.000"' in page
    changed: dict[str, Any] = {"pk": row.pk, "version": 1, "nama": "Drainase", "harga_satuan": "1.200.000"}
    assert client.post(_at("usulan:kamus.set"), changed).status_code == 302
    row.refresh_from_db()
    assert (row.harga_satuan, row.active, row.version) == (1_200_000, False, 2)
    assert [e.verb for e in Entry.objects.order_by("pk")] == ["usulan.kamus.set"] * 2
    assert client.post(_at("usulan:kamus.set"), changed).status_code == 409


def test_typing_brings_the_entries_that_hold_the_words_and_none_set_aside() -> None:
    siklus = p.cycle()
    for nama, active in (("Drainase batu", True), ("Drainase beton", False), ("Posyandu", True)):
        KamusUsulan.objects.create(daerah_id="12.07", siklus=siklus, nama=nama, active=active, harga_satuan=5_000)
    said = Client().get(_at("usulan:kamus.hints"), {"kamus": "drain"}).content.decode()
    assert 'value="Drainase batu"' in said and 'data-harga="5000"' in said
    assert "beton" not in said and "Posyandu" not in said


def test_the_paper_form_carries_the_catalogue_and_the_villages_of_the_kecamatan() -> None:
    siklus = p.cycle()
    KamusUsulan.objects.create(daerah_id="12.07", siklus=siklus, nama="Drainase", satuan="m", harga_satuan=1_150_000)
    paper = compose(siklus, Wilayah.objects.get(pk=a.PERCUT), clock.now())
    sheet, kamus, desa = paper.tables
    assert sheet.rows[0].cells[1] == "Apa yang diusulkan?"
    assert kamus.rows[0].cells[:4] == ("1", "Drainase", "m", 1_150_000)
    assert desa.rows[0].cells[:2] == (a.SAENTIS, "Saentis")
    assert blank_paper(siklus, None, clock.now()).startswith(b"%PDF")
