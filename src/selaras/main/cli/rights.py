"""The table of rights: who may do what, and in which stage. It needs no instance."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from selaras.main.cli.speech import Answer

PLACE = "docs/hak-akses.csv"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help=f"tulis ke {PLACE}")


def run(args: Namespace) -> Answer:
    from selaras.main.cli.__main__ import ROOT, start

    with tempfile.TemporaryDirectory(prefix="selaras-hak-") as folder:
        start(Path(folder))
        from selaras.main.rights import table

        text = table()
    if not args.write:
        return Answer({"table": text}, tuple(text.splitlines()))
    (ROOT / PLACE).write_text(text, encoding="utf-8")
    rows = text.count("\n") - 1
    return Answer({"rows": rows}, (f"{PLACE}: {rows} baris.",))
