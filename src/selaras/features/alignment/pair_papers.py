"""The queue of pairs as a file."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.sides import Side, sides_of
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus

COLUMNS: tuple[tuple[str, object, Kind, float], ...] = (
    ("likeness", gettext_lazy("Kemungkinan sama (%)"), "text", 1.5),
    ("relation", gettext_lazy("Hubungan"), "text", 2.0),
    ("left", gettext_lazy("Teks pertama"), "text", 5.0),
    ("left_opd", gettext_lazy("OPD pertama"), "text", 3.0),
    ("left_pagu", gettext_lazy("Pagu pertama (Rp)"), "rupiah", 2.0),
    ("right", gettext_lazy("Teks kedua"), "text", 5.0),
    ("right_opd", gettext_lazy("OPD kedua"), "text", 3.0),
    ("right_pagu", gettext_lazy("Pagu kedua (Rp)"), "rupiah", 2.0),
    ("kecamatan", gettext_lazy("Kecamatan"), "text", 2.0),
    ("because", gettext_lazy("Mengapa dipasangkan"), "text", 5.0),
    ("state", gettext_lazy("Keadaan"), "text", 2.0),
    ("verdict", gettext_lazy("Putusan"), "text", 2.0),
    ("pelaksana", gettext_lazy("OPD pelaksana"), "text", 3.0),
    ("reason", gettext_lazy("Alasan"), "text", 4.0),
)
AT_ONCE = 500  # pairs whose texts are read together


def queue_paper(siklus: Siklus, rows: Iterable[Pasangan], at: datetime) -> Paper:
    """Every column of the chosen pairs."""
    columns = tuple(Column(key, str(label), kind, width) for key, label, kind, width in COLUMNS)
    names = kecamatan_names(siklus.daerah_id)
    body: list[Row] = []
    for some in batched(rows, AT_ONCE):
        sides = sides_of(some)
        body += [Row(tuple(_cell(row, key, sides, names) for key, *_rest in COLUMNS)) for row in some]
    title = _("Tumpang tindih")
    return Paper(
        title=f"{title} {siklus.daerah.nama} {siklus.tahun}",
        kind="daftar",
        sections=(Section((Table(columns, tuple(body), title, sheet=title),), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        contoh=siklus.contoh,
    )


def _cell(row: Pasangan, key: str, sides: dict[str, Side], kecamatan: dict[str, str]) -> Cell:
    side = sides.get(row.left if key.startswith("left") else row.right)
    match key:
        case "likeness":
            return str(round(row.likeness / 10))
        case "left" | "right":
            return side.judul if side else None
        case "left_opd" | "right_opd":
            return side.opd.nama if side and side.opd else None
        case "left_pagu" | "right_pagu":
            return side.pagu if side else None
        case "kecamatan":
            return kecamatan.get(row.kecamatan)
        case "because":
            return "; ".join(row.because)
        case "relation" | "state" | "verdict":
            return str(getattr(row, f"get_{key}_display")()) or None
        case "pelaksana":
            return row.pelaksana.nama if row.pelaksana else None
    return row.reason or None
