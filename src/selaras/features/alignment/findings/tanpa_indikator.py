"""A tujuan, a sasaran or a lowest line of work that nothing measures."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line, simpul_found

MEASURED = ("tujuan", "sasaran")  # levels that every RPJMD prints with indicators


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if not line.indikator and scene.carries(line, "indikator"):
            yield line_found(line)
    for node in scene.picture.simpul:
        if node.jenjang in MEASURED and not node.indikator:
            yield simpul_found(node)


KIND = Kind(
    code="tanpa_indikator",
    title=_("Tanpa indikator"),
    heading=_("Belum punya indikator"),
    sentence=_("“%(about)s” belum punya indikator."),
    group=_("%(n)s baris %(opd)s belum punya indikator."),
    find=find,
    act=open_line(_("Isi indikator")),
)
