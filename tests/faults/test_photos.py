"""A photo survives a power cut at every step, ten hands on one form, and the way through a backup."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("dibuat ulang", "salinan besar", "salinan kecil", "baris ditulis")


def _run(*command: object) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    keep |= {"PYTHONPATH": str(ROOT / "src"), "SELARAS_ROOT": str(ROOT)}
    words = [sys.executable, *map(str, command)]
    return subprocess.run(words, env=keep, cwd="/", capture_output=True, text=True, check=False, timeout=120)


def _photos(data: Path, what: str, number: int) -> subprocess.CompletedProcess[str]:
    return _run(ROOT / "tests" / "faults" / "photos.py", data, what, number)


def _said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _selaras(*words: object) -> subprocess.CompletedProcess[str]:
    return _run("-m", "selaras.main.cli", *words)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one photo that waits."""
    data = tmp_path_factory.mktemp("kiriman") / "data"
    data.mkdir()
    _said(_photos(data, "send", 1))
    return data


@pytest.fixture(scope="module")
def calm(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes out when nothing happens."""
    data = tmp_path_factory.mktemp("tenang") / "data"
    shutil.copytree(sent, data)
    return _said(_photos(data, "work", 0))


def test_without_trouble_one_photo_is_ready_and_no_original_is_left(calm: dict[str, Any]) -> None:
    (row,) = calm["rows"]
    assert (row["state"], row["width"], row["height"]) == ("siap", 1067, 1600)
    assert len(calm["files"]) == 2


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1), ids=STEPS)
def test_a_worker_killed_after_a_step_ends_as_if_nothing_had_been(
    sent: Path, calm: dict[str, Any], tmp_path: Path, step: int
) -> None:
    data = tmp_path / "data"
    shutil.copytree(sent, data)
    assert _photos(data, "work", step).returncode == -signal.SIGKILL
    assert _said(_photos(data, "work", 0)) == calm
    assert _said(_photos(data, "work", 0)) == calm


def test_ten_hands_on_one_form_make_one_photo(tmp_path: Path) -> None:
    found = _said(_photos(tmp_path, "send", 10))
    assert (found["answers"], found["tokens"]) == (10, 1)
    assert len(found["rows"]) == len(found["files"]) == 1


def test_a_photo_comes_back_from_a_backup_ready_or_waiting(sent: Path, calm: dict[str, Any], tmp_path: Path) -> None:
    data, copy, back = tmp_path / "data", tmp_path / "cadangan", tmp_path / "pulih"
    shutil.copytree(sent, data)
    assert _selaras("backup", copy, "--data", data).returncode == 0
    assert _selaras("restore", copy, "--data", back).returncode == 0
    assert _said(_photos(back, "work", 0)) == calm
    later = tmp_path / "cadangan lagi"
    assert _selaras("backup", later, "--data", back).returncode == 0
    names = {path.relative_to(later / "files").as_posix() for path in later.rglob("*.jpg")}
    assert names == set(calm["files"])


def _check(data: Path) -> dict[str, tuple[bool, str]]:
    done = _selaras("check", "--data", data, "--json")
    return {finding["what"]: (finding["ok"], finding["words"]) for finding in json.loads(done.stdout)["checks"]}


def test_a_missing_copy_and_one_without_a_row_are_faults_and_an_original_too_many_is_worth_knowing(
    sent: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(sent, data)
    _said(_photos(data, "work", 0))
    whole = _check(data)
    assert [whole[what][0] for what in ("berkas", "berkas yatim", "kiriman foto")] == [True, True, True]
    assert whole["berkas"][1] == "2 berkas lengkap"
    small = next((data / "files").rglob("*-320.jpg"))
    small.rename(small.with_name("yatim.jpg"))
    (data / "files" / "incoming" / "sisa").write_bytes(b"x")
    found = _check(data)
    assert not found["berkas"][0] and small.name in found["berkas"][1]
    assert not found["berkas yatim"][0] and "yatim.jpg" in found["berkas yatim"][1]
    assert not found["kiriman foto"][0] and "sisa" in found["kiriman foto"][1]
