"""A backup taken from a living instance comes back whole, and a damaged one is refused by name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _selaras(*words: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**keep, "PYTHONPATH": str(ROOT / "src"), "SELARAS_ROOT": str(ROOT)}
    command = [sys.executable, "-m", "selaras.main.cli", *words]
    return subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    data = tmp_path_factory.mktemp("data dengan spasi")
    done = _selaras("init", "--data", str(data), "--daerah", "61.04", "--tahun", "2022", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["nama"] == "Kabupaten Ketapang"
    return data


@pytest.fixture(scope="module")
def copy(instance, tmp_path_factory):
    out = tmp_path_factory.mktemp("cadangan") / "satu"
    done = _selaras("backup", str(out), "--data", str(instance), "--json")
    assert done.returncode == 0, done.stderr
    return out


def test_a_second_init_changes_nothing(instance):
    done = _selaras("init", "--data", str(instance), "--daerah", "61.04", "--tahun", "2022", "--json")
    assert json.loads(done.stdout)["new"] is False


def test_a_new_instance_is_whole(instance):
    done = _selaras("check", "--data", str(instance), "--json")
    assert (done.returncode, json.loads(done.stdout)["ok"]) == (0, True)


def test_a_restored_backup_equals_its_table_of_contents(copy, tmp_path):
    done = _selaras("restore", str(copy), "--data", str(tmp_path / "baru"), "--json")
    assert done.returncode == 0, done.stderr
    assert _selaras("verify", str(copy), "--data", str(tmp_path / "baru")).returncode == 0


def test_a_restore_never_overwrites_data(copy, instance):
    done = _selaras("restore", str(copy), "--data", str(instance))
    assert done.returncode == 1
    assert "sudah ada data" in done.stderr


def test_an_instance_that_moved_on_differs_by_name(copy, tmp_path):
    data = tmp_path / "baru"
    assert _selaras("restore", str(copy), "--data", str(data)).returncode == 0
    assert _selaras("init", "--data", str(data), "--daerah", "12.07", "--tahun", "2022").returncode == 0
    done = _selaras("verify", str(copy), "--data", str(data))
    assert done.returncode == 1
    assert "daerah.daerah: 2 baris, seharusnya 1" in done.stdout


def test_a_damaged_backup_is_refused(copy, tmp_path):
    bad = tmp_path / "rusak"
    subprocess.run(["cp", "-r", str(copy), str(bad)], check=True)
    with (bad / "db.sqlite3").open("r+b") as file:
        file.seek(5000)
        file.write(b"xxxx")
    done = _selaras("restore", str(bad), "--data", str(tmp_path / "baru"))
    assert done.returncode == 1
    assert "db.sqlite3" in done.stderr


def test_a_file_without_a_row_is_a_fault(copy, tmp_path):
    data = tmp_path / "baru"
    assert _selaras("restore", str(copy), "--data", str(data)).returncode == 0
    (data / "files").mkdir(exist_ok=True)
    (data / "files" / "yatim.pdf").write_bytes(b"x")
    done = _selaras("check", "--data", str(data))
    assert done.returncode == 1
    assert "yatim.pdf" in done.stdout
