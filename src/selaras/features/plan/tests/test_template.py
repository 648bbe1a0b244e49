"""Our own sheet of the cascade is read back by the same names."""

from pathlib import Path

import openpyxl
import pytest

from selaras.features.plan.actions.sheet.run import run_import
from selaras.features.plan.models import Contribution, Indikator, PlanLine, Simpul
from selaras.features.plan.template import cascade_template
from selaras.foundation.verbs.actors import command_line
from tests import builders as a

pytestmark = pytest.mark.django_db


def filled(folder: Path) -> Path:
    path = folder / "pohon.xlsx"
    path.write_bytes(cascade_template(2022))
    book = openpyxl.load_workbook(path)
    sheet = book["Pohon kinerja"]
    names = [cell.value for cell in sheet[1]]
    rows = [
        {"jenjang": "tema", "rujukan": "TM", "uraian": "Tema uji"},
        {"jenjang": "prioritas", "rujukan": "P1", "induk": "TM", "uraian": "Prioritas uji"},
        {"jenjang": "visi", "rujukan": "V", "uraian": "Visi uji"},
        {"jenjang": "misi", "rujukan": "M", "induk": "V", "uraian": "Misi uji"},
        {"jenjang": "tujuan", "rujukan": "T", "induk": "M", "uraian": "Tujuan uji"},
        {"jenjang": "sasaran", "rujukan": "S", "induk": "T", "uraian": "Sasaran uji", "mendukung": "P1",
         "indikator": "Jalan mantap", "satuan": "persen", "target_2022": "71"},
        {"jenjang": "program", "rujukan": "PR", "induk": "S", "kode": "1.03.10", "uraian": "Program jalan",
         "kode_opd": "1.03.0.00.0.00.01.0000", "nama_opd": "Dinas Uji", "pagu_2022": 900},
    ]  # fmt: skip
    for number, row in enumerate(rows, start=2):
        for name, value in row.items():
            sheet.cell(number, names.index(name) + 1, value)
    book.save(path)
    return path


def test_a_filled_template_becomes_a_cascade_with_its_links(tmp_path: Path) -> None:
    cycle, bappeda = a.siklus(), command_line("12.07", "perencana_bappeda")
    sheet = filled(tmp_path)
    _upload, report = run_import("cascade", [sheet], siklus=cycle, actor=bappeda, label="pohon")
    sasaran = Simpul.objects.get(jenjang="sasaran")
    assert (report.read, report.applied, report.refused) == (7, 7, 0)
    assert [s.prioritas.uraian for s in sasaran.supports.all()] == ["Prioritas uji"]
    assert Indikator.objects.get().targets.get().teks == "71"
    assert (PlanLine.objects.get().pagu, Contribution.objects.get().simpul) == (900, sasaran)
    _upload, again = run_import("cascade", [sheet], siklus=cycle, actor=bappeda, label="pohon")
    assert (again.applied, again.unchanged) == (0, 7)
