"""Lists of proposals as files."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.picture import amount
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.papers.blocks import Cell, Column, Kind, Paper, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus

COLUMNS: tuple[tuple[str, object, Kind, float], ...] = (
    ("kode", gettext_lazy("Nomor"), "kode", 2.0),
    ("judul", gettext_lazy("Usulan"), "text", 5.0),
    ("asal", gettext_lazy("Jalur"), "text", 2.0),
    ("kecamatan", gettext_lazy("Kecamatan"), "text", 2.0),
    ("desa", gettext_lazy("Desa"), "text", 2.0),
    ("alamat", gettext_lazy("Alamat"), "text", 3.0),
    ("volume", gettext_lazy("Volume"), "text", 1.5),
    ("anggaran", gettext_lazy("Rupiah diusulkan"), "rupiah", 2.0),
    ("anggaran_disetujui", gettext_lazy("Rupiah disetujui"), "rupiah", 2.0),
    ("opd", gettext_lazy("OPD"), "text", 3.0),
    ("keadaan", gettext_lazy("Keadaan"), "text", 2.0),
    ("langkah", gettext_lazy("Langkah"), "text", 2.0),
    ("hasil", gettext_lazy("Hasil"), "text", 2.0),
    ("alasan", gettext_lazy("Alasan"), "text", 3.0),
    ("penjelasan", gettext_lazy("Penjelasan"), "text", 4.0),
)


def volume_of(row: Usulan) -> str:
    """The amount as it is read: '400 m', or as printed where it is no number."""
    return amount(row.volume, row.satuan, row.volume_teks)


def cell(row: Usulan, key: str, kecamatan: dict[str, str]) -> Cell:
    """What one column says about a proposal; ``kecamatan``: names by code."""
    place = row.wilayah
    match key:
        case "kecamatan":
            return kecamatan.get(place.kode[:8]) if place else None
        case "desa":
            return place.nama if place and place.jenis != "kecamatan" else row.wilayah_teks or None
        case "volume":
            return volume_of(row) or None
        case "opd":
            return row.opd.nama if row.opd else row.opd_teks or None
        case "asal" | "keadaan" | "langkah" | "hasil" | "alasan":
            return str(getattr(row, f"get_{key}_display")()) or None
    value: Cell = getattr(row, key)
    return value if value != "" else None


def list_paper(siklus: Siklus, rows: Iterable[Usulan], at: datetime) -> Paper:
    """Every column of the chosen proposals, without anything personal."""
    columns = tuple(Column(key, str(label), kind, width) for key, label, kind, width in COLUMNS)
    names = kecamatan_names(siklus.daerah_id)
    body = tuple(Row(tuple(cell(row, key, names) for key, *_rest in COLUMNS)) for row in rows)
    name = _("Usulan")
    return Paper(
        title=f"{name} {siklus.daerah.nama} {siklus.tahun}",
        kind="daftar",
        sections=(Section((Table(columns, body, name, sheet=name),), "lanskap"),),
        at=at,
        author=siklus.daerah.nama,
        contoh=siklus.contoh,
    )
