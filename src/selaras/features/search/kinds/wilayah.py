"""Kecamatan, desa and kelurahan: each leads to the proposals from there, a kecamatan to the lines that work in it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from selaras.features.search.kinds.base import Draft, Kind, kecamatan_of
from selaras.foundation.daerah.models import Wilayah

KECAMATAN = "kecamatan"
WORDS = {
    KECAMATAN: gettext_lazy("Kecamatan"),
    "desa": gettext_lazy("Desa"),
    "kelurahan": gettext_lazy("Kelurahan"),
    "desa-adat": gettext_lazy("Desa adat"),
}


def rows(daerah: str) -> QuerySet[Any]:
    return Wilayah.objects.filter(jenis__in=WORDS, kode__startswith=f"{daerah}.")


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    found = list(rows(daerah).filter(pk__in=keys))
    uppers = Wilayah.objects.filter(pk__in={row.induk_id for row in found if row.jenis != KECAMATAN})
    names = dict(uppers.values_list("pk", "nama"))
    for row in found:
        upper = names.get(row.induk_id, "")
        yield Draft(
            row.kode,
            row.nama,
            kode=row.kode,
            detail=f"Kec. {upper}" if upper else "",
            state=row.jenis,
            aside=(row.jenis, upper),
            kecamatan=kecamatan_of(row.kode),
            offers=KECAMATAN if row.jenis == KECAMATAN else "",
        )


def page(item: Any) -> tuple[str, dict[str, Any], dict[str, str]]:
    if item.state == KECAMATAN:
        return "plan:line.list", {}, {"kecamatan": item.thing}
    return "usulan:list", {}, {"q": item.title, "kecamatan": ".".join(item.thing.split(".")[:3])}


KIND = Kind(
    "wilayah",
    gettext_lazy("Desa dan kecamatan"),
    "map-pin",
    Wilayah,
    rows,
    drafts,
    page,
    lambda state: str(WORDS.get(state, "")),
)
