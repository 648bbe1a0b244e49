"""A line that serves no sasaran. The lowest printed lines count, so that a parent is not said twice."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene, line_found


def find(scene: Scene) -> Iterable[Found]:
    if not scene.orphans.begun:  # before the cycle has a sasaran no line can serve one
        return
    for line in scene.lowest:
        if not scene.read.sasaran(line.id):
            yield line_found(line)


KIND = Kind(
    code="tanpa_sasaran",
    title=_("Tanpa sasaran"),
    heading=_("Baris tanpa sasaran"),
    sentence=_("“%(line)s” (%(opd)s) belum terhubung ke sasaran mana pun."),
    group=_("%(n)s baris %(opd)s belum terhubung ke sasaran mana pun."),
    find=find,
    act=Act(_("Hubungkan"), "plan:contribution.claim_form", takes="line=line"),
    chip="alone",
    talk=True,
)
