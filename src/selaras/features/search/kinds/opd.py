"""OPDs, by name, short name and code."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from selaras.features.search.kinds.base import Draft, Kind
from selaras.foundation.opd.models import Opd


def rows(daerah: str) -> QuerySet[Any]:
    return Opd.objects.filter(daerah=daerah, aktif=True, semu=False)


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    names = ("pk", "kode", "nama", "singkatan")
    for pk, kode, nama, short in rows(daerah).filter(pk__in=keys).values_list(*names):
        yield Draft(
            str(pk), nama, opd_id=pk, kode=kode, codes=tuple(kode.split()), detail=short, aside=(short,), offers="opd"
        )


KIND = Kind(
    "opd",
    "OPD",
    "building",
    Opd,
    rows,
    drafts,
    lambda item: ("plan:opd.detail", {"pk": int(item.thing)}, {}),
    lambda state: "",
)
