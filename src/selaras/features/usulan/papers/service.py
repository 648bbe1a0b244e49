"""The figures of service as a file."""

from datetime import datetime

from django.utils.translation import gettext as _

from selaras.features.usulan.queries.service import Service, Unit
from selaras.foundation.papers.blocks import Cell, Column, Paper, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import persen


def service_paper(siklus: Siklus, service: Service, at: datetime) -> Paper:
    """One row per step and unit."""
    columns = (
        Column("langkah", _("Langkah"), "text", 2),
        Column("unit", _("Unit"), "text", 3),
        Column("dijawab", _("Dijawab"), "angka", 1),
        Column("tepat", _("Dalam waktunya"), "angka", 1),
        Column("bagian", _("Bagian tepat waktu"), "text", 1),
        Column("hari", _("Median hari"), "angka", 1),
        Column("menunggu", _("Masih menunggu"), "angka", 1),
        Column("tertua", _("Tertua (hari)"), "angka", 1),
    )
    body = tuple(Row(_cells(unit)) for unit in service.units)
    name = _("Angka layanan usulan")
    return Paper(
        title=f"{name} {siklus.daerah.nama} {siklus.tahun}",
        kind="daftar",
        sections=(Section((Table(columns, body, name, sheet=_("Layanan")),), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        meta=((_("Tahun"), str(siklus.tahun)),),
        contoh=siklus.contoh,
    )


def _cells(unit: Unit) -> tuple[Cell, ...]:
    share = persen(unit.share, 1) if unit.share is not None else None
    return str(unit.step), unit.name, unit.answered, unit.in_time, share, unit.days, unit.waiting, unit.oldest
