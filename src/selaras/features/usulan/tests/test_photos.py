"""Photos of a proposal: with the words, once, for those who may read it, and never before they are ready."""

from typing import Any

import pytest
from django.tasks import default_task_backend
from django.test import Client
from django.urls import reverse

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.files.actions import prepare_photo
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.tests import photos
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = {"judul": "Parit Jalan Mesjid", "wilayah": a.SAENTIS}


def _at(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022, **kwargs})


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    default_task_backend.clear()


@pytest.fixture
def clerk() -> Client:
    p.cycle()
    client = Client()
    client.force_login(a.person("operator_desa", wilayah=a.SAENTIS))
    return client


def _photo(name: str = "parit.jpg") -> Any:
    return photos.upload(photos.jpeg(), name)


def test_a_photo_goes_with_its_proposal_and_is_shown_when_it_is_ready(clerk: Client) -> None:
    clerk.post(_at("usulan:submit"), TYPED | {"foto": [_photo()], "_once": "k"})
    made, row = Usulan.objects.get(), Attachment.objects.get()
    assert (row.thing, row.thing_id, row.state) == ("usulan.usulan", made.pk, "diterima")
    assert clerk.get(_at("usulan:photo", photo=row.pk)).status_code == 404
    assert "sedang disiapkan" in clerk.get(_at("usulan:receipt", pk=made.pk)).content.decode()
    prepare_photo.func(row.pk)
    whole = clerk.get(_at("usulan:photo", photo=row.pk))
    assert whole.status_code == 200 and b"".join(whole.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]
    assert f"{_at('usulan:photo', photo=row.pk)}?kecil" in clerk.get(_at("usulan:detail", pk=made.pk)).content.decode()
    assert Client().get(_at("usulan:photo", photo=row.pk)).status_code == 302


def test_sent_twice_it_is_one_photo_of_one_proposal(clerk: Client) -> None:
    answers = [clerk.post(_at("usulan:submit"), TYPED | {"foto": [_photo()], "_once": "k"}) for _time in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Usulan.objects.count(), Attachment.objects.count()) == (1, 1)


def test_a_complaint_about_a_word_keeps_the_photo_and_what_is_no_photo_is_said(clerk: Client) -> None:
    back = clerk.post(_at("usulan:submit"), TYPED | {"judul": "", "foto": [_photo()], "_once": "k"})
    token = Attachment.objects.get().token
    assert back.status_code == 422 and f'name="foto_token" value="{token}"' in back.content.decode()
    clerk.post(_at("usulan:submit"), TYPED | {"foto_token": [token], "_once": "k2"})
    assert Attachment.objects.get().thing_id == Usulan.objects.get().pk
    svg = photos.upload(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "peta.svg")
    no = clerk.post(_at("usulan:submit"), TYPED | {"foto": [svg], "_once": "k3"})
    assert no.status_code == 422 and "gambar SVG" in no.content.decode()
    assert (Usulan.objects.count(), Attachment.objects.count()) == (1, 1)


def test_another_persons_photo_cannot_be_taken_and_a_draft_s_photo_is_its_writers(clerk: Client) -> None:
    clerk.post(_at("usulan:draft"), TYPED | {"foto": [_photo()], "_once": "k"})
    row = Attachment.objects.get()
    prepare_photo.func(row.pk)
    assert clerk.get(_at("usulan:photo", photo=row.pk)).status_code == 200
    other = Client()
    other.force_login(a.person("operator_desa", wilayah=a.SAENTIS))
    assert other.get(_at("usulan:photo", photo=row.pk)).status_code == 404
    stolen = other.post(_at("usulan:submit"), TYPED | {"foto_token": [row.token], "_once": "k9"})
    assert stolen.status_code == 422 and Usulan.objects.exclude(keadaan="draf").count() == 0
    assert Attachment.objects.get().thing_id == Usulan.objects.get().pk
