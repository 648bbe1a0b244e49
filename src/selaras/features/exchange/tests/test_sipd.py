"""Out in 26 columns and in again: the same columns, what is lost is counted, nothing is run."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from selaras.features.exchange.files import LOSSES, usulan_file
from selaras.features.exchange.queries.losses import losses_of
from selaras.features.exchange.queries.sipd import HEADERS, rows_of
from selaras.features.plan.tests.work import HOME, enter
from selaras.features.usulan.actions import answer, merge, submit
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests import proposals as p
from selaras.features.usulan.tests.lembar import sipd, sipd_file, take
from selaras.foundation.files.models import Attachment
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db
STAGES = ("persiapan", "ranwal", "musrenbang_desa", "musrenbang_kecamatan", "forum_opd", "rancangan_akhir")


def values(siklus: Siklus) -> list[list[Any]]:
    """What the columns say, numbers as they print, without the running number."""
    return sorted([["" if v is None else str(v) for v in row[1:]] for row in rows_of(siklus)])


def filled(tmp_path: Path) -> Siklus:
    """Imported and native proposals, answered, merged, supported, with hostile texts."""
    cycle = lembar.cycle(*STAGES)
    pupr = a.opd("Dinas PUPR")
    rekom = {"rekom_desa": "Diterima, 380 m, Rp437.000.000", "rekom_mitra": "Perlu tinjau", "rekom_opd": "Ditolak"}
    rows = [
        sipd(id_usulan="1", alamat="Dusun IX (3.605211,98.741002)", catatan="Segera", usulan_ke="2", **rekom),
        sipd(id_usulan="2", usulan="=cmd|' /C calc'!A0", masalah="<script>x</script>", status="Tidak Diakomodir"),
        sipd(id_usulan="3", kelurahan="Entah", opd_akhir="Dinas Lain", volume="±400 m2", satuan="", anggaran=""),
        sipd(id_usulan="4", profil="Anggota DPRD", volume="12,5", status="Diakomodir", kelurahan="", tanggal_usul=""),
        sipd(id_usulan="", usulan="Tanpa nomor", volume="46,512"),
    ]
    take(cycle, sipd_file(tmp_path / "masuk.csv", *rows))
    musrenbang = "KAU-1,1,Lurah,Pelatihan,Kurang terampil,RT 1,,Saentis,Percut Sei Tuan,Kabupaten Deli Serdang,12.07.26.2001,Dinas X,35 Orang,10500000,LK,Diakomodir"
    take(cycle, lembar.plain_file(tmp_path / "desa.csv", lembar.MUSRENBANG, musrenbang))
    one = p.sent(cycle, "Parit, jalan", opd=pupr, anggaran=460_000_000, manfaat="Tidak banjir", penerima="180 keluarga")
    two, three = p.sent(cycle, "Saluran"), p.sent(cycle, "Posyandu")
    camat = p.office(one)
    answer.answer(one, Verdict("diterima", volume=420, anggaran=483_000_000, teks="lanjut"), actor=camat)
    submit.support(two, actor=a.actor("setwan"))
    merge.merge(Usulan.objects.get(pk=two.pk), one, actor=a.actor("perencana_bappeda"), reason="tempat sama")
    answer.answer(three, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=camat)
    return cycle


def twin() -> Siklus:
    """Another government's room that knows the same places by the same names, and nothing else."""
    a.daerah("12.08", "Kabupaten Deli Serdang")
    made = a.siklus("12.08", 2022, "persiapan", "ranwal")
    for kode, nama, jenis in (
        ("12.08.26", "Percut Sei Tuan", "kecamatan"),
        ("12.08.26.2001", "Saentis", "desa"),
        ("12.08.26.2002", "Suka Makmur", "desa"),
    ):
        a.wilayah(kode, nama, jenis)
    return made


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_out_and_into_an_empty_twin_and_out_again_says_the_same_in_all_columns(tmp_path: Path, form: str) -> None:
    cycle = filled(tmp_path)
    first = tmp_path / f"keluar.{form}"
    first.write_bytes(usulan_file(cycle, form))
    other = twin()
    _upload, report = take(other, first)
    assert (report.applied, report.refused, report.skipped_other_daerah) == (9, 0, 0)
    assert values(other) == values(cycle)
    assert take(other, first)[1].applied == 0


