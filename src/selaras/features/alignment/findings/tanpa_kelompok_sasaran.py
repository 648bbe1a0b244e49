"""A lowest line that does not say for whom it is done."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line
from selaras.features.alignment.findings.columns import COLUMNS


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if COLUMNS["kelompok_sasaran"](line) and scene.carries(line, "kelompok_sasaran"):
            yield line_found(line)


KIND = Kind(
    code="tanpa_kelompok_sasaran",
    title=_("Tanpa kelompok sasaran"),
    heading=_("Baris tanpa kelompok sasaran"),
    sentence=_("“%(line)s” (%(opd)s) belum punya kelompok sasaran."),
    group=_("%(n)s baris %(opd)s belum punya kelompok sasaran."),
    find=find,
    act=open_line(_("Isi kelompok sasaran")),
)
