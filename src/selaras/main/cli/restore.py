"""Put a backup into a new data folder, then compare it with the backup's table of contents."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import connection

from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main import safekeeping
from selaras.main.cli.speech import FAULT, Answer, Stop


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="FOLDER", type=Path, help="folder cadangan")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    args.data.mkdir(parents=True, exist_ok=True)
    try:
        manifest = safekeeping.restore(args.source.expanduser().resolve(), args.data)
        set_tenant(connection, EVERYWHERE)
        wrong = safekeeping.differences(manifest)
    except safekeeping.Broken as fault:
        raise Stop(str(fault), FAULT) from None
    if wrong:
        raise Stop("Data yang dipulihkan tidak sama dengan cadangannya: " + "; ".join(wrong[:5]), FAULT)
    lines = (f"Data dipulihkan ke {args.data} dan sama dengan cadangan {manifest['at']}.",)
    return Answer({"ok": True, "data": str(args.data), "at": manifest["at"], "heads": manifest["heads"]}, lines)
