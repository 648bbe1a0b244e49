"""From a village's proposal to the printed list of its kecamatan: ordered on screen, made by the worker, and from the command line."""

from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from django.tasks import default_task_backend
from django.test import Client

from selaras.features.documents.models import Document
from selaras.features.documents.tasks import make_document
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.jobs.models import Job
from selaras.foundation.tahapan.models import Siklus
from selaras.main.cli.document import run
from selaras.main.cli.speech import Stop
from tests import builders as a

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/dokumen/"


@pytest.fixture
def cycle(settings, tmp_path: Path) -> Siklus:
    settings.MEDIA_ROOT = tmp_path / "files"
    made = p.cycle()
    p.sent(made, opd_awal=a.opd("Dinas PUPR", kode="1.03.0.00.0.00.01.0000"), anggaran=200_000_000)
    return made


def asked(client: Client, **fields: str) -> int:
    """The form on screen, sent once."""
    page = client.get(ROOM).content.decode()
    key = page.split('name="_once" value="')[1].split('"')[0]
    return client.post(f"{ROOM}buat/", fields | {"_once": key}).status_code


def ordered(client: Client, capture: Any, **fields: str) -> Document:
    """Ask for a document on screen and let the worker make it."""
    with capture(execute=True):
        assert asked(client, **fields) == 302
    task = default_task_backend.results[-1]
    make_document.func(*task.args, **task.kwargs)
    return Document.objects.get(pk=Job.objects.get(pk=task.args[0]).result["document"])


def test_a_list_of_a_kecamatan_is_ordered_made_and_fetched(
    cycle: Siklus, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client()
    client.force_login(a.person("perencana_bappeda"))
    row = ordered(
        client,
        django_capture_on_commit_callbacks,
        what="td4.csv",
        kecamatan=a.PERCUT,
        number="050/12",
        date="9 Februari 2021",
    )
    assert (row.kind, row.form, row.wilayah, row.layout) == ("td4", "csv", a.PERCUT, "l86")
    answer = client.get(f"{ROOM}{row.pk}/unduh/")
    assert 'filename="td4_12.07.26_2022.csv"' in answer["Content-Disposition"]
    assert b"Parit Jalan Mesjid Dusun IX" in b"".join(answer.streaming_content)
    shown = client.get(ROOM).content.decode()
    for text in ("Tabel T-D.4 · CSV", "Percut Sei Tuan", "Daftar usulan forum"):
        assert text in shown


def test_a_foreign_kecamatan_is_refused_and_a_plan_document_has_none(
    cycle: Siklus, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client()
    client.force_login(a.person("perencana_bappeda"))
    assert asked(client, what="td4.csv", kecamatan="61.04.01") == 404
    assert ordered(client, django_capture_on_commit_callbacks, what="tc33.csv", kecamatan=a.PERCUT).wilayah == ""


def test_the_command_line_prints_the_annexes_of_a_berita_acara(cycle: Siklus, tmp_path: Path) -> None:
    terms = {"daerah": a.DELI_SERDANG, "tahun": 2022, "opd": "", "nomor": "050/12", "tanggal": "", "json": False}
    out = tmp_path / "forum.csv"
    answer = run(Namespace(kind="usulan_forum", kecamatan="percut sei tuan", out=out, **terms))
    assert out.read_bytes().startswith(b"\xef\xbb\xbfDaftar,No,Nomor Usulan")
    assert answer.data["kind"] == "usulan_forum"
    with pytest.raises(Stop, match="Kecamatan Nusantara tidak ada di Kabupaten Deli Serdang"):
        run(Namespace(kind="td4", kecamatan="Nusantara", out=tmp_path / "x.pdf", **terms))
    with pytest.raises(Stop, match="Kosongkan kecamatan"):
        run(Namespace(kind="renja", kecamatan=a.PERCUT, out=tmp_path / "x.xlsx", **terms))
