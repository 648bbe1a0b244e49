"""A pagu that cannot be meant as printed: zeros too many, zeros lost, a number that only fills the cell."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings import scale
from selaras.features.alignment.findings.base import Facts, Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    looks = scale.looks_at(scene)
    for line in scene.picture.lines:
        if line.pagu and (why := looks.why(line)):
            yield line_found(line, **_facts(line.pagu, *why))
    yield from _paket(scene)


def _paket(scene: Scene) -> Iterator[Found]:
    for row in scene.paket:
        if why := scale.by_itself(row.pagu):
            facts = {"nama": row.nama, **_facts(row.pagu, why, 0)}
            yield Found(f"plan.paket:{row.id}", row.pagu, row.opd, None, row.line, facts)


def _facts(pagu: int, why: str, compared: int) -> Facts:
    return {"pagu": pagu, "why": why, "banding": compared}


KIND = Kind(
    code="pagu_janggal",
    title=_("Pagu janggal"),
    heading=_("Pagu janggal"),
    sentence=_("“%(about)s” (%(opd)s) berpagu %(pagu)s: %(why)s."),
    group=_("%(n)s pagu %(opd)s janggal."),
    find=find,
    act=open_line(_("Periksa pagu")),
    chip="clash",
    talk=True,
    money=("pagu", "banding"),
    words=scale.WORDS,
)
