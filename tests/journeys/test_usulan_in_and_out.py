"""A sheet of proposals by the command line: read only, taken in, again, and out in SIPD's columns."""

import json
from argparse import ArgumentParser
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import lembar
from selaras.main.cli import export, import_
from selaras.main.cli.speech import Answer, Stop

pytestmark = pytest.mark.django_db
# The 26 columns as other programs write them: no capital letters, underscores, other words for the same.
OTHERWISE = (
    "no,id_usulan,tanggal_usul,pengusul,profil,usulan,masalah,alamat,kabupaten,kecamatan,kelurahan,usulan_ke,"
    "OPD tujuan awal,OPD tujuan akhir,status,catatan,rekom mitra,rekom kelurahan/desa,rekom kecamatan,rekom SKPD,"
    "rekom TAPD,volume,satuan,anggaran,jenis_belanja,sub_kegiatan"
)


def run(module: ModuleType, *words: str) -> Answer:
    parser = ArgumentParser()
    module.arguments(parser)
    answer: Answer = module.run(parser.parse_args([*words, "--daerah", "12.07", "--tahun", "2022", "--json"]))
    return answer


def sheet(path: Path) -> Path:
    """A workbook with two title rows above the header, numbers as numbers, one row of another government."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["DAFTAR USULAN MASYARAKAT"])
    page.append(["Kabupaten Deli Serdang, tahun 2022"])
    page.append(OTHERWISE.split(","))
    names = [column.field for column in lembar.SIPD.columns]
    for number, cells in enumerate(
        (
            {"rekom_kecamatan": "Diterima, 380 m, Rp437.000.000", "anggaran": 460_000_000, "volume": 400},
            {"usulan": "Posyandu", "status": "Tidak Diakomodir", "catatan": "Lahan belum jelas"},
            {"kabupaten": "Kabupaten Asahan"},
            {"usulan": "Talud", "anggaran": -5},
        ),
        1,
    ):
        row = lembar.sipd(id_usulan=700_100 + number, no=number) | cells
        page.append([row.get(name) or None for name in names])
    book.save(path)
    return path


def test_the_report_of_an_import_of_proposals_is_that_of_every_import(tmp_path: Path) -> None:
    lembar.cycle()
    path = str(sheet(tmp_path / "usulan.xlsx"))
    counts = {"read": 4, "unchanged": 0, "refused": 1, "skipped_other_daerah": 1}
    dry = run(import_, "usulan", path, "--dry-run").data
    assert {name: dry[name] for name in counts} == counts and (dry["applied"], Usulan.objects.count()) == (0, 0)
    first = run(import_, "usulan", path)
    assert first.data | {"seconds": 0, "problems": 0} == counts | {
        "applied": 2, "problems": 0, "seconds": 0, "by_table": {"usulan.xlsx": {"read": 4, "applied": 2}},
    }  # fmt: skip
    assert any("bernilai negatif" in line for line in first.lines)
    again = run(import_, "usulan", path).data
    assert (again["applied"], again["unchanged"], again["refused"]) == (0, 2, 1)
    assert json.dumps(again)
    assert Usulan.objects.get(hasil="ditolak").penjelasan == "Lahan belum jelas"


def test_what_is_no_sheet_of_proposals_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    lembar.cycle()
    (tmp_path / "kosong.csv").write_bytes(b"")
    for path in (tmp_path / "kosong.csv", tmp_path / "tidak-ada.csv"):
        with pytest.raises(Stop) as stopped:
            run(import_, "usulan", str(path))
        assert stopped.value.code == 2
    assert run(import_, "usulan", str(sheet(tmp_path / "baik.xlsx"))).data["applied"] == 2


def test_the_command_writes_the_columns_and_says_what_they_cannot_carry(tmp_path: Path) -> None:
    lembar.cycle()
    run(import_, "usulan", str(sheet(tmp_path / "usulan.xlsx")))
    out = tmp_path / "keluar.xlsx"
    said = run(export, "usulan", "--out", str(out)).data
    assert (said["rows"], said["form"]) == (2, "xlsx")
    assert {loss["field"]: loss["count"] for loss in said["losses"]}["alasan"] == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Usulan", "Yang tidak terbawa"]
    head, first, second = book["Usulan"].iter_rows(values_only=True)
    assert len(head) == 26
    assert (first[1], first[14], first[18], first[21], first[23]) == (
        "700101", "Forum SKPD", "Diterima, 380 m, Rp437.000.000", 400, 460_000_000,
    )  # fmt: skip
    assert (second[1], second[14], second[15]) == ("700102", "Tidak Diakomodir", "Lahan belum jelas")
    with pytest.raises(Stop, match=r"\.xlsx atau \.csv"):
        run(export, "usulan", "--out", str(tmp_path / "keluar.pdf"))
