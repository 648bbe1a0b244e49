"""Packages of work."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Paket
from selaras.features.search.kinds.base import Draft, Kind, kecamatan_of, written


def rows(daerah: str) -> QuerySet[Any]:
    return Paket.objects.filter(daerah=daerah, active=True)


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    for row in rows(daerah).filter(pk__in=keys).select_related("wilayah"):
        place = written(row.lokasi_teks, row.wilayah.nama if row.wilayah else "")
        yield Draft(
            str(row.pk),
            row.nama,
            row.siklus_id,
            row.opd_id,
            kode=row.kode_sub,
            codes=(*row.kode_sub.split(), row.id_sumber.rpartition(":")[2].partition("~")[0]),
            detail=place,
            aside=(place,),
            deep=(row.uraian, row.spesifikasi),
            kecamatan=kecamatan_of(row.wilayah_id),
        )


KIND = Kind(
    "paket",
    _("Paket pekerjaan"),
    "file-text",
    Paket,
    rows,
    drafts,
    lambda item: ("plan:paket.detail", {"pk": int(item.thing)}, {}),
    lambda state: "",
)
