"""The server killed in the middle of submissions: every receipt still resolves to exactly one proposal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "bench_deadline.py"


@pytest.mark.slow
def test_every_acknowledged_submission_is_there_once_after_the_server_was_killed() -> None:
    command = [sys.executable, str(BENCH), "--minutes", "0.5", "--rate", "8", "--kills", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert found["acknowledged"] == found["stored"] == 240
    assert sum(n for what, n in found["answers"].items() if what.startswith("submit ")) > 0, "nothing was cut off"
