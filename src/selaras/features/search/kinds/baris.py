"""Plan lines: by code, name, place and whom they serve."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import PlanLine
from selaras.features.plan.models.line import Place
from selaras.features.search.kinds.base import Draft, Kind, kecamatan_of, written


def rows(daerah: str) -> QuerySet[Any]:
    return PlanLine.objects.filter(daerah=daerah, active=True)


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    found = rows(daerah).filter(pk__in=keys)
    names = ("pk", "siklus_id", "opd_id", "jenjang", "kode", "nama", "lokasi_teks", "kelompok_sasaran")
    places: dict[int, list[tuple[str | None, str]]] = defaultdict(list)
    asked = Place.objects.filter(line__in=found.order_by().values("pk")).order_by("pk")
    for line, kode, nama, teks in asked.values_list("line_id", "wilayah_id", "wilayah__nama", "teks"):
        places[line].append((kode, written(teks, nama or "")))
    for pk, siklus, opd, jenjang, kode, nama, lokasi, served in found.values_list(*names):
        said = "; ".join(dict.fromkeys(text for _kode, text in places[pk] if text)) or lokasi
        yield Draft(
            str(pk),
            nama,
            siklus,
            opd,
            kode=kode,
            codes=tuple(part for part in kode.split() if any(c.isdigit() for c in part)),
            detail=said,
            state=jenjang,
            aside=(said, lokasi),
            deep=(served,),
            kecamatan=frozenset().union(*(kecamatan_of(place) for place, _text in places[pk])),
        )


KIND = Kind(
    "baris",
    _("Baris rencana"),
    "list-details",
    PlanLine,
    rows,
    drafts,
    lambda item: ("plan:line.detail", {"pk": int(item.thing)}, {}),
    lambda state: str(PlanLine.Jenjang(state).label),
)
