"""Finds who plans the same thing in the exports of many governments, on one machine or on Apache Spark."""

import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selaras.foundation.files.whole import write_whole
from selaras.main.align.extra import Refused
from selaras.main.cli.speech import Answer, Stop, say

ENGINES = ("local", "spark")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="local: satu mesin; spark: Apache Spark")
    parser.add_argument("--master", default="", metavar="ALAMAT", help="klaster Spark; bawaannya mesin ini")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help="parquet atau csv")
    parser.add_argument("--least", type=chance, default=None, metavar="0..1", help="peluang setempat terkecil (0,3)")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def chance(text: str) -> float:
    """A chance between 0 and 1, with a point or a comma."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"'{text}' bukan peluang. Tulis angka 0 sampai 1, misalnya 0.3.")
    return value


@contextmanager
def refusals() -> Iterator[None]:
    """What the batch refuses, the command refuses."""
    try:
        yield
    except Refused as no:
        raise Stop(str(no)) from None


@refusals()
def run(args: Namespace) -> Answer:
    from selaras.engines.overlap.pairs import SHOWN
    from selaras.main.align import local
    from selaras.main.align.compare import Found
    from selaras.main.align.files import encoded, form_of, found_files

    started = time.perf_counter()
    form, files = form_of(args.out), found_files(args.data)
    least = SHOWN if args.least is None else args.least
    say(f"Membandingkan isi {len(files)} berkas dengan mesin {args.engine} …")
    if args.engine == "spark":
        from selaras.main.align import spark

        batch = spark.run(files, least, args.master)
    else:
        batch = local.run(files, least)
    write_whole(args.out.expanduser().resolve(), encoded(Found, batch.found, form))
    kinds = Counter(pair.hubungan for pair in batch.found)
    data = {"ok": True, "engine": args.engine, "out": str(args.out), "plans": batch.plans, "rows": batch.rows}
    data |= {"pairs": len(batch.found), "relations": dict(sorted(kinds.items())), "least": least}
    data["seconds"] = round(time.perf_counter() - started, 1)
    told = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())) or "tidak ada"
    words = (
        f"{batch.rows} baris dari {batch.plans} rencana: {len(batch.found)} pasangan ({told}) ditulis ke {args.out}."
    )
    return Answer(data, (words,))
