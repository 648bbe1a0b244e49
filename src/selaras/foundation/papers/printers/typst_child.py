"""Runs the compiler in a process of its own, so that its memory goes back when the file is done.

Reads one JSON object on standard input and writes the file to standard output; a fault goes to standard error.
Started as a plain script in isolated mode: imports nothing of Selaras.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst

COMPILE: Any = typst.compile  # its own types allow no bytes beside a folder of fonts
HERE = Path(__file__).resolve().parent


def main() -> int:
    """One document or one figure."""
    job = json.load(sys.stdin)
    try:
        made = COMPILE(
            (HERE / "paper.typ").read_bytes() if "paper" in job else job["figure"].encode(),
            font_paths=[str(HERE.parent / "fonts")],
            ignore_system_fonts=True,
            root=str(HERE),
            sys_inputs={"paper": job.get("paper", ""), "svg": job.get("svg", "")},
            format=job["format"],
            timestamp=job["timestamp"],
            pdf_tags=job["tagged"],
            ppi=job.get("ppi", 144.0),
        )
    except Exception as fault:
        sys.stderr.write(str(fault))
        return 1
    sys.stdout.buffer.write(made[0] if isinstance(made, list) else made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
