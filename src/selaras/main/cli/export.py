"""Write a sheet for another system to a file, and say what it cannot carry."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from selaras.features.documents.actions.file import write_whole
from selaras.features.exchange.files import KINDS, usulan_file
from selaras.features.exchange.queries.losses import losses_of
from selaras.features.exchange.queries.sipd import usulan_of
from selaras.main.cli.cycle import cycle_of
from selaras.main.cli.speech import Answer, Stop, daerah_code, plan_year, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("usulan",), help="isi lembar")
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    parser.add_argument("--tahun", required=True, type=plan_year, metavar="TAHUN")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help="xlsx atau csv")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    siklus = cycle_of(args.daerah, args.tahun)
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
