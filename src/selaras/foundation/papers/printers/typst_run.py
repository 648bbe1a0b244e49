"""The way to the compiler: a child process with a time limit."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS = 180  # a 300-page matrix takes under 10 on one busy core
_CHILD = Path(__file__).with_name("typst_child.py")


class PrintFailed(Exception):  # noqa: N818  said as the job list says it
    """The compiler gave no file."""


def compiled(job: dict[str, Any]) -> bytes:
    """The bytes of one PDF or PNG."""
    environment = {"PATH": os.defpath, "PYTHONUTF8": "1"}
    try:
        child = subprocess.run(  # noqa: S603  our own script; the document comes on standard input
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(job, ensure_ascii=False).encode(),
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise PrintFailed("Dokumen terlalu besar untuk dicetak sekaligus. Cetak per perangkat daerah.") from slow
    if child.returncode != 0 or not child.stdout:
        raise PrintFailed("Berkas tidak jadi dicetak: " + child.stderr.decode(errors="replace").strip()[:500])
    return child.stdout
