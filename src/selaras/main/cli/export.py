"""Write a sheet for another system to a file, and say what it cannot carry."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from selaras.engines.overlap.rows import Row
from selaras.features.exchange.files import KINDS, usulan_file
from selaras.features.exchange.queries.losses import losses_of
from selaras.features.exchange.queries.rencana import rows_of_plan
from selaras.features.exchange.queries.sipd import usulan_of
from selaras.foundation.files.whole import write_whole
from selaras.foundation.tahapan.models import Siklus
from selaras.main.align.files import encoded, form_of
from selaras.main.cli.align import refusals
from selaras.main.cli.cycle import cycle_of
from selaras.main.cli.speech import Answer, Stop, daerah_code, plan_year, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("usulan", "rencana"), help="isi lembar")
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    parser.add_argument("--tahun", required=True, type=plan_year, metavar="TAHUN")
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="BERKAS",
        help="usulan: xlsx atau csv; rencana: parquet atau csv, atau folder untuk KODE-TAHUN.parquet",
    )
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    siklus = cycle_of(args.daerah, args.tahun)
    return _rencana(siklus, args.out) if args.kind == "rencana" else _usulan(siklus, args)


def _usulan(siklus: Siklus, args: Namespace) -> Answer:
    form = args.out.suffix.lstrip(".").lower()
    if form not in KINDS:
        raise Stop(f"Bentuk '{form}' tidak dikenal. Pakai nama berkas yang berakhir .xlsx atau .csv.")
    content = usulan_file(siklus, form)
    write_whole(args.out.expanduser().resolve(), content)
    losses, count = losses_of(siklus), usulan_of(siklus).count()
    for loss in losses:
        say(f"tidak terbawa: {loss.label}, {loss.count} ({loss.says})")
    data = {"ok": True, "kind": args.kind, "form": form, "out": str(args.out), "size": len(content), "rows": count}
    data["losses"] = [asdict(loss) for loss in losses]
    return Answer(data, (f"{count} usulan {siklus.daerah.nama} {siklus.tahun} ditulis ke {args.out}.",))


@refusals()
def _rencana(siklus: Siklus, out: Path) -> Answer:
    """One file per government and year, for `align` and `rollup`."""
    out = out / f"{siklus.daerah_id}-{siklus.tahun}.parquet" if out.is_dir() or not out.suffix else out
    form = form_of(out)
    rows = list(rows_of_plan(siklus))
    content = encoded(Row, rows, form)
    write_whole(out.expanduser().resolve(), content)
    data = {"ok": True, "kind": "rencana", "form": form[1:], "out": str(out), "size": len(content), "rows": len(rows)}
    return Answer(data, (f"{len(rows)} baris {siklus.daerah.nama} {siklus.tahun} ditulis ke {out}.",))
