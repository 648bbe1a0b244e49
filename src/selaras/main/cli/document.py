"""Compose an official document from the stored picture of the plan, and write it to a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.core.exceptions import ValidationError

from selaras.features.documents.actions.file import Order, content_of, make
from selaras.features.documents.compose.paper import FORMS
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.files.whole import write_whole
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import command_line
from selaras.main.cli.cycle import cycle_of
from selaras.main.cli.speech import Answer, Stop, daerah_code, plan_year


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=tuple(FORMS), help="jenis dokumen")
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    parser.add_argument("--tahun", required=True, type=plan_year, metavar="TAHUN")
    parser.add_argument("--opd", default="", metavar="KODE", help="kode OPD; tanpa ini semua OPD")
    parser.add_argument(
        "--kecamatan", default="", metavar="KODE", help="kode atau nama kecamatan, untuk dokumen usulan"
    )
    parser.add_argument("--nomor", default="", metavar="TEKS", help="nomor berita acara pada kepala lampiran")
    parser.add_argument("--tanggal", default="", metavar="TEKS", help="tanggal berita acara pada kepala lampiran")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help="xlsx, pdf, docx, svg, csv")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    siklus = cycle_of(args.daerah, args.tahun)
    form = args.out.suffix.lstrip(".").lower()
    opd = opd_of(siklus, args.opd) if args.opd else None
    kecamatan = kecamatan_of(siklus, args.kecamatan) if args.kecamatan else ""
    order = Order(args.kind, form, opd, kecamatan, args.nomor.strip(), args.tanggal.strip())
    try:
        row = make(siklus, order, actor=command_line(siklus.daerah_id, "perencana_bappeda"))
    except ValidationError as no:
        raise Stop(" ".join(no.messages)) from None
    write_whole(args.out.expanduser().resolve(), content_of(row))
    data = {"ok": True, "kind": row.kind, "form": row.form, "out": str(args.out), "size": row.size}
    data |= {"sha256": row.sha256, "picture": row.picture.sha256, "renderer": row.renderer}
    return Answer(
        data, (f"{row.get_kind_display()} ditulis ke {args.out} ({row.size} bita, sidik {row.sha256[:12]}).",)
    )


def opd_of(siklus: Siklus, code: str) -> Opd:
    """The OPD with this code, source id or name; asked for by exactly one of them."""
    agencies = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True)
    for field in ("kode", "id_sumber", "nama__iexact", "singkatan__iexact"):
        found = list(agencies.filter(**{field: code})[:2])
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise Stop(f"Kode OPD {code} dipakai lebih dari satu OPD. Pakai namanya.")
    raise Stop(f"OPD {code} tidak ada di {siklus.daerah.nama}. Lihat daftarnya di halaman Rencana kerja OPD.")


def kecamatan_of(siklus: Siklus, asked: str) -> str:
    """The code of the kecamatan with this code or name."""
    names = kecamatan_names(siklus.daerah_id)
    found = [kode for kode, nama in names.items() if asked == kode or asked.casefold() == nama.casefold()]
    if len(found) != 1:
        raise Stop(f"Kecamatan {asked} tidak ada di {siklus.daerah.nama}. Tulis kode atau namanya: 12.07.26.")
    return found[0]
