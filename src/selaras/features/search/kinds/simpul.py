"""Nodes of meaning, from visi to strategi prioritas."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Simpul
from selaras.features.search.kinds.base import Draft, Kind


def rows(daerah: str) -> QuerySet[Any]:
    return Simpul.objects.filter(daerah=daerah, active=True)


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    names = ("pk", "siklus_id", "jenjang", "kode", "uraian")
    for pk, siklus, jenjang, kode, uraian in rows(daerah).filter(pk__in=keys).values_list(*names):
        level = str(Simpul.Jenjang(jenjang).value).replace("_", " ")  # so that "sasaran jalan" finds sasaran first
        yield Draft(str(pk), uraian, siklus, kode=kode, codes=tuple(kode.split()), state=jenjang, aside=(level,))


KIND = Kind(
    "simpul",
    _("Simpul rencana"),
    "sitemap",
    Simpul,
    rows,
    drafts,
    lambda item: ("plan:simpul.detail", {"pk": int(item.thing)}, {}),
    lambda state: str(Simpul.Jenjang(state).label),
)
