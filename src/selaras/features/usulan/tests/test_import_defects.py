"""Bad sheets: refused by name, cell by cell, and nothing that a sheet says is ever run."""

from pathlib import Path

import pytest
import xlsxwriter

from selaras.features.usulan.actions.sheet import undo
from selaras.features.usulan.actions.sheet.run import DESK, apply_upload, preview_upload
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests.lembar import sipd, sipd_file, take
from selaras.foundation.sheets.actions.decide import decide
from selaras.foundation.sheets.actions.undo import undo as take_back
from selaras.foundation.sheets.refused import SheetRefused
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "kosong"),
        ("a.csv", b"nama,umur\nSiti,4\n", "Baris judul"),
        ("a.csv", ",".join(lembar.HEADERS).encode() + b"\n", "tidak berisi baris"),
        ("a.csv", b"jenjang,rujukan,induk,uraian\nvisi,V,,Maju\n", "bukan daftar usulan SIPD"),
        ("a.xlsx", b"%PDF-1.7 bukan lembar", "berkas PDF"),
    ],
)
def test_a_file_that_is_no_proposal_sheet_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    cycle = lembar.cycle()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SheetRefused, match=says):
        take(cycle, tmp_path / name)
    assert Usulan.objects.count() == 0
    assert take(cycle, sipd_file(tmp_path / "baik.csv", sipd()))[1].applied == 1


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"anggaran": "-5000000"}, "rupiah_negatif"),
        ({"anggaran": "1500000,75"}, "pecahan_rupiah"),
        ({"anggaran": "banyak"}, "bukan_rupiah"),
        ({"usulan": ""}, "kosong"),
    ],
)
def test_a_row_with_impossible_money_or_no_title_is_refused_and_the_others_are_taken(
    tmp_path: Path, cells: dict[str, str], kind: str
) -> None:
    cycle = lembar.cycle()
    a.opd("Dinas PUPR")
    rows = [sipd(id_usulan="1") | cells, sipd(id_usulan="2")]
    upload, report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert (report.applied, report.refused) == (1, 1)
    assert [p["kind"] for p in upload.rows.get(state="bermasalah").problems] == [kind]


def test_a_formula_error_costs_the_row_only_where_money_or_title_is_meant(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    a.opd("Dinas PUPR")
    path = tmp_path / "a.xlsx"
    names = [column.field for column in lembar.SIPD.columns]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, lembar.HEADERS)
        for at, (column, error) in enumerate((("anggaran", "#REF!"), ("catatan", "#N/A"), ("volume", "#DIV/0!")), 1):
            sheet.write_row(at, 0, [sipd(id_usulan=str(at)).get(n, "") for n in names])
            sheet.write_formula(at, names.index(column), "=1/0", None, error)
    upload, report = take(cycle, path)
    assert (report.applied, report.refused) == (2, 1)
    assert "galat rumus #REF!" in upload.rows.get(state="bermasalah").problems[0]["sentence"]
    assert Usulan.objects.get(id_sumber="sipd:3").volume is None


def test_script_and_formula_texts_stay_texts(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    bad = {"usulan": "<script>alert(1)</script>", "masalah": "=cmd|' /C calc'!A0", "pengusul": "'=HYPERLINK(1)"}
    take(cycle, sipd_file(tmp_path / "a.csv", sipd(**bad)))
    one = Usulan.objects.get()
    assert (one.judul, one.masalah, one.pengusul) == (bad["usulan"], bad["masalah"], "=HYPERLINK(1)")


def test_two_rows_with_one_id_and_different_words_are_not_guessed(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [sipd(), sipd(), sipd(usulan="Lain")]
    _upload, report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert (report.applied, report.unchanged, report.refused) == (1, 1, 1)


def test_a_refused_row_is_written_anew_in_the_preview_and_a_row_may_be_left_out(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    head = a.actor("perencana_bappeda")
    rows = [sipd(id_usulan="1", anggaran="-5", kelurahan="Entah"), sipd(id_usulan="2")]
    file = sipd_file(tmp_path / "a.csv", *rows)
    upload = preview_upload([file], siklus=cycle, actor=head, label="a.csv")
    first, second = upload.rows.all()
    decide(DESK, first, decision="pakai", field="anggaran", value="Rp5.000.000", actor=head)
    decide(DESK, first, decision="pakai", field="wilayah_id", value="Saentis", actor=head)
    decide(DESK, second, decision="lewati", actor=head)
    apply_upload(upload, actor=head)
    assert list(Usulan.objects.values_list("id_sumber", "anggaran", "wilayah")) == [("sipd:1", 5_000_000, a.SAENTIS)]


def test_an_unknown_agency_is_told_once_in_the_preview_and_found_for_all_its_rows(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    pupr, head = a.opd("Dinas Pekerjaan Umum"), a.actor("perencana_bappeda")
    rows = [sipd(id_usulan=str(n), alamat=f"Dusun {n}") for n in range(3)]
    upload = preview_upload([sipd_file(tmp_path / "a.csv", *rows)], siklus=cycle, actor=head, label="a.csv")
    decide(DESK, upload.rows.get(seq=0), decision="pakai", field="opd_id", value="dinas pekerjaan umum", actor=head)
    apply_upload(upload, actor=head)
    assert {u.opd for u in Usulan.objects.all()} == {pupr}


def test_an_import_is_taken_back_while_nothing_stands_on_it_and_may_come_again(tmp_path: Path) -> None:
    cycle = lembar.cycle("ranwal", "musrenbang_desa")
    head = a.actor("perencana_bappeda")
    file = sipd_file(tmp_path / "a.csv", sipd())
    upload, _report = take(cycle, file)
    assert undo.standing_on(upload) == []
    take_back(DESK, upload, actor=head)
    assert Usulan.objects.filter(active=True).count() == 0
    again, report = take(cycle, file)
    assert (report.applied, Usulan.objects.filter(active=True).count()) == (1, 1)
    from selaras.features.usulan.actions import answer

    answered = Usulan.objects.get(active=True)
    answer.answer(answered, answer.Verdict("diterima"), actor=a.actor("operator_desa", wilayah=a.SAENTIS))
    assert "usulannya sudah dijawab" in undo.standing_on(again)
