"""One line from the row of a sheet to the printed document, and back."""

from pathlib import Path

import openpyxl
import pytest

from selaras.features.documents.actions.file import Order, content_of, make
from selaras.features.plan.actions.sheet.run import DESK, apply_upload, preview_upload, run_import
from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.queries.summary import summary_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.actions.undo import undo
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.pieces import WRITES
from selaras.foundation.sheets.report import report_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.actors import command_line
from selaras.foundation.verbs.verb import Refused
from tests import builders as a
from tests.journeys import twin

pytestmark = pytest.mark.django_db
BAPPEDA = command_line(twin.OWN, "perencana_bappeda")


@pytest.fixture
def cycle(settings, tmp_path: Path) -> Siklus:
    settings.MEDIA_ROOT = tmp_path / "files"
    made = a.siklus()
    for kode in ("1.03.10", "1.03.10.2.01", "1.03.10.2.01.0005", "1.03.10.2.01.0012", "X.XX.01"):
        a.code(kode)
    return made


def take(cycle: Siklus, folder: Path):
    paths = sorted(folder.iterdir())
    return run_import("sirup", paths, siklus=cycle, actor=BAPPEDA, label="kembaran")


def test_a_whole_plan_comes_in_as_printed_and_a_second_time_changes_nothing(cycle: Siklus, tmp_path: Path) -> None:
    folder = twin.sirup_set(tmp_path)
    _upload, first = take(cycle, folder)
    _upload, second = take(cycle, folder)
    assert (first.read, first.applied, first.refused, first.skipped_other_daerah) == (14, 11, 1, 2)
    assert first.by_table["program.csv"] == {"read": 4, "applied": 3}
    assert (second.applied, second.unchanged, second.refused) == (0, 11, 1)
    figures = summary_of(cycle)
    assert [figures[n] for n in ("opd", "program", "kegiatan", "sub_kegiatan", "paket")] == [1, 3, 1, 3, 2]
    assert [figures[f"pagu_{n}"] for n in ("program", "kegiatan", "sub_kegiatan", "paket")] == [
        10**12 + 905,
        800,
        900,
        170,
    ]
    assert chain.verify(twin.OWN, 2022).ok


def test_known_defects_are_named_and_nothing_is_guessed(cycle: Siklus, tmp_path: Path) -> None:
    upload, _report = take(cycle, twin.sirup_set(tmp_path))
    kinds = {p["kind"] for row in upload.rows.exclude(problems=[]) for p in row.problems}
    assert {"pagu_janggal", "kode_tidak_dikenal", "opd_kosong", "volume_janggal", "paket_tidak_ada"} <= kinds
    assert PlanLine.objects.get(nama="PROGRAM TANPA NAMA").opd.semu
    assert Paket.objects.get(nama="Jalan Mawar").line.pagu == 100
    assert Paket.objects.get(nama="=2+3").line is None  # its code fits two lines
    assert PlanLine.objects.filter(kode="1.03.10.2.01.05").count() == 2
    line = PlanLine.objects.get(kode="1.03.10.2.01.12")
    assert (line.sumber_berkas, line.nomenklatur.kode) == ("sub_kegiatan.csv, baris 4", "1.03.10.2.01.0012")


def test_an_import_that_was_cut_off_goes_on_where_it_was(cycle: Siklus, tmp_path: Path) -> None:
    folder = twin.sirup_set(tmp_path)
    upload = preview_upload("sirup", sorted(folder.iterdir()), siklus=cycle, actor=BAPPEDA, label="x")
    half = upload.rows.filter(state__in=WRITES).count() // 2
    seen = []

    def cut(done: int, total: int) -> None:
        seen.append(done)
        if done >= half:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_upload(upload, actor=BAPPEDA, tell=cut)
    again, report = take(cycle, folder)
    assert again.pk == upload.pk
    assert (report.applied, Upload.objects.count()) == (11, 1)
    assert PlanLine.objects.count() == 7


def test_an_import_can_be_taken_back_until_something_stands_on_it(cycle: Siklus, tmp_path: Path) -> None:
    folder = twin.sirup_set(tmp_path)
    upload, _report = take(cycle, folder)
    undo(DESK, Upload.objects.get(pk=upload.pk), actor=BAPPEDA)
    assert summary_of(cycle)["sub_kegiatan"] == 0
    upload, report = take(cycle, folder)
    assert report.applied == 11
    a.contribution(
        a.simpul(cycle), Opd.objects.get(semu=False, aktif=True), PlanLine.objects.filter(active=True).first()
    )
    assert "ada kontribusi pada barisnya" in DESK.standing(Upload.objects.get(pk=upload.pk))


def test_whoever_plans_for_one_opd_cannot_apply_a_sheet_of_all(cycle: Siklus, tmp_path: Path) -> None:
    folder = twin.sirup_set(tmp_path)
    own = a.opd("Dinas Kesehatan")
    with pytest.raises(Refused, match="milik OPD lain"):
        run_import("sirup", sorted(folder.iterdir()), siklus=cycle, actor=a.actor("perencana_opd", opd=own), label="x")
    assert take(cycle, folder)[1].applied == 11


def test_the_printed_matrix_is_kept_printed_again_and_read_back(cycle: Siklus, tmp_path: Path) -> None:
    take(cycle, twin.sirup_set(tmp_path))
    opd = Opd.objects.get(semu=False)
    first = make(cycle, Order("renja", "xlsx", opd), actor=BAPPEDA)
    assert make(cycle, Order("renja", "xlsx", opd), actor=BAPPEDA).pk == first.pk
    sheet = tmp_path / "matriks.xlsx"
    sheet.write_bytes(content_of(first))
    rows = list(openpyxl.load_workbook(sheet).active.iter_rows(values_only=True))
    assert ["1.03.10.2.01.12", "Rekonstruksi Jalan"] in [list(row[1:3]) for row in rows]
    upload, report = run_import("renja", [sheet], siklus=cycle, actor=BAPPEDA, label="x", opd=f"kode:{opd.kode}")
    assert (report.read, report.applied, report.refused) == (6, 0, 0)
    assert report_of(upload).unchanged == 6
