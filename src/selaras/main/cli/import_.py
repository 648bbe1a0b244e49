"""Take a sheet into the plan: preview, apply, report. The screen does the same through the worker."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from selaras.features.plan.actions.sheet.run import run_import
from selaras.features.usulan.actions.sheet.run import run_import as run_usulan
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.refused import ColumnsUnknown, SheetRefused
from selaras.foundation.sheets.report import Report, problems_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import command_line
from selaras.foundation.verbs.verb import Refused
from selaras.main.cli.cycle import cycle_of
from selaras.main.cli.speech import Answer, Stop, daerah_code, plan_year, say

USULAN = "usulan"
KINDS = ("sirup", "renja", "renstra", "cascade", USULAN)
SHOWN = 20  # problems printed to people; all of them are in the report of the import on screen


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, help="jenis lembar")
    parser.add_argument("path", type=Path, metavar="BERKAS_ATAU_FOLDER")
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    parser.add_argument("--tahun", type=plan_year, metavar="TAHUN", help="bawaan: siklus terbaru daerah itu")
    parser.add_argument("--opd", default="", metavar="KODE", help="kode OPD; wajib untuk renja dan renstra")
    parser.add_argument("--tahun-awal", type=plan_year, metavar="TAHUN", help="tahun pertama Renstra")
    parser.add_argument("--dry-run", action="store_true", help="baca dan laporkan saja; tidak ada yang ditulis")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    siklus = cycle_of(args.daerah, args.tahun)
    paths = _paths(args)
    try:
        upload, report = _import(args, siklus, paths)
    except ColumnsUnknown as no:
        page = "Impor usulan" if args.kind == USULAN else "Impor"
        raise Stop(f"Tidak diterima. {no} Atau cocokkan kolomnya sekali di layar {page}; lain kali diingat.") from None
    except SheetRefused as no:
        raise Stop(f"Tidak diterima. {no}") from None
    except Refused as no:
        raise Stop(f"Tidak diterima: {no.why}.") from None
    except ValidationError as no:
        raise Stop(f"Tidak diterima. {' '.join(no.messages)}") from None
    _refresh(siklus, args)
    return Answer(report.as_json(), _lines(siklus, upload, report, args))


def _import(args: Namespace, siklus: Siklus, paths: list[Path]) -> tuple[Upload, Report]:
    """Proposals have their own way in; every other sheet is of the plan."""
    actor = command_line(siklus.daerah_id, "perencana_bappeda")
    if args.kind == USULAN:
        return run_usulan(paths, siklus=siklus, actor=actor, label=args.path.name, dry_run=args.dry_run, tell=say)
    return run_import(
        args.kind,
        paths,
        siklus=siklus,
        actor=actor,
        label=args.path.name,
        opd=f"kode:{args.opd}" if args.opd else "",
        tahun_awal=args.tahun_awal,
        dry_run=args.dry_run,
        tell=say,
    )


def _paths(args: Namespace) -> list[Path]:
    if args.kind in ("renja", "renstra") and not args.opd:
        raise Stop(f"Lembar {args.kind} milik satu OPD. Tambahkan --opd KODE.")
    if not args.path.exists():
        raise Stop(f"{args.path} tidak ada. Periksa alamat berkasnya.")
    if args.path.is_dir():
        if args.kind in ("renja", "renstra"):
            raise Stop(f"{args.path} sebuah folder; lembar {args.kind} adalah satu berkas.")
        return sorted(p for p in args.path.iterdir() if p.is_file())
    return [args.path]


def _refresh(siklus: Siklus, args: Namespace) -> None:
    """Findings follow at once, so that a summary right after the import already knows them."""
    from django.apps import apps

    if not args.dry_run and apps.is_installed("selaras.features.alignment"):
        from selaras.features.alignment.actions.temuan import refresh

        say("memperbarui temuan")
        refresh(siklus)


def _lines(siklus: Siklus, upload: Upload, report: Report, args: Namespace) -> tuple[str, ...]:
    head = "Hanya dibaca (--dry-run); tidak ada yang ditulis." if args.dry_run else f"Impor {upload.label} selesai."
    counts: dict[str, Any] = report.as_json()
    words = {
        "read": "baris dibaca",
        "applied": "diterapkan",
        "unchanged": "tidak berubah",
        "refused": "ditolak",
        "problems": "sel bermasalah",
        "skipped_other_daerah": "milik pemerintah daerah lain, dilewati",
    }
    lines = [f"{siklus} {siklus.daerah.nama}. {head}"]
    lines += [f"  {counts[name]:>8} {text}" for name, text in words.items()]
    lines += [f"  {name}: {n['applied']} dari {n['read']} baris" for name, n in report.by_table.items()]
    if not args.dry_run:
        lines += [f"  {p['file']}: {p['sentence']}" for p in problems_of(upload, SHOWN)]
    return (*lines, f"  {report.seconds:.1f} detik")