def test_our_own_export_read_back_where_it_comes_from_changes_nothing(tmp_path: Path) -> None:
    cycle = filled(tmp_path)
    before = list(Usulan.objects.order_by("pk").values())
    out = tmp_path / "keluar.xlsx"
    out.write_bytes(usulan_file(cycle, "xlsx"))
    _upload, report = take(cycle, out)
    assert (report.applied, report.unchanged, report.refused) == (0, 9, 0)
    assert list(Usulan.objects.order_by("pk").values()) == before


def test_an_imported_row_keeps_its_own_words_until_selaras_answers(tmp_path: Path) -> None:
    cycle = lembar.cycle(*STAGES)
    take(cycle, sipd_file(tmp_path / "a.csv", sipd(status="Musrenbang Kecamatan", catatan="Menunggu", usulan_ke="3")))
    row = dict(zip(HEADERS, next(rows_of(cycle)), strict=True))
    assert (row["Status"], row["Catatan"], row["Usulan Ke"], row["Profil"]) == (
        "Musrenbang Kecamatan", "Menunggu", "3", "Desa",
    )  # fmt: skip
    village = a.actor("operator_desa", wilayah=a.SAENTIS)
    moved = answer.answer(Usulan.objects.get(), Verdict("diterima"), actor=village)
    assert moved.langkah == "kecamatan"
    answer.answer(moved, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=p.office(moved))
    row = dict(zip(HEADERS, next(rows_of(cycle)), strict=True))
    assert (row["Status"], row["Catatan"]) == ("Tidak Diakomodir", "Jalan provinsi.")
    assert row["Rekom Kecamatan"] == "Ditolak, 400 m, Rp460.000.000: Jalan provinsi."


def test_what_the_format_cannot_carry_is_counted_on_its_own_sheet(tmp_path: Path) -> None:
    cycle = filled(tmp_path)
    one = Usulan.objects.filter(upload_id=None).first()
    Attachment.objects.create(daerah_id="12.07", thing="usulan.usulan", thing_id=one.pk, name="parit.jpg")
    counted = {loss.field: loss.count for loss in losses_of(cycle)}
    names = ("dukungan", "foto", "gabungan", "manfaat", "penerima", "alasan", "disetujui")
    assert {name: counted[name] for name in names} == {
        "dukungan": 1, "foto": 1, "gabungan": 1, "manfaat": 1, "penerima": 1, "alasan": 3, "disetujui": 1,
    }  # fmt: skip
    assert counted["riwayat"] >= 6 and "kontak" not in counted
    book = openpyxl.load_workbook(io.BytesIO(usulan_file(cycle, "xlsx")))
    assert {row[0].value: row[1].value for row in book[LOSSES].iter_rows(min_row=2)}["Dukungan"] == 1


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    cycle = filled(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(usulan_file(cycle, "xlsx")))
    cells = [cell for row in book["Usulan"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]
    rows = list(csv.reader(io.StringIO(usulan_file(cycle, "csv").decode("utf-8-sig"))))
    assert (len(rows), {len(row) for row in rows}) == (10, {26})
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_on_screen_the_planning_roles_of_the_daerah_fetch_it_and_see_what_is_lost(tmp_path: Path) -> None:
    filled(tmp_path)
    client = enter(a.person())
    page = client.get(f"{HOME}pertukaran/sipd/").content.decode()
    assert "Dukungan" in page and "9 usulan" in page
    answer_ = client.get(f"{HOME}pertukaran/sipd/usulan.xlsx")
    assert answer_["Content-Disposition"] == 'attachment; filename="usulan_sipd_12.07_2022.xlsx"'
    assert client.get(f"{HOME}pertukaran/sipd/usulan.pdf").status_code == 404


def test_drafts_stay_with_their_writer(tmp_path: Path) -> None:
    cycle = p.cycle()
    submit.save_draft(p.blank(cycle, "Belum jadi"), actor=p.village())
    assert list(rows_of(cycle)) == []
    p.sent(cycle)
    assert len(list(rows_of(cycle))) == 1
