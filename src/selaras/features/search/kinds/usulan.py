"""Proposals that have been sent: their number, what they ask for and where. Drafts, contacts and notes are never read."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from selaras.features.search.kinds.base import Draft, Kind, kecamatan_of, written
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import Asal, Hasil, Keadaan

LABELS = dict([*Keadaan.choices, *Hasil.choices])


def rows(daerah: str) -> QuerySet[Any]:
    """As the list of proposals has them: drafts belong to their writers."""
    return Usulan.objects.filter(daerah=daerah, active=True).exclude(keadaan=Keadaan.DRAF)


def drafts(daerah: str, keys: Sequence[str]) -> Iterable[Draft]:
    for row in rows(daerah).filter(pk__in=keys).select_related("wilayah"):
        place = row.wilayah.nama if row.wilayah else row.wilayah_teks
        body = "" if row.asal == Asal.PUBLIK else row.pengusul  # the body that proposes; of people only the lane
        yield Draft(
            str(row.pk),
            row.judul,
            row.siklus_id,
            row.opd_id,
            kode=row.kode,
            detail=written(row.alamat, place),
            state=row.hasil or row.keadaan,
            aside=(row.alamat, place, row.wilayah_teks, body, row.anggota_dprd),
            deep=(row.masalah, row.manfaat),
            kecamatan=kecamatan_of(row.wilayah_id),
        )


KIND = Kind(
    "usulan",
    _("Usulan"),
    "bulb",
    Usulan,
    rows,
    drafts,
    lambda item: ("usulan:detail", {"pk": int(item.thing)}, {}),
    lambda state: str(LABELS.get(state, "")),
)
