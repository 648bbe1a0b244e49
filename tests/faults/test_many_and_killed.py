"""Everybody at once on one file, and a power cut at every piece of an import: nothing lost, nothing twice."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from selaras.features.usulan.tests import lembar
from tests.journeys import twin

HERE = Path(__file__).parent


def _run(program: str, *words: object) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, str(HERE / program), *map(str, words)]
    return subprocess.run(command, env=keep, cwd="/", capture_output=True, text=True, check=False, timeout=120)


def _said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_many_at_once_lose_nothing_and_nobody_meets_a_locked_database(tmp_path: Path) -> None:
    found = _said(_run("many.py", tmp_path))
    answers = found["key"]["answers"]
    assert (found["key"]["made"], list(answers.values())) == (1, [10])
    assert next(iter(answers)).startswith("302 /12.07/2022/simpul/")
    assert found["line"] == {"rounds": {"Conflict + saved": 20}, "version": 21}
    assert found["people"] == {"answers": {"saved": 64}, "lost": 0}
    assert found["entries"] == 1 + 20 + 64 * 4
    assert found["chain"]


def test_an_import_killed_inside_every_one_of_its_pieces_ends_as_if_it_had_never_been(tmp_path: Path) -> None:
    lembar = tmp_path / "lembar"
    lembar.mkdir()
    folder = twin.sirup_set(lembar)
    calm = _said(_run("importing.py", tmp_path / "tenang", folder, 0))
    data, kills = tmp_path / "mati", 0
    while True:
        done = _run("importing.py", data, folder, 1 + kills % 2)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]
        kills += 1
        assert kills < 20
    assert kills >= 3
    found = _said(done)
    assert calm["chain"] and found["chain"]
    same = [name for name in calm if name not in ("applied", "chain")]
    assert {name: found[name] for name in same} == {name: calm[name] for name in same}
    assert calm["uploads"] == 1 and calm["sub_kegiatan"] == 3


def test_an_import_of_proposals_killed_in_its_pieces_ends_with_each_proposal_once(tmp_path: Path) -> None:
    rows = [lembar.sipd(id_usulan=str(n), alamat=f"Dusun {n}", rekom_desa="Diterima") for n in range(1, 1201)]
    file, data = lembar.sipd_file(tmp_path / "usulan.csv", *rows), tmp_path / "mati"
    kills = 0
    while (done := _run("importing_usulan.py", data, file, 1 + kills % 2)).returncode != 0:
        assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]
        kills += 1
        assert kills < 12
    assert kills >= 2
    each = dict.fromkeys(("usulan", "suara", "said", "kode", "sumber"), 1200)
    assert _said(done) == {**each, "uploads": 1, "chain": True}
