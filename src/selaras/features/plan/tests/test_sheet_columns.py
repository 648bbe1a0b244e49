"""Columns matched by hand: the page, the preview that follows, what is remembered, and for whom."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import default_task_backend

from selaras.features.plan.actions.sheet.run import apply_upload, run_import
from selaras.features.plan.models import PlanLine
from selaras.features.plan.sheets import matrix
from selaras.features.plan.sheets.tests.reading import table
from selaras.features.plan.sheets.tests.test_renja import KEGIATAN, LINE, MORE, PRINTED, PROGRAM, TOTAL
from selaras.features.plan.tests.work import enter
from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.sheets.refused import ColumnsUnknown
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (PROGRAM, KEGIATAN, LINE, MORE, TOTAL)
# Words of a house that no list of ours knows, in the order of the printed matrix.
STRANGE = [
    "Urut", "Sandi", "Pekerjaan", "Ukuran", "Ujung", "Dulu", "Kini", "Sekian", "Biaya", "Di mana", "Uang dari",
    "Pusat", "Kabupaten", "Siapa", "Sekian nanti", "Biaya nanti", "Siapa kerja",
]  # fmt: skip
FIELDS = [c.field for c in matrix.MATRIX.columns]
TITLE = [["DINAS PEKERJAAN UMUM"], ["Tahun 2022", "rahasia"], []]
SHOWN = (
    "opd_id", "jenjang", "kode", "nama", "pagu", "pagu_maju", "lokasi_teks", "kelompok_sasaran", "prioritas_nasional",
)  # fmt: skip


@pytest.fixture
def cycle(settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return a.siklus()


@pytest.fixture
def agency(cycle):
    return a.opd("Dinas PU")


def sheet(tmp_path: Path, *rows: list[str], name: str = "rencana.csv") -> Path:
    return table(tmp_path / name, rows)


def renamed(tmp_path: Path, *, more: str = "") -> Path:
    head = [*STRANGE, more] if more else STRANGE
    return sheet(tmp_path, *TITLE, head, *BODY)


def work() -> None:
    """What the worker does: every task that waits."""
    waiting = list(default_task_backend.results)
    default_task_backend.clear()
    for result in waiting:
        result.task.call(*result.args, **result.kwargs)


def send(client, path: Path, opd: Any = None, kind: str = "renja", home: str = "/12.07/2022/") -> Upload | None:
    """Upload as on screen; the import that came of it, None where the file was refused."""
    default_task_backend.clear()
    sent = {"kind": kind, "opd": opd.pk if opd else "", "berkas": SimpleUploadedFile(path.name, path.read_bytes())}
    assert client.post(f"{home}impor/unggah/", sent).status_code == 302
    work()
    return Upload.objects.filter(pk=Job.objects.order_by("-pk")[0].result.get("upload")).first()


def page(upload: Upload) -> str:
    return f"/12.07/2022/impor/{upload.pk}/kolom/"


def choice(columns: list[str], row: int = 4, **changed: str) -> dict[str, Any]:
    place = {"bentuk": "renja_matriks", "lembar": "0", "dari": row, "sampai": row, "berkas": "rencana.csv"}
    return place | {f"kolom_{at}": field for at, field in enumerate(columns)} | changed


def lines(upload: Upload) -> list[tuple[Any, ...]]:
    return list(PlanLine.objects.filter(upload_id=upload.pk, active=True).order_by("kode").values_list(*SHOWN))


def matched(client, upload: Upload, sent: dict[str, Any]) -> Upload:
    assert client.post(f"{page(upload)}cocokkan/", sent).status_code == 302
    work()
    upload.refresh_from_db()
    return upload


def test_a_sheet_with_strange_headers_is_matched_by_hand_and_gives_the_rows_of_the_original(
    cycle, agency, tmp_path
) -> None:
    client = enter(a.person())
    original = send(client, sheet(tmp_path, *PRINTED, *BODY), agency)
    apply_upload(original, actor=a.actor())
    expected = lines(original)
    assert len(expected) == 3
    PlanLine.objects.filter(upload_id=original.pk).update(active=False, id_sumber="")

    upload = send(client, renamed(tmp_path), agency)
    assert (upload.state, upload.rows.count()) == ("dicocokkan", 0)
    assert client.get(f"/12.07/2022/impor/{upload.pk}/")["Location"] == page(upload)
    said = client.get(page(upload)).content.decode()
    assert "Kolom mana berisi apa?" in said and "B · Sandi" in said and "Rekonstruksi Jalan" in said
    assert ">JUMLAH PAGU *<" in said and "tidak ditemukan" in said
    as_matrix = client.get(page(upload), choice([])).content.decode()
    assert ">Pagu Indikatif (Rp) *<" in as_matrix and "JUMLAH PAGU" not in as_matrix
    upload = matched(client, upload, choice(FIELDS))
    assert upload.state == "dipratinjau"
    apply_upload(upload, actor=a.actor())
    assert lines(upload) == expected
    entry = Entry.objects.get(verb="plan.sheet.map")
    assert '"kind":"renja_matriks"' in str(entry.body).replace(" ", "").replace("'", '"')


def test_the_header_row_is_found_below_the_title_and_may_be_pointed_at(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, renamed(tmp_path), agency)
    said = client.get(page(upload)).content.decode()
    assert '<option value="4" selected' in said and "Isi dibaca mulai baris 5" in said
    other = client.get(page(upload), choice([], row=2) | {"semula": "0"}).content.decode()
    assert "A · Tahun 2022" in other and "Isi dibaca mulai baris 4" in other


def test_the_second_sheet_with_these_headers_is_read_by_itself_and_says_so(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    matched(client, send(client, renamed(tmp_path), agency), choice(FIELDS))
    again = send(client, sheet(tmp_path, ["Judul lain"], STRANGE, *BODY, name="tahun_depan.csv"), agency)
    assert again.state == "dipratinjau" and again.rows.filter(derived=False).count() == 3
    said = client.get(f"/12.07/2022/impor/{again.pk}/").content.decode()
    assert "Kolom dicocokkan seperti pada" in said and f"{page(again)}?berkas=tahun_depan.csv" in said
    strange = send(client, sheet(tmp_path, [*STRANGE[:-1], "Pelaku"], *BODY), agency)
    assert strange.state == "dicocokkan"


def test_what_is_remembered_can_be_forgotten(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    matched(client, send(client, renamed(tmp_path), agency), choice(FIELDS))
    memory = ColumnMemory.objects.get()
    forget = f"/12.07/2022/impor/kolom/{memory.pk}/lupakan/"
    assert forget in client.get("/12.07/2022/impor/").content.decode()
    stranger = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    assert forget not in stranger.get("/12.07/2022/impor/").content.decode()
    assert stranger.post(forget).status_code == 403 and ColumnMemory.objects.exists()
    assert client.post(forget).status_code == 302 and not ColumnMemory.objects.exists()
    assert Entry.objects.filter(verb="plan.sheet.forget").count() == 1
    assert send(client, renamed(tmp_path), agency).state == "dicocokkan"


def test_another_daerah_does_not_read_with_this_memory(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    matched(client, send(client, renamed(tmp_path), agency), choice(FIELDS))
    a.siklus("61.04")
    elsewhere = a.opd("Dinas PU", "61.04")
    there = enter(a.person(daerah_kode="61.04"))
    assert send(there, renamed(tmp_path), elsewhere, home="/61.04/2022/").state == "dicocokkan"
    assert send(client, renamed(tmp_path), agency).state == "dipratinjau"


def test_one_of_our_columns_is_chosen_once_and_needed_ones_are_named(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, renamed(tmp_path), agency)
    address = f"{page(upload)}cocokkan/"
    twice = client.post(address, choice(FIELDS, kolom_9="pagu"))
    said = twice.content.decode()
    assert twice.status_code == 422 and "juga dipakai kolom J" in said and "juga dipakai kolom I" in said
    absent = client.post(address, choice(FIELDS, kolom_8="", kolom_7=""))
    assert absent.status_code == 422
    assert "Kolom wajib belum dipilih: &#x27;Target&#x27;, &#x27;Pagu Indikatif (Rp)&#x27;" in absent.content.decode()
    assert not ColumnMemory.objects.exists() and not Entry.objects.filter(verb="plan.sheet.map").exists()
    assert client.post(address, choice(FIELDS)).status_code == 302


def test_a_column_without_a_header_can_be_used_too(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    head = [*STRANGE[:9], "", *STRANGE[10:]]
    upload = send(client, sheet(tmp_path, *TITLE, head, *BODY), agency)
    assert "J · (tanpa judul)" in client.get(page(upload)).content.decode()
    upload = matched(client, upload, choice(FIELDS))
    apply_upload(upload, actor=a.actor())
    assert PlanLine.objects.get(jenjang="sub_kegiatan").lokasi_teks == "Batang Kuis"


def test_the_columns_can_be_matched_anew_until_the_sheet_is_applied(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    upload = matched(client, send(client, renamed(tmp_path), agency), choice(FIELDS))
    where = f"/12.07/2022/impor/{upload.pk}/"
    assert "Ubah pencocokan kolom" in client.get(where).content.decode()
    upload = matched(client, upload, choice(["no", "kode", "nama", "indikator", "", "", "", "target", "pagu"]))
    assert upload.state == "dipratinjau"
    apply_upload(upload, actor=a.actor())
    assert PlanLine.objects.get(jenjang="sub_kegiatan").lokasi_teks == ""
    assert "Ubah pencocokan kolom" not in client.get(where).content.decode()
    late = client.post(f"{page(upload)}cocokkan/", choice(FIELDS))
    assert late.status_code == 422 and "sudah diterapkan" in late.content.decode()


def test_a_file_of_several_that_was_passed_over_is_matched_beside_the_others(cycle, tmp_path) -> None:
    client = enter(a.person())
    tree = sheet(tmp_path, ["jenjang", "rujukan", "induk", "uraian"], ["tujuan", "t1", "", "Jalan baik"])
    odd = sheet(tmp_path, ["lapis", "tanda", "atas", "isi"], ["sasaran", "s1", "t1", "Jalan mantap"], name="lain.csv")
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in (tree, odd)]
    default_task_backend.clear()
    client.post("/12.07/2022/impor/unggah/", {"kind": "cascade", "berkas": files})
    work()
    upload = Upload.objects.get()
    assert (upload.state, upload.rows.count()) == ("dipratinjau", 1)
    said = client.get(page(upload)).content.decode()
    assert "?berkas=rencana.csv" in said and 'aria-current="page">lain.csv' in said and "A · lapis" in said
    sent = choice(["tingkat", "ref", "induk", "uraian"], row=1, berkas="lain.csv", bentuk="cascade_pohon")
    upload = matched(client, upload, sent)
    assert (upload.state, upload.rows.count()) == ("dipratinjau", 2)
    assert [file["name"] for file in upload.files] == ["lain.csv", "rencana.csv"]


def test_the_worksheet_can_be_chosen_where_a_workbook_has_several(cycle, agency, tmp_path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "buku.xlsx"))
    for name, rows in (("Petunjuk", [["Isi", "Cara"], ["satu", "dua"]]), ("Renja", [STRANGE, *BODY])):
        work_sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            work_sheet.write_row(at, 0, row)
    book.close()
    client = enter(a.person())
    upload = send(client, tmp_path / "buku.xlsx", agency)
    first = {"bentuk": "renja_matriks", "lembar": "0", "semula": "1", "dari": "1", "sampai": "1"}
    assert "A · Isi" in client.get(page(upload), first).content.decode()
    second = first | {"lembar": "1", "semula": "0"}
    said = client.get(page(upload), second).content.decode()
    assert "B · Sandi" in said and '<option value="1" selected>Renja' in said
    upload = matched(client, upload, choice(FIELDS, row=1, berkas="buku.xlsx", lembar="1"))
    assert upload.files[0]["sheet"] == "Renja" and upload.rows.filter(derived=False).count() == 3


def test_the_command_line_reads_with_what_was_matched_on_screen_and_says_so(cycle, agency, tmp_path) -> None:
    client, path, said = enter(a.person()), renamed(tmp_path), []
    told = {"siklus": cycle, "actor": a.actor(), "label": "x", "opd": f"#{agency.pk}", "tell": said.append}
    with pytest.raises(ColumnsUnknown, match="tidak ditemukan"):
        run_import("renja", [path], **told)
    assert not Upload.objects.exists()
    upload = matched(client, send(client, path, agency), choice(FIELDS))
    upload.delete()
    _upload, report = run_import("renja", [path], **told)
    assert (report.read, report.applied) == (3, 3)
    assert [text for text in said if "kolom dicocokkan seperti pada" in text and "oleh Uji" in text]
    assert set(report.as_json()) == {
        "read", "applied", "unchanged", "refused", "problems", "skipped_other_daerah", "seconds", "by_table",
    }  # fmt: skip


def test_a_preview_that_waits_for_its_columns_is_not_applied(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    upload = send(client, renamed(tmp_path), agency)
    apply_upload(upload, actor=a.actor())
    upload.refresh_from_db()
    assert upload.state == "dicocokkan" and not PlanLine.objects.exists()


def test_an_import_that_came_by_the_command_line_says_to_upload_its_file(cycle, agency, tmp_path) -> None:
    upload, _report = run_import(
        "renja", [sheet(tmp_path, *PRINTED, *BODY)], siklus=cycle, actor=a.actor(), label="x", opd=f"#{agency.pk}"
    )
    Upload.objects.filter(pk=upload.pk).update(state="dipratinjau")
    upload.rows.update(applied=False)
    client = enter(a.person())
    assert "Unggah lagi untuk mencocokkan kolomnya" in client.get(page(upload)).content.decode()
    assert "Ubah pencocokan kolom" not in client.get(f"/12.07/2022/impor/{upload.pk}/").content.decode()
    Upload.objects.filter(pk=upload.pk).update(kind="contoh", state="diterapkan")
    assert "sudah diterapkan" in client.get(page(upload)).content.decode()


def test_a_shopping_list_stays_refused_by_its_name_and_is_not_offered_for_matching(cycle, agency, tmp_path) -> None:
    client = enter(a.person())
    rka = sheet(tmp_path, ["KODE AKUN", "URAIAN", "NAMA KOMPONEN", "JUMLAH"], ["5.1.02", "Belanja", "Semen", "1000"])
    assert send(client, rka, agency) is None
    job = Job.objects.order_by("-pk")[0]
    assert job.state == "gagal" and job.message.startswith("Ini rincian RKA")
    assert send(client, renamed(tmp_path), agency) is not None


def test_whoever_may_not_handle_the_sheet_reads_why(cycle, agency, tmp_path) -> None:
    upload = send(enter(a.person()), renamed(tmp_path), agency)
    stranger = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    assert "Anda tidak dapat mencocokkan kolomnya" in stranger.get(page(upload)).content.decode()
    assert stranger.post(f"{page(upload)}cocokkan/", choice(FIELDS)).status_code == 403
    own = enter(a.person("perencana_opd", opd=agency))
    assert own.post(f"{page(upload)}cocokkan/", choice(FIELDS)).status_code == 302
