"""Make the search index anew from the rows, should it ever be damaged."""

from argparse import ArgumentParser, Namespace

from django.db import connection

from selaras.features.search.actions import start_anew
from selaras.features.search.models import Item
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main.cli.speech import Answer, Stop, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--daerah", default="", metavar="KODE", help="hanya pemerintah ini, misalnya 12.07")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    set_tenant(connection, EVERYWHERE)
    found = Daerah.objects.filter(siklus__isnull=False).distinct().order_by("pk")
    if args.daerah:
        found = found.filter(pk=args.daerah)
        if not found.exists():
            raise Stop(f"Tidak ada pemerintah daerah '{args.daerah}' yang mempunyai siklus di data ini.")
    counts: dict[str, int] = {}
    for daerah in found:
        say(f"Mengindeks {daerah} …")
        start_anew(daerah.pk)
        counts[daerah.pk] = Item.objects.filter(daerah=daerah).count()
    lines = tuple(f"{kode}: {count} hal dapat dicari" for kode, count in counts.items())
    return Answer({"ok": True, "items": counts}, lines)
