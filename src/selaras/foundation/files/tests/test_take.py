"""A photo is taken in at once, whole or not at all, and the same form never makes it two."""

import pytest
from django.db import transaction
from django.tasks import default_task_backend

from selaras.foundation.files import actions, queries
from selaras.foundation.files.actions import claim, prepare_photo, take
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.refused import PhotoRefused
from selaras.foundation.files.tests import photos
from selaras.foundation.verbs.actors import public
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def daerah():
    return a.daerah()


@pytest.fixture
def person(daerah):
    from selaras.foundation.people.seats import actor_of

    return actor_of(a.person("perencana_opd"))


def test_it_is_on_the_disk_and_waits_for_the_worker(daerah, person, files):
    row = take(photos.upload(photos.jpeg()), actor=person, daerah=daerah, key="k1")
    assert (row.state, row.name, row.uploaded_by_id) == ("diterima", "jalan rusak.jpg", person.person_id)
    assert len(row.token) == 32
    assert files() == {f"incoming/{row.token}"}
    assert [result.args for result in default_task_backend.results] == [[row.pk]]


def test_the_original_is_read_by_its_owner_alone(daerah, person, data):
    row = take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
    assert (data / "files" / "incoming" / row.token).stat().st_mode & 0o077 == 0


def test_nothing_is_queued_before_the_act_around_it_is_committed(daerah, person):
    with transaction.atomic():
        take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
        assert default_task_backend.results == []
    assert len(default_task_backend.results) == 1


REFUSED = {
    "SVG": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "gambar SVG"),
    "SVG dalam UTF-16": ("<svg/>".encode("utf-16"), "gambar SVG"),
    "halaman web": (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "halaman web"),
    "PDF": (b"%PDF-1.7\n", "berkas PDF"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "Paling Kompatibel"),
    "video": (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "video"),
    "Word": (b"PK\x03\x04\x14\x00", "dokumen Office"),
    "TIFF": (b"II*\x00\x08\x00", "gambar TIFF"),
    "program": (b"MZ\x90\x00", "program"),
    "kosong": (b"", "kosong"),
    "teks": (b"bukan foto", "bukan foto yang dikenal"),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_photo_is_refused_by_name_although_it_is_called_jpg_and_leaves_nothing(
    daerah, person, files, content, says
):
    with pytest.raises(PhotoRefused, match=says):
        take(photos.upload(content, "foto.jpg"), actor=person, daerah=daerah)
    assert (files(), Attachment.objects.count(), default_task_backend.results) == (set(), 0, [])


def test_a_photo_called_by_another_name_is_taken(daerah, person):
    assert take(photos.upload(photos.gif(1), "laporan.pdf"), actor=person, daerah=daerah).pk


def test_a_photo_over_the_limit_is_refused_with_the_limit_and_one_at_the_limit_is_not(daerah, person, files, settings):
    content = photos.jpeg()
    settings.PHOTO_MAX_BYTES = len(content) - 1
    with pytest.raises(PhotoRefused, match="MB"):
        take(photos.upload(content), actor=person, daerah=daerah)
    assert files() == set()
    settings.PHOTO_MAX_BYTES = len(content)
    assert take(photos.upload(content), actor=person, daerah=daerah).pk


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Foto\\desa.jpg", "desa.jpg"),
        ("a\u202egpj.exe\x00\n", "agpj.exe"),
        ("", "foto"),
    ],
)
def test_a_name_is_cleaned(daerah, person, given, kept):
    upload = photos.upload(photos.jpeg())
    upload._name = given
    assert take(upload, actor=person, daerah=daerah).name == kept


@pytest.mark.parametrize("who", ["person", "public"])
def test_the_same_form_sending_the_same_photo_twice_has_one_row_and_one_file(daerah, person, files, who):
    actor = person if who == "person" else public(daerah.pk)
    first, again = (take(photos.upload(photos.jpeg()), actor=actor, daerah=daerah, key="k1") for _ in range(2))
    assert first.pk == again.pk
    assert files() == {f"incoming/{first.token}"}
    assert len(default_task_backend.results) == 1


