"""A lowest line without a forward estimate for the next year."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line
from selaras.features.alignment.findings.columns import COLUMNS


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if COLUMNS["prakiraan_maju"](line) and scene.carries(line, "prakiraan_maju"):
            yield line_found(line)


KIND = Kind(
    code="tanpa_prakiraan_maju",
    title=_("Tanpa prakiraan maju"),
    heading=_("Baris tanpa prakiraan maju"),
    sentence=_("“%(line)s” (%(opd)s) belum punya prakiraan maju."),
    group=_("%(n)s baris %(opd)s belum punya prakiraan maju."),
    find=find,
    act=open_line(_("Isi prakiraan maju")),
)
