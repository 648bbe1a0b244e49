"""Polygons for maps that work without tiles."""

from pathlib import Path

from selaras.reference.tables import FOLDER


def kecamatan_geojson(daerah: str) -> Path | None:
    """The kecamatan of a daerah as GeoJSON; None where no polygons are bundled."""
    return _bundled(f"{daerah}/kecamatan.geojson")


def desa_geojson(daerah: str) -> Path | None:
    """The desa and kelurahan of a daerah as GeoJSON; None where no polygons are bundled."""
    return _bundled(f"{daerah}/desa.geojson")


def kabkota_geojson() -> Path:
    """All kabupaten and kota of the country, simplified for small maps."""
    return FOLDER / "geo" / "kabkota.geojson"


def _bundled(name: str) -> Path | None:
    path = FOLDER / "geo" / name
    return path if path.is_file() else None
