"""Compare an instance with a backup, or with the table of contents that somebody kept."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import connection

from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main import safekeeping
from selaras.main.cli.speech import FAULT, OK, Answer, Stop


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="FOLDER", type=Path, help="folder cadangan")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    source = args.source.expanduser().resolve()
    set_tenant(connection, EVERYWHERE)
    try:
        manifest = safekeeping.read_manifest(source)
    except safekeeping.Broken as fault:
        raise Stop(str(fault), FAULT) from None
    wrong = [f"berkas cadangan rusak: {name}" for name in safekeeping.damaged(source, manifest)]
    wrong += safekeeping.differences(manifest)
    lines = wrong or [f"Data sama dengan cadangan {manifest['at']}."]
    return Answer({"ok": not wrong, "differences": wrong}, tuple(lines), FAULT if wrong else OK)
