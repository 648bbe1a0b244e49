"""An empty instance: reference data, one government, its cycle."""

from argparse import ArgumentParser, Namespace

from selaras.main import setup
from selaras.main.cli.speech import Answer, Stop, daerah_code, plan_year, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE", help="misalnya 61.04")
    parser.add_argument("--tahun", required=True, type=plan_year, metavar="TAHUN", help="tahun rencana")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    setup.prepare(say)
    try:
        siklus, new = setup.open_year(args.daerah, args.tahun)
    except setup.UnknownDaerah:
        raise Stop(f"Kode daerah {args.daerah} tidak ada dalam daftar Kemendagri. Periksa kodenya.") from None
    words = "dibuka" if new else "sudah ada"
    return Answer(
        {
            "ok": True,
            "data": str(args.data),
            "daerah": args.daerah,
            "nama": siklus.daerah.nama,
            "tahun": args.tahun,
            "new": new,
        },
        (f"{siklus} {siklus.daerah.nama}: {words}. Data ada di {args.data}.",),
    )
