"""A package whose code is missing or fits no line of its OPD; it hangs on nothing until somebody chooses."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings import packages
from selaras.features.alignment.findings.base import Act, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    for row, fits in packages.loose(scene):
        if len(row.kodes) <= 1 and len(fits) <= 1:
            why = "cocok" if fits else "asing" if row.kodes else "kosong"
            facts = {"nama": row.nama, "kode": ", ".join(row.kodes) or "—", "why": why, "usul": list(fits)}
            yield Found(f"plan.paket:{row.id}", row.pagu, row.opd, None, None, facts)


KIND = Kind(
    code="paket_tanpa_baris",
    title=_("Paket lepas"),
    heading=_("Paket tanpa sub kegiatan"),
    sentence=_("Paket “%(nama)s” (%(opd)s) belum punya sub kegiatan: %(why)s."),
    group=_("%(n)s paket %(opd)s belum punya sub kegiatan."),
    find=find,
    act=Act(_("Pilih baris"), "plan:paket.detail", takes="pk=subject"),
    talk=True,
    seals=("kode", "why"),
    words={
        "kosong": _("kodenya kosong"),
        "asing": _("kodenya tidak ada pada rencana OPD ini"),
        "cocok": _("satu baris cocok dan belum dipilih"),
    },
)
