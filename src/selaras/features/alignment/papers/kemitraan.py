"""Partnerships as a file: one row per share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import bulan, tanggal
from selaras.values.angka import print_angka
from selaras.values.bulan import print_rentang

COLUMNS: tuple[tuple[str, Any, Kind, float], ...] = (
    ("judul", gettext_lazy("Kemitraan"), "text", 4.0),
    ("keadaan", gettext_lazy("Keadaan"), "text", 2.0),
    ("simpul", gettext_lazy("Sasaran"), "text", 4.0),
    ("tempat", gettext_lazy("Tempat"), "text", 2.5),
    ("pemimpin", gettext_lazy("OPD pemimpin"), "text", 2.5),
    ("opd", gettext_lazy("OPD"), "text", 2.5),
    ("uraian", gettext_lazy("Peran"), "text", 3.0),
    ("volume", gettext_lazy("Volume"), "text", 1.5),
    ("target", gettext_lazy("Target"), "text", 1.5),
    ("rupiah", gettext_lazy("Rupiah"), "rupiah", 2.0),
    ("bulan", gettext_lazy("Bulan"), "text", 1.5),
    ("line", gettext_lazy("Baris rencana"), "text", 3.0),
    ("jawaban", gettext_lazy("Jawaban OPD"), "text", 2.0),
    ("reason", gettext_lazy("Alasan"), "text", 2.5),
    ("asked_at", gettext_lazy("Diminta sejak"), "text", 1.5),
)


def _cell(row: Kemitraan, share: Bagian, key: str) -> Cell:
    match key:
        case "judul":
            return row.judul
        case "keadaan":
            return str(row.get_state_display())
        case "simpul":
            return row.simpul.uraian if row.simpul else None
        case "tempat":
            return ", ".join(part for part in (row.alamat, row.wilayah.nama if row.wilayah else "") if part) or None
        case "pemimpin":
            return row.opd.nama
        case "opd":
            return share.opd.nama
        case "volume":
            return f"{print_angka(share.volume)} {row.satuan}".strip() if share.volume is not None else None
        case "bulan":
            first, last = share.bulan_mulai, share.bulan_selesai
            return bulan(print_rentang((first, last))) if first and last else None
        case "line":
            return str(share.line) if share.line else None
        case "jawaban":
            return str(share.get_state_display())
        case "asked_at":
            return tanggal(share.asked_at)
    return getattr(share, key) or None


def kemitraan_paper(siklus: Siklus, rows: Iterable[Kemitraan], at: datetime) -> Paper:
    """Every share of the chosen partnerships."""
    columns = tuple(Column(key, str(label), kind, width) for key, label, kind, width in COLUMNS)
    body = tuple(
        Row(tuple(_cell(row, share, key) for key, *_rest in COLUMNS))
        for row in rows
        for share in row.parts  # type: ignore[attr-defined]
    )
    name = _("Kemitraan")
    return Paper(
        title=f"{name} {siklus.daerah.nama} {siklus.tahun}",
        kind="daftar",
        sections=(Section((Table(columns, body, name, sheet=name),), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        contoh=siklus.contoh,
    )
