"""Imports of proposals on screen: the empty sheet, the preview with its problems, applying, taking back."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from selaras.features.plan.tests.work import HOME, enter
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.sheet_template import usulan_template
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests.lembar import sipd, sipd_file, take
from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.tasks import apply_sheet
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_the_empty_sheet_names_the_villages_and_the_catalogue_and_is_read_back(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    pupr = a.opd("Dinas PUPR")
    KamusUsulan.objects.create(
        daerah_id="12.07", siklus=cycle, nama="=Drainase", satuan="m", harga_satuan=1_150_000, opd=pupr
    )
    book = openpyxl.load_workbook(io.BytesIO(usulan_template(cycle)))
    assert [c.value for c in book["Desa"][2]] == ["12.07.02.2001", "Suka Makmur", "Sibolangit"]
    assert [c.value for c in book["Kamus usulan"][2]] == ["=Drainase", "m", 1_150_000, "Dinas PUPR"]
    assert book["Kamus usulan"]["A2"].data_type == "s"
    sheet = book["Usulan"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(
        (
            {"jalur": "desa", "kode desa": a.SAENTIS, "apa yang diusulkan": "Parit", "volume": 400, "satuan": "m"},
            {"jalur": "pokir", "desa": "Saentis", "apa yang diusulkan": "Posyandu", "fraksi": "A", "dapil": "DS 3",
             "anggota DPRD": "Uji", "reses": "I", "harga satuan": 5_000_000, "OPD tujuan": "Dinas PUPR"},
        ),
        2,
    ):  # fmt: skip
        for name, value in row.items():
            sheet.cell(number, column[name], value)
    book.save(tmp_path / "lembar.xlsx")
    _upload, report = take(cycle, tmp_path / "lembar.xlsx")
    assert (report.applied, report.refused) == (2, 0)
    parit, posyandu = Usulan.objects.order_by("upload_row")
    assert (parit.asal, parit.wilayah_id, parit.volume, parit.langkah) == ("desa", a.SAENTIS, 400, "desa")
    assert (posyandu.asal, posyandu.fraksi, posyandu.dapil, posyandu.reses, posyandu.anggota_dprd) == (
        "pokir", "A", "DS 3", "I", "Uji",
    )  # fmt: skip
    assert (posyandu.wilayah_id, posyandu.opd, posyandu.harga_satuan) == (a.SAENTIS, pupr, 5_000_000)
    assert take(cycle, tmp_path / "lembar.xlsx")[1].applied == 0


NOW = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


def test_a_sheet_goes_from_upload_over_preview_into_the_list_and_back(
    tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    lembar.cycle()
    settings.TASKS, settings.MEDIA_ROOT = NOW, tmp_path / "files"
    client = enter(a.person())

    def send(path: str, **fields: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"{HOME}usulan/impor/{path}", fields)

    assert "Impor usulan" in client.get(f"{HOME}usulan/impor/").content.decode()
    file = sipd_file(tmp_path / "usulan.csv", sipd(usulan="<b>Parit</b>"), sipd(id_usulan="2", anggaran="-1"))
    answer = send("unggah/", berkas=SimpleUploadedFile("usulan.csv", file.read_bytes()), _once="k1")
    upload = Upload.objects.get()
    page = client.get(answer["Location"], follow=True)
    assert page.redirect_chain == [(f"{HOME}usulan/impor/{upload.pk}/", 302)]
    shown = page.content.decode()
    assert "Masukkan 1 usulan" in shown and "&lt;b&gt;Parit&lt;/b&gt;" in shown and "negatif" in shown
    wrong = upload.rows.get(state="bermasalah")
    send(f"{upload.pk}/baris/{wrong.pk}/", decision="pakai", field="anggaran", value="5.000.000")
    send(f"{upload.pk}/terapkan/", _once="k2")
    assert list(Usulan.objects.order_by("pk").values_list("anggaran", flat=True)) == [460_000_000, 5_000_000]
    assert "Batalkan seluruh impor" in client.get(f"{HOME}usulan/impor/{upload.pk}/").content.decode()
    send(f"{upload.pk}/batalkan/")
    assert not Usulan.objects.filter(active=True).exists()


def test_applying_again_after_a_crash_writes_nothing_twice(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", sipd()))
    person = a.person()
    job = Job.objects.create(daerah_id="12.07", kind="import.usulan.apply", label="Menerapkan")
    apply_sheet.func(job.pk, upload_id=upload.pk, person_id=person.pk)
    assert Usulan.objects.count() == 1


def test_imports_of_the_plan_and_of_proposals_stand_on_their_own_pages(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", sipd()))
    client = enter(a.person())
    assert client.get(f"{HOME}usulan/impor/{upload.pk}/").status_code == 200
    assert client.get(f"{HOME}impor/{upload.pk}/").status_code == 404
    assert "a.csv" not in client.get(f"{HOME}impor/").content.decode()


def test_the_list_of_problems_runs_nothing(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", sipd(kelurahan="=cmd|calc")))
    page = enter(a.person()).get(f"{HOME}usulan/impor/{upload.pk}/masalah.csv").content.decode()
    assert "'=cmd|calc" in page and "\n=cmd" not in page
