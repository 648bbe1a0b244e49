"""How the import benches measure: the command line as a child, and the bare reading that it is held against."""

import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def bare(paths: Iterable[Path]) -> float:
    """CPU seconds to read every cell of the files, nothing else."""
    began = time.process_time()
    for path in paths:
        with path.open(newline="", encoding="utf-8") as file:
            for _row in csv.reader(file):
                pass
    return time.process_time() - began


def measured(*words: str) -> tuple[dict, float, float, float]:
    """The JSON of one command with its wall seconds, CPU seconds, and peak MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "selaras.main.cli", *words],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": ""},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout), time.monotonic() - began, cpu, after.ru_maxrss / 1024
