"""A line whose printed pagu is not the sum of the lines below it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    for row in scene.sums.mismatches:
        facts = {"tertulis": row.printed, "anak": row.below, "selisih": row.difference, "tanpa_pagu": row.unpriced}
        yield line_found(scene.read.lines[row.line], abs(row.difference), **facts)


KIND = Kind(
    code="jumlah_anak_beda",
    title=_("Jumlah beda"),
    heading=_("Pagu tidak sama dengan jumlah anaknya"),
    sentence=_("“%(line)s” (%(opd)s) tertulis %(tertulis)s, jumlah anaknya %(anak)s."),
    group=_("%(n)s baris %(opd)s tidak sama dengan jumlah anaknya."),
    find=find,
    act=open_line(_("Samakan")),
    chip="clash",
    talk=True,
    money=("tertulis", "anak", "selisih"),
)
