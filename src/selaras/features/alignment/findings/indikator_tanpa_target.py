"""An indicator without a target for the year of the cycle."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import IndikatorP
from selaras.features.alignment.findings.base import Facts, Found, Kind, Scene, open_line


def find(scene: Scene) -> Iterable[Found]:
    tahun = scene.picture.tahun
    for line in scene.picture.lines:
        for row in line.indikator:
            if not _promised(row, tahun):
                yield Found(f"plan.indikator:{row.id}", line.pagu or 0, line.opd, None, line.id, _facts(row, tahun))
    for node in scene.picture.simpul:
        for row in node.indikator:
            if not _promised(row, tahun):
                yield Found(f"plan.indikator:{row.id}", 0, None, node.id, None, _facts(row, tahun))


def _promised(row: IndikatorP, tahun: int) -> bool:
    return any(t.tahun == tahun and (t.nilai is not None or t.teks.strip(" -—")) for t in row.targets)


def _facts(row: IndikatorP, tahun: int) -> Facts:
    return {"nama": row.nama, "tahun": str(tahun), "lain": [t.tahun for t in row.targets if t.tahun != tahun]}


KIND = Kind(
    code="indikator_tanpa_target",
    title=_("Tanpa target"),
    heading=_("Indikator tanpa target"),
    sentence=_("Indikator “%(nama)s” belum punya target %(tahun)s."),
    group=_("%(n)s indikator %(opd)s belum punya target."),
    find=find,
    act=open_line(_("Isi target")),
    chip="clash",
    talk=True,
)
