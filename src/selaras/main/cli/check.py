"""Is this instance whole? Database, chain, files, libraries; non-zero on any fault."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from django.db import connection
from django.db.utils import DatabaseError

from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main import soundness
from selaras.main.cli.speech import FAULT, OK, Answer, Stop


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    try:
        set_tenant(connection, EVERYWHERE)
        found = list(soundness.findings())
    except DatabaseError as fault:
        raise Stop(
            f"Basis data di {args.data} tidak dapat dibaca: {fault}. Pulihkan cadangan terakhir.", FAULT
        ) from None
    whole = all(finding.ok or not finding.grave for finding in found)
    lines = [f"{'baik ' if f.ok else 'RUSAK' if f.grave else 'awas '}  {f.what}: {f.words}" for f in found]
    lines.append("Semua baik." if whole else "Ada yang rusak. Lihat baris RUSAK di atas.")
    return Answer({"ok": whole, "checks": [asdict(f) for f in found]}, tuple(lines), OK if whole else FAULT)
