"""Places of a form: the villages of a kecamatan as shapes, and whose kecamatan a person means."""

import json
from functools import lru_cache

from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.reference.maps import desa_geojson, kecamatan_geojson


@lru_cache(maxsize=64)
def desa_shapes(daerah: str, kecamatan: str) -> str | None:
    """GeoJSON of the villages below a kecamatan; of all kecamatan where none is named; None without polygons."""
    near = kecamatan.count(".") >= 2 and kecamatan.startswith(f"{daerah}.")
    path = desa_geojson(daerah) if near else kecamatan_geojson(daerah)
    if path is None:
        return None
    if not near:
        return path.read_text(encoding="utf-8")
    upper = ".".join(kecamatan.split(".")[:3])
    rows = json.loads(path.read_text(encoding="utf-8"))["features"]
    own = [row for row in rows if row["properties"]["kode"].startswith(f"{upper}.")]
    return json.dumps({"type": "FeatureCollection", "features": own}, separators=(",", ":"))


def kecamatan_of(siklus: Siklus, actor: Actor, asked: str) -> Wilayah | None:
    """The kecamatan that is asked for, else the person's own, else none."""
    seats = actor.seats_in(siklus.daerah_id)
    own = next((".".join(seat.wilayah.split(".")[:3]) for seat in seats if seat.wilayah), "")
    return Wilayah.objects.filter(kode=asked or own, induk_id=siklus.daerah_id).first()
