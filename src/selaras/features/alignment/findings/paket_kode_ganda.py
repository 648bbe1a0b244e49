"""A package whose codes are several, or whose code fits several lines of its OPD: never guessed."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings import packages
from selaras.features.alignment.findings.base import Act, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    for row, fits in packages.loose(scene):
        if len(row.kodes) > 1 or len(fits) > 1:
            facts = {"nama": row.nama, "kode": ", ".join(row.kodes), "cocok": len(fits), "usul": list(fits)}
            yield Found(f"plan.paket:{row.id}", row.pagu, row.opd, None, None, facts)


KIND = Kind(
    code="paket_kode_ganda",
    title=_("Paket, kode ganda"),
    heading=_("Paket cocok dengan beberapa baris"),
    sentence=_("Paket “%(nama)s” (%(opd)s) cocok dengan %(cocok)s baris: kodenya %(kode)s."),
    group=_("%(n)s paket %(opd)s cocok dengan beberapa baris."),
    find=find,
    act=Act(_("Pilih baris"), "plan:paket.detail", takes="pk=subject"),
    talk=True,
    seals=("kode", "cocok"),
)
