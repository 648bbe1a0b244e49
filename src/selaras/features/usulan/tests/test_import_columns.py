"""Proposal sheets whose headings no list of ours knows: matched by hand once, read by themselves afterwards."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import default_task_backend

from selaras.features.plan.tests.work import HOME, enter
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests.lembar import sipd, sipd_file, table, take
from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.sheets.refused import ColumnsUnknown
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = ["Urut", "Minta apa", "Kenapa", "Tempat", "Banyaknya", "Rupiah", "Dari"]
FIELDS = ["", "usulan", "masalah", "kelurahan", "volume", "anggaran", "pengusul"]
ROWS = [
    ["1", "Drainase Jalan Mesjid", "Air naik ke jalan", "Saentis", "400 m", "460000000", "Desa Saentis"],
    ["2", "Rabat beton gang", "Jalan becek", "Saentis", "120 m", "90000000", "Desa Saentis"],
]
TITLE = [["REKAP MUSYAWARAH"], ["Kecamatan Percut Sei Tuan", "2022"]]
ROOM = f"{HOME}usulan/impor/"


@pytest.fixture
def cycle(settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return lembar.cycle()


def strange(tmp_path: Path, name: str = "rekap.csv", head: list[str] = HEAD) -> Path:
    return table(tmp_path / name, [*TITLE, head, *ROWS])


def work() -> None:
    """What the worker does: every task that waits."""
    waiting = list(default_task_backend.results)
    default_task_backend.clear()
    for result in waiting:
        result.task.call(*result.args, **result.kwargs)


def send(client: Any, *paths: Path, room: str = ROOM) -> Upload | None:
    """Upload as on screen; the import that came of it, None where the files were refused."""
    default_task_backend.clear()
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in paths]
    assert client.post(f"{room}unggah/", {"berkas": files}).status_code == 302
    work()
    return Upload.objects.filter(pk=Job.objects.order_by("-pk")[0].result.get("upload")).first()


def page(upload: Upload) -> str:
    return f"{ROOM}{upload.pk}/kolom/"


def choice(**changed: str) -> dict[str, Any]:
    place = {"bentuk": "lain", "lembar": "0", "dari": 3, "sampai": 3, "berkas": "rekap.csv"}
    return place | {f"kolom_{at}": field for at, field in enumerate(FIELDS)} | changed


def matched(client: Any, upload: Upload, **changed: str) -> Upload:
    assert client.post(f"{page(upload)}cocokkan/", choice(**changed)).status_code == 302
    work()
    upload.refresh_from_db()
    return upload


def test_unknown_headings_lead_to_the_matching_page_and_the_matched_sheet_gives_its_proposals(cycle, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, strange(tmp_path))
    assert (upload.state, upload.rows.count(), upload.kind) == ("dicocokkan", 0, "usulan")
    assert client.get(f"{ROOM}{upload.pk}/")["Location"] == page(upload)
    said = client.get(page(upload)).content.decode()
    assert "Kolom mana berisi apa?" in said and "B · Minta apa" in said and "Drainase Jalan Mesjid" in said
    assert "Belum ada usulan yang masuk" in said
    upload = matched(client, upload)
    assert (upload.state, upload.rows.filter(state="baru").count()) == ("dipratinjau", 2)
    client.post(f"{ROOM}{upload.pk}/terapkan/")
    work()
    first, second = Usulan.objects.order_by("upload_row")
    assert (first.judul, first.wilayah_id, first.volume, first.satuan, first.anggaran) == (
        "Drainase Jalan Mesjid", a.SAENTIS, 400, "m", 460_000_000,
    )  # fmt: skip
    assert (second.masalah, second.pengusul) == ("Jalan becek", "Desa Saentis")
    assert Entry.objects.get(verb="usulan.sheet.map").label == "rekap.csv"


def test_a_needed_column_that_nobody_chose_is_named_and_what_was_chosen_stays(cycle, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, strange(tmp_path))
    absent = client.post(f"{page(upload)}cocokkan/", choice(kolom_1=""))
    said = absent.content.decode()
    assert absent.status_code == 422 and "Kolom wajib belum dipilih" in said and "apa yang diusulkan" in said
    assert '<option value="masalah" selected>' in said
    assert not ColumnMemory.objects.exists()
    assert matched(client, upload).state == "dipratinjau"


def test_the_next_sheet_with_these_headings_is_not_asked_about_on_screen_or_by_command(cycle, tmp_path) -> None:
    client = enter(a.person())
    with pytest.raises(ColumnsUnknown, match="tidak ditemukan"):
        take(cycle, strange(tmp_path))
    matched(client, send(client, strange(tmp_path)))
    again = send(client, strange(tmp_path, "tahun_depan.csv"))
    assert again.state == "dipratinjau" and again.rows.count() == 2
    said = client.get(f"{ROOM}{again.pk}/").content.decode()
    assert "Kolom dicocokkan seperti pada" in said and f"{page(again)}?berkas=tahun_depan.csv" in said
    _upload, report = take(cycle, strange(tmp_path, "perintah.csv"))
    assert (report.read, report.applied) == (2, 2)
    other = send(client, strange(tmp_path, head=[*HEAD[:-1], "Pengirim"]))
    assert other.state == "dicocokkan"


def test_another_daerah_is_asked_for_itself(cycle, tmp_path) -> None:
    client = enter(a.person())
    matched(client, send(client, strange(tmp_path)))
    a.siklus("61.04", 2022, "persiapan", "ranwal")
    there = enter(a.person(daerah_kode="61.04"))
    assert send(there, strange(tmp_path), room="/61.04/2022/usulan/impor/").state == "dicocokkan"
    assert send(client, strange(tmp_path)).state == "dipratinjau"


def test_what_was_matched_is_forgotten_by_whoever_may_and_stays_on_its_own_desk(cycle, tmp_path) -> None:
    client = enter(a.person())
    matched(client, send(client, strange(tmp_path)))
    memory = ColumnMemory.objects.get()
    forget = f"{ROOM}kolom/{memory.pk}/lupakan/"
    assert forget in client.get(ROOM).content.decode()
    assert "Minta apa" not in client.get(f"{HOME}impor/").content.decode()
    assert client.post(f"{HOME}impor/kolom/{memory.pk}/lupakan/").status_code == 404
    stranger = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    assert forget not in stranger.get(ROOM).content.decode()
    assert stranger.post(forget).status_code == 403 and ColumnMemory.objects.exists()
    assert client.post(forget).status_code == 302 and not ColumnMemory.objects.exists()
    assert Entry.objects.filter(verb="usulan.sheet.forget").count() == 1
    assert send(client, strange(tmp_path)).state == "dicocokkan"


def test_a_file_of_several_with_unknown_headings_is_matched_beside_the_others(cycle, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, sipd_file(tmp_path / "sipd.csv", sipd()), strange(tmp_path))
    assert (upload.state, upload.rows.count()) == ("dipratinjau", 1)
    assert "Ubah pencocokan kolom" in client.get(f"{ROOM}{upload.pk}/").content.decode()
    said = client.get(page(upload)).content.decode()
    assert 'aria-current="page">rekap.csv' in said and "belum dikenali" in said
    upload = matched(client, upload)
    assert (upload.state, upload.rows.count()) == ("dipratinjau", 3)


def test_only_files_with_unknown_headings_wait_and_files_of_the_plan_are_refused_by_name(cycle, tmp_path) -> None:
    client = enter(a.person())
    both = send(client, strange(tmp_path), strange(tmp_path, "lain.csv"))
    assert both.state == "dicocokkan" and set(both.tops) == {"rekap.csv", "lain.csv"}
    rka = table(tmp_path / "rka.csv", [["KODE AKUN", "URAIAN", "NAMA KOMPONEN", "JUMLAH"], ["5.1", "a", "Semen", "1"]])
    assert send(client, rka) is None
    assert Job.objects.order_by("-pk")[0].message.startswith("Ini rincian RKA")


def test_whoever_may_not_import_proposals_may_not_match_their_columns(cycle, tmp_path) -> None:
    upload = send(enter(a.person()), strange(tmp_path))
    stranger = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    assert "Anda tidak dapat mencocokkan kolomnya" in stranger.get(page(upload)).content.decode()
    assert stranger.post(f"{page(upload)}cocokkan/", choice()).status_code == 403
    assert enter(a.person("kepala_bappeda")).post(f"{page(upload)}cocokkan/", choice()).status_code == 302


def test_a_list_of_its_own_is_offered_as_another_list_and_one_that_resembles_sipd_as_sipd(cycle, tmp_path) -> None:
    client = enter(a.person())
    said = client.get(page(send(client, strange(tmp_path)))).content.decode()
    assert '<option value="lain" selected>daftar usulan lain' in said and ">apa yang diusulkan *<" in said
    rows = [["ID Usulan", "Usulan", "Pengusul", "Masalah"], ["1", "Parit", "Desa Saentis", "Banjir"]]
    like = send(client, table(tmp_path / "mirip.csv", rows))
    said = client.get(page(like)).content.decode()
    assert '<option value="sipd" selected>' in said and ">Status *<" in said
    client.cookies["django_language"] = "en"
    said = client.get(page(like)).content.decode()
    assert "SIPD list of proposals (26 columns)" in said and "Point out below which column holds what" in said
