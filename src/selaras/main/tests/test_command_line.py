"""The command line: its words, its exit codes, its one JSON object."""

import json
import sys

import pytest

from selaras.main.cli.__main__ import run
from selaras.main.cli.speech import Parser, Stop, daerah_code, plan_year, port_number
from selaras.main.cli.table import COMMANDS


@pytest.fixture(autouse=True)
def own_streams(monkeypatch):
    """``--json`` redirects standard output; every test gets it back."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)


def test_without_a_command_it_lists_them_and_refuses(capsys):
    assert run([]) == 2
    said = capsys.readouterr().out
    assert all(name in said for name in COMMANDS)
    assert run(["--help"]) == 0


def test_an_unknown_command_is_named(capsys):
    assert run(["terbang"]) == 2
    assert "Perintah 'terbang' tidak dikenal" in capsys.readouterr().err


def test_a_folder_without_data_is_refused_with_what_to_do(tmp_path, capsys):
    assert run(["check", "--data", str(tmp_path)]) == 2
    assert f"./selaras init --data {tmp_path}" in capsys.readouterr().err


def test_a_refusal_with_json_is_one_object_on_standard_output(tmp_path, capsys):
    assert run(["check", "--json", "--data", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert (answer["ok"], answer["code"]) == (False, 2)
    assert answer["error"] in err


@pytest.mark.parametrize("good", ["12", "12.07", "61.04"])
def test_a_code_of_a_government_is_read(good):
    assert daerah_code(good) == good


@pytest.mark.parametrize("bad", ["", "1207", "12.7", "12,07", "12.07.26", "aa", "١٢.٠٧"])
def test_anything_else_is_no_code(bad):
    with pytest.raises(Exception, match="bukan kode daerah"):
        daerah_code(bad)


def test_years_and_ports_have_their_range():
    assert plan_year("2026") == 2026
    assert port_number("8000") == 8000
    for wrong in ("26", "1999", "dua"):
        with pytest.raises(Exception, match="bukan tahun rencana"):
            plan_year(wrong)
    for wrong in ("0", "65535", "-1"):
        with pytest.raises(Exception, match="bukan nomor port"):
            port_number(wrong)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Yang wajib belum ditulis: --daerah."),
        (["--daerah"], "--daerah memerlukan isi."),
        (["--daerah", "12", "lebih"], "Argumen tidak dikenal: lebih."),
        (["--daerah", "12,07"], "bukan kode daerah"),
        (["--daerah", "12", "--jenis", "z"], "--jenis tidak mengenal 'z'. Pilih salah satu"),
        (["--daerah", "12", "--jumlah", "z"], "--jumlah tidak dapat dibaca: 'z'."),
    ],
)
def test_every_complaint_is_an_indonesian_sentence(words, sentence):
    parser = Parser(prog="selaras uji")
    parser.add_argument("--daerah", required=True, type=daerah_code)
    parser.add_argument("--jenis", choices=["a", "b"])
    parser.add_argument("--jumlah", type=int)
    with pytest.raises(Stop, match="--help") as refused:
        parser.parse_args(words)
    assert sentence in str(refused.value)
    assert refused.value.code == 2
