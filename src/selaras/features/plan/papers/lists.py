"""Lists as files: the lines or packages that a filter leaves, as XLSX or CSV."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.queries.line import COLUMNS
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.papers.render import MEDIA, render
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import bulan
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
            return bulan(print_rentang((first, last))) if first and last else None
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
    name = _("Baris rencana")
    return _paper(siklus, name, Table(columns, body, name, sheet=name), words, at)


PAKET = (
    ("opd", gettext_lazy("OPD"), "text", 3.0),
    ("nama", gettext_lazy("Paket"), "text", 5.0),
    ("kode_sub", gettext_lazy("Kode sub kegiatan"), "kode", 2.0),
    ("line", gettext_lazy("Baris rencana"), "text", 4.0),
    ("pagu", gettext_lazy("Pagu (Rp)"), "rupiah", 2.0),
    ("lokasi_teks", gettext_lazy("Lokasi"), "text", 3.0),
    ("wilayah", gettext_lazy("Wilayah"), "text", 2.0),
    ("metode", gettext_lazy("Metode"), "text", 2.0),
    ("sumber_dana", gettext_lazy("Sumber dana"), "text", 2.0),
    ("mulai", gettext_lazy("Mulai"), "text", 1.5),
    ("selesai", gettext_lazy("Selesai"), "text", 1.5),
    ("sumber_berkas", gettext_lazy("Berkas asal"), "text", 3.0),
)


def paket_paper(siklus: Siklus, rows: Iterable[Paket], words: str, at: datetime) -> Paper:
    """Every column of the chosen packages."""
    columns = tuple(Column(key, str(title), kind, width) for key, title, kind, width in PAKET)  # type: ignore[arg-type]
    body = tuple(Row(tuple(_paket_cell(row, key) for key, *_rest in PAKET)) for row in rows)
    name = _("Paket pekerjaan")
    return _paper(siklus, name, Table(columns, body, name, sheet=_("Paket")), words, at)


def _paket_cell(row: Paket, key: str) -> Cell:
    value: Any = getattr(row, key)
    if key in ("mulai", "selesai"):
        return bulan(print_tahun_bulan(value)) if value else None
    if key == "pagu":
        return row.pagu
    return str(value) if value not in (None, "") else None


def _paper(siklus: Siklus, title: str, table: Table, words: str, at: datetime) -> Paper:
    meta = ((_("Tahun"), str(siklus.tahun)), (_("Saringan"), words or _("semua")))
    return Paper(
        title=_("%(what)s %(daerah)s Tahun %(tahun)s")
        % {"what": title, "daerah": siklus.daerah.nama, "tahun": siklus.tahun},
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
