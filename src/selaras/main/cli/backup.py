"""A whole copy of an instance, taken while people work."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import connection

from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main import safekeeping
from selaras.main.cli.speech import FAULT, Answer, Stop


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", metavar="FOLDER", type=Path, help="folder baru untuk cadangan")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    set_tenant(connection, EVERYWHERE)
    try:
        manifest = safekeeping.backup(args.out.expanduser().resolve())
    except (safekeeping.Broken, OSError) as fault:
        raise Stop(f"Cadangan tidak selesai. {fault}", FAULT) from None
    rows = sum(manifest["counts"].values())
    lines = (f"Cadangan selesai di {args.out}: {rows} baris, {len(manifest['sha256'])} berkas.",)
    return Answer({"ok": True, "out": str(args.out), **manifest}, lines)
