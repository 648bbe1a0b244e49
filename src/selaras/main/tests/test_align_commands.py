"""`align`, `rollup` and `export rencana` as commands: files, answers, refusals."""

import csv
import json
import sys
from argparse import Namespace
from types import SimpleNamespace

import pytest

from selaras.main.align.files import read_rows
from selaras.main.align.tests.plans import exported
from selaras.main.cli import export
from selaras.main.cli.__main__ import run
from selaras.main.cli.speech import Stop


@pytest.fixture(autouse=True)
def own_streams(monkeypatch):
    """``--json`` redirects standard output; every test gets it back."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)


@pytest.fixture
def folder(tmp_path):
    return exported(tmp_path / "ekspor")


def test_the_commands_write_files_and_answer(folder, tmp_path, capsys):
    pairs, rekap = tmp_path / "pasangan.csv", tmp_path / "rekap.csv"
    assert run(["align", "--data", str(folder), "--out", str(pairs), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["engine"], answer["plans"], answer["rows"], answer["pairs"]) == ("local", 2, 5, 2)
    assert answer["relations"] == {"sama": 2}
    sys.stdout = sys.__stdout__
    assert run(["rollup", "--data", str(folder), "--pairs", str(pairs), "--out", str(rekap)]) == 0
    with rekap.open() as text:
        assert [row["rupiah_sama_baris"] for row in csv.DictReader(text)] == ["390000000", "0", "390000000"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--out", "a.csv"], "tidak ada berkas .parquet atau .csv"),
        (["--out", "a.xlsx"], "Bentuk '.xlsx' tidak dikenal"),
        (["--out", "a.csv", "--least", "2"], "'2' bukan peluang"),
        (["--out", "a.csv", "--engine", "dask"], "--engine tidak mengenal 'dask'"),
    ],
)
def test_what_cannot_be_asked_is_said(tmp_path, capsys, words, says):
    assert run(["align", "--data", str(tmp_path), *words]) == 2
    assert says in capsys.readouterr().err


def test_pairs_that_are_not_there_are_asked_for(folder, tmp_path, capsys):
    words = ["--data", str(folder), "--pairs", str(tmp_path / "tiada.csv"), "--out", str(tmp_path / "rekap.csv")]
    assert run(["rollup", *words]) == 2
    assert "Buat dahulu: ./selaras align" in capsys.readouterr().err


def test_the_engine_spark_without_the_extra_says_what_to_install(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert run(["align", "--engine", "spark", "--data", str(folder), "--out", str(tmp_path / "a.csv")]) == 2
    said = capsys.readouterr().err
    assert "Mesin spark memerlukan paket tambahan" in said
    assert "The engine spark needs extra packages" in said


def test_a_plan_goes_out_as_one_file_of_its_government_and_year(tmp_path, capsys, monkeypatch):
    row, written = exported(tmp_path / "ekspor") / "12.07.csv", tmp_path / "keluar.csv"
    cycle = SimpleNamespace(daerah_id="12.07", tahun=2026, daerah=SimpleNamespace(nama="Kabupaten Deli Serdang"))
    monkeypatch.setattr(export, "cycle_of", lambda *_asked: cycle)
    monkeypatch.setattr(export, "rows_of_plan", lambda _cycle: read_rows(row))
    words = Namespace(daerah="12.07", tahun=2026, kind="rencana", out=written)
    assert export.run(words).data["rows"] == 4
    assert written.read_bytes() == row.read_bytes()
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    words.out = tmp_path
    with pytest.raises(Stop, match="Berkas Parquet memerlukan paket tambahan"):
        export.run(words)
    assert not (tmp_path / "12.07-2026.parquet").exists()