def test_another_photo_another_form_another_person_and_no_key_are_rows_of_their_own(daerah, person):
    one = photos.jpeg()

    def send(content=one, actor=person, key="k1"):
        return take(photos.upload(content), actor=actor, daerah=daerah, key=key).pk

    other = public(daerah.pk)
    pks = [send(), send(photos.gif(1)), send(key="k2"), send(actor=other), send(key=""), send(key="")]
    assert len(set(pks)) == 6


def test_a_row_that_cannot_be_written_leaves_no_file(daerah, person, files, monkeypatch):
    def broken(**_fields):
        raise OSError("mati")

    monkeypatch.setattr(Attachment.objects, "create", broken)
    with pytest.raises(OSError, match="mati"):
        take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
    assert files() == set()


def test_photos_are_bound_to_their_thing_in_the_order_of_the_form(daerah, person):
    one, two = (take(photos.upload(photos.jpeg(w)), actor=person, daerah=daerah) for w in (100, 101))
    claim([two.token, one.token], thing="usulan.usulan", thing_id=7, actor=person, daerah=daerah)
    assert set(queries.photos_of("usulan.usulan", 7, daerah_id=daerah.pk)) == {one, two}
    claim([one.token], thing="usulan.usulan", thing_id=7, actor=person, daerah=daerah)  # again: nothing changes


def test_all_are_bound_or_none(daerah, person):
    row = take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
    with pytest.raises(PhotoRefused, match="sudah tidak ada"):
        claim([row.token, "x" * 32], thing="usulan.usulan", thing_id=7, actor=person, daerah=daerah)
    assert not queries.photos_of("usulan.usulan", 7, daerah_id=daerah.pk).exists()


def test_nobody_binds_a_photo_of_somebody_else_of_elsewhere_or_of_another_thing(daerah, person):
    row = take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
    for actor, home in ((public(daerah.pk), daerah), (person, a.daerah("12.71", "Kota Medan"))):
        with pytest.raises(PhotoRefused, match="sudah tidak ada"):
            claim([row.token], thing="usulan.usulan", thing_id=7, actor=actor, daerah=home)
    claim([row.token], thing="usulan.usulan", thing_id=7, actor=person, daerah=daerah)
    with pytest.raises(PhotoRefused, match="tempat lain"):
        claim([row.token], thing="usulan.usulan", thing_id=8, actor=person, daerah=daerah)
    row.refresh_from_db()
    assert row.thing_id == 7


def test_the_worker_makes_the_copy_and_the_original_goes(daerah, person, files):
    row = take(photos.upload(photos.from_a_phone()), actor=person, daerah=daerah)
    prepare_photo.call(row.pk)
    row.refresh_from_db()
    assert (row.state, row.width, row.height, row.media_type) == ("siap", 1600, 1067, "image/jpeg")
    assert files() == set(queries.named_files())
    assert files() == {f"photos/{row.sha256[:2]}/{row.sha256}{end}" for end in (".jpg", "-320.jpg")}
    prepare_photo.call(row.pk)
    assert files() == set(queries.named_files())


@pytest.mark.parametrize("content", [photos.png(30_000, 30_000), photos.jpeg()[:-900]], ids=["raksasa", "terpotong"])
def test_a_photo_that_the_worker_refuses_says_why_and_its_original_goes_too(daerah, person, files, content):
    row = take(photos.upload(content), actor=person, daerah=daerah)
    prepare_photo.call(row.pk)
    row.refresh_from_db()
    assert (row.state, files()) == ("ditolak", set())
    assert row.why.startswith("Foto ini ")


def test_a_lost_original_is_said(daerah, person, data):
    row = take(photos.upload(photos.jpeg()), actor=person, daerah=daerah)
    (data / "files" / "incoming" / row.token).unlink()
    prepare_photo.call(row.pk)
    row.refresh_from_db()
    assert (row.state, row.why) == ("ditolak", "Foto ini hilang sebelum disiapkan. Kirim lagi.")


def test_a_task_without_its_row_does_nothing(daerah):
    prepare_photo.call(1)
    assert not actions.queries.waiting().exists()
