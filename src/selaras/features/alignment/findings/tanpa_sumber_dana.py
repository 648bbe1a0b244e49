"""A lowest line with pagu that names no source of funds."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line
from selaras.features.alignment.findings.columns import COLUMNS


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if COLUMNS["sumber_dana"](line) and scene.carries(line, "sumber_dana"):
            yield line_found(line)


KIND = Kind(
    code="tanpa_sumber_dana",
    title=_("Tanpa sumber dana"),
    heading=_("Baris tanpa sumber dana"),
    sentence=_("“%(line)s” (%(opd)s) belum punya sumber dana."),
    group=_("%(n)s baris %(opd)s belum punya sumber dana."),
    find=find,
    act=open_line(_("Isi sumber dana")),
)
