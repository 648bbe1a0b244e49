"""A line whose parts by source of funds do not add up to its pagu."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.picture.lines:
        parts = sum(rupiah for _fund, rupiah in line.sumber_dana)
        if line.sumber_dana and parts != (line.pagu or 0):
            facts = {"pagu": line.pagu or 0, "bagian": parts, "sumber": len(line.sumber_dana)}
            yield line_found(line, abs(parts - (line.pagu or 0)), **facts)


KIND = Kind(
    code="sumber_dana_beda",
    title=_("Sumber dana beda"),
    heading=_("Pagu tidak sama dengan jumlah sumber dana"),
    sentence=_("“%(line)s” (%(opd)s) berpagu %(pagu)s, jumlah sumber dananya %(bagian)s."),
    group=_("%(n)s baris %(opd)s tidak sama dengan jumlah sumber dananya."),
    find=find,
    act=open_line(_("Samakan")),
    chip="clash",
    talk=True,
    money=("pagu", "bagian"),
)
