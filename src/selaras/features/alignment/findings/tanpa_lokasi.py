"""A lowest line that says nowhere where it is done."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line
from selaras.features.alignment.findings.columns import COLUMNS


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if COLUMNS["lokasi"](line) and scene.carries(line, "lokasi"):
            yield line_found(line)


KIND = Kind(
    code="tanpa_lokasi",
    title=_("Tanpa lokasi"),
    heading=_("Baris tanpa lokasi"),
    sentence=_("“%(line)s” (%(opd)s) belum punya lokasi."),
    group=_("%(n)s baris %(opd)s belum punya lokasi."),
    find=find,
    act=open_line(_("Isi lokasi")),
)
