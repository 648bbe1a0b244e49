"""Lists as files: the lines or packages that a filter leaves, as XLSX or CSV."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.queries.line import COLUMNS
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.papers.render import MEDIA, render
from selaras.foundation.tahapan.models import Siklus
from selaras.values.bulan import print_rentang, print_tahun_bulan

FORMS = ("xlsx", "csv")
KINDS: dict[str, Kind] = {"pagu": "rupiah", "pagu_maju": "rupiah", "kode": "kode"}
WIDTHS = {"kode": 2.0, "nama": 5.0, "opd": 3.0, "lokasi": 3.0, "dana": 3.0, "kelompok": 2.0, "prioritas": 2.0}


def cell(line: PlanLine, column: str) -> Cell:
    """What one column of a list says about a line."""
    match column:
        case "jenjang":
            return str(line.get_jenjang_display())
        case "opd":
            return line.opd.nama
        case "dana":
            return "; ".join(f.sumber_dana for f in line.fundings.all()) or None
        case "lokasi":
            names = (p.teks or (p.wilayah.nama if p.wilayah else "") for p in line.places.all())
            return line.lokasi_teks or "; ".join(name for name in names if name) or None
        case "kelompok":
            return line.kelompok_sasaran or None
        case "bulan":
            first, last = line.bulan_mulai, line.bulan_selesai
            return print_rentang((first, last)) if first and last else None
        case "prioritas":
            numbers = sorted(t.prioritas.nomor for t in line.tags.all())
            return ", ".join(str(n) for n in numbers) or None
        case "berkas":
            return line.sumber_berkas or None
    value: Cell = getattr(line, column)
    return value if value != "" else None


def line_paper(siklus: Siklus, rows: Iterable[PlanLine], words: str, at: datetime) -> Paper:
    """Every column of the chosen lines."""
    columns = tuple(Column(k, str(label), KINDS.get(k, "text"), WIDTHS.get(k, 1.5)) for k, label in COLUMNS.items())
    body = tuple(Row(tuple(cell(line, key) for key in COLUMNS)) for line in rows)
    return _paper(siklus, "Baris rencana", Table(columns, body, "Baris rencana", sheet="Baris rencana"), words, at)


PAKET = (
    ("opd", "OPD", "text", 3.0),
    ("nama", "Paket", "text", 5.0),
    ("kode_sub", "Kode sub kegiatan", "kode", 2.0),
    ("line", "Baris rencana", "text", 4.0),
    ("pagu", "Pagu (Rp)", "rupiah", 2.0),
    ("lokasi_teks", "Lokasi", "text", 3.0),
    ("wilayah", "Wilayah", "text", 2.0),
    ("metode", "Metode", "text", 2.0),
    ("sumber_dana", "Sumber dana", "text", 2.0),
    ("mulai", "Mulai", "text", 1.5),
    ("selesai", "Selesai", "text", 1.5),
    ("sumber_berkas", "Berkas asal", "text", 3.0),
)


def paket_paper(siklus: Siklus, rows: Iterable[Paket], words: str, at: datetime) -> Paper:
    """Every column of the chosen packages."""
    columns = tuple(Column(key, title, kind, width) for key, title, kind, width in PAKET)  # type: ignore[arg-type]
    body = tuple(Row(tuple(_paket_cell(row, key) for key, *_rest in PAKET)) for row in rows)
    return _paper(siklus, "Paket pekerjaan", Table(columns, body, "Paket pekerjaan", sheet="Paket"), words, at)


def _paket_cell(row: Paket, key: str) -> Cell:
    value: Any = getattr(row, key)
    if key in ("mulai", "selesai"):
        return print_tahun_bulan(value) if value else None
    if key == "pagu":
        return row.pagu
    return str(value) if value not in (None, "") else None


def _paper(siklus: Siklus, title: str, table: Table, words: str, at: datetime) -> Paper:
    meta = (("Tahun", str(siklus.tahun)), ("Saringan", words or "semua"))
    return Paper(
        title=f"{title} {siklus.daerah.nama} Tahun {siklus.tahun}",
        kind="daftar",
        sections=(Section((table,), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        meta=meta,
        contoh=siklus.contoh,
    )


def file_answer(paper: Paper, form: str, name: str, siklus: Siklus) -> HttpResponse:
    """The paper as a file to keep."""
    answer = HttpResponse(render(paper, form), content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}_{siklus.daerah_id}_{siklus.tahun}.{form}"'
    return answer
