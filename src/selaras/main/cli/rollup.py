"""The national roll-up from the exports of many governments and the pairs found in them."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from selaras.foundation.files.whole import write_whole
from selaras.main.cli.align import ENGINES, refusals
from selaras.main.cli.speech import Answer
from selaras.values.rupiah import print_rupiah

if TYPE_CHECKING:
    from selaras.main.align.rollup import Line


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="local: satu mesin; spark: Apache Spark")
    parser.add_argument("--master", default="", metavar="ALAMAT", help="klaster Spark; bawaannya mesin ini")
    parser.add_argument("--pairs", type=Path, default=None, metavar="BERKAS", help="hasil ./selaras align")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help="parquet atau csv")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


@refusals()
def run(args: Namespace) -> Answer:
    from selaras.main.align import rollup
    from selaras.main.align.files import encoded, form_of, found_files

    form, files = form_of(args.out), found_files(args.data)
    pairs = args.pairs.expanduser().resolve() if args.pairs else None
    if args.engine == "spark":
        from selaras.main.align import rollup_spark

        counted = rollup_spark.tallies(files, pairs, args.master)
    else:
        counted = rollup.tallies(files, pairs)
    lines = rollup.lines_of(counted)
    write_whole(args.out.expanduser().resolve(), encoded(rollup.Line, lines, form))
    totals = [line for line in lines if line.daerah == rollup.ALL]
    data = {"ok": True, "engine": args.engine, "out": str(args.out), "plans": len(lines) - len(totals)}
    data["totals"] = [asdict(line) for line in totals]
    return Answer(data, (*map(_words, totals), f"{len(lines) - len(totals)} rencana ditulis ke {args.out}."))


def _words(total: "Line") -> str:
    share = total.bagian_bersama
    together = "—" if share is None else f"{100 * share:.1f}%".replace(".", ",")
    return (
        f"{total.tahun}: {total.baris} baris, {print_rupiah(total.pagu)}, bekerja bersama {together}, "
        f"{total.sama} pasangan sama, {print_rupiah(total.rupiah_sama_baris)} pada baris yang sama"
    )
