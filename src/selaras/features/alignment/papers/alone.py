"""How much of each OPD's plan works with others, and what it could talk about next, as a file."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.alone_screens import days, ordered, said
from selaras.features.alignment.queries.alone import Ground
from selaras.features.alignment.queries.conversations import NEXT, next_ones
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import persen

COLUMNS: tuple[tuple[str, object, Kind, float], ...] = (
    ("opd", gettext_lazy("OPD"), "text", 4.0),
    ("bersama", gettext_lazy("Bekerja bersama"), "text", 1.5),
    ("pagu", gettext_lazy("Pagu (Rp)"), "rupiah", 2.0),
    ("terhitung", gettext_lazy("Bekerja bersama (Rp)"), "rupiah", 2.0),
    ("terbuka", gettext_lazy("Dapat bekerja bersama (Rp)"), "rupiah", 2.0),
    ("diajak", gettext_lazy("Ajakan diterima"), "angka", 1.0),
    ("dijawab", gettext_lazy("Ajakan dijawab"), "angka", 1.0),
    ("hari", gettext_lazy("Median hari menjawab"), "text", 1.2),
    ("belum", gettext_lazy("Baris belum terhubung"), "angka", 1.0),
    ("percakapan", gettext_lazy("Percakapan berikutnya"), "text", 8.0),
)


def alone_paper(request: Any, ground: Ground, at: datetime) -> Paper:
    """Every OPD in the order of names, with its next conversations."""
    siklus: Siklus = request.siklus
    columns = tuple(Column(key, str(label), kind, width) for key, label, kind, width in COLUMNS)
    name = _("Siapa yang perlu diajak bicara")
    return Paper(
        title=f"{name} {siklus.daerah.nama} {siklus.tahun}",
        kind="daftar",
        sections=(Section((Table(columns, tuple(_rows(request, ground)), name, sheet=_("Ajak bicara")),), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        contoh=siklus.contoh,
    )


def _rows(request: Any, ground: Ground) -> Iterable[Row]:
    talks = next_ones(ground)
    for opd in ordered(ground, [], "nama"):
        row = ground.standing.per_opd[opd]
        cells: tuple[Cell, ...] = (
            ground.nama[opd],
            persen(row.part.share) if ground.standing.begun else None,
            row.part.pagu,
            row.part.counted,
            row.open,
            row.answers.asked,
            row.answers.answered,
            days(row.answers.days),
            row.gaps.lines,
            " · ".join(said(request, talk)["text"] for talk in talks.get(opd, [])[:NEXT]) or None,
        )
        yield Row(cells)
