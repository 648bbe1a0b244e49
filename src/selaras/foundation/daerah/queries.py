"""What other parts ask about daerah and wilayah."""

from django.db.models import QuerySet

from selaras.foundation.daerah.models import Daerah, Wilayah

DEEPEST = 3  # dots in the code of a desa or kelurahan: nothing lies below it
# Zones by the first two digits of the code: WITA and WIT; every other province keeps WIB (Keppres 41/1987).
WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def zona_of(kode: str) -> str:
    province = kode[:2]
    if province in WITA:
        return "Asia/Makassar"
    return "Asia/Jayapura" if province in WIT else "Asia/Jakarta"


def kecamatan_of(daerah: Daerah) -> QuerySet[Wilayah]:
    return Wilayah.objects.filter(induk_id=daerah.pk)


def kecamatan_names(daerah_id: str) -> dict[str, str]:
    """The kecamatan of a daerah by code, in the order of their names."""
    return dict(Wilayah.objects.filter(induk_id=daerah_id).order_by("nama").values_list("kode", "nama"))


def desa_of(daerah: Daerah) -> QuerySet[Wilayah]:
    return Wilayah.objects.filter(kode__startswith=f"{daerah.pk}.", jenis__in=("desa", "kelurahan", "desa-adat"))


def below(kode: str) -> list[Wilayah]:
    """A wilayah and everything in it, by code. Asked level by level: a prefix is not looked up in an index on SQLite."""
    rows, level = list(Wilayah.objects.filter(pk=kode)), [kode]
    while level:
        found = list(Wilayah.objects.filter(induk_id__in=level)) if level[0].count(".") < DEEPEST else []
        rows += found
        level = [row.kode for row in found]
    return sorted(rows, key=lambda row: row.kode)
