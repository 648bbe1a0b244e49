"""Pagu above a ceiling of the daerah, an OPD, a programme, a source of funds or a kecamatan."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import CeilingP
from selaras.features.alignment.findings.base import Act, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    for ceiling in scene.picture.ceilings:
        spent = used(scene, ceiling)
        if spent > ceiling.pagu:
            line = scene.read.lines.get(ceiling.line or 0)
            facts = {
                "batas": ceiling.pagu,
                "terpakai": spent,
                "atas": ceiling.kind,
                "nama": scene.places.get(ceiling.kode, ceiling.kode),
            }
            opd = ceiling.opd or (line.opd if line else None)
            key = line.id if line else None
            yield Found(f"plan.ceiling:{ceiling.id}", spent - ceiling.pagu, opd, None, key, facts)


def used(scene: Scene, ceiling: CeilingP) -> int:
    """Rupiah that stand under a ceiling, each once at the lowest line with pagu."""
    sums = scene.sums
    if ceiling.kind == "daerah":
        return sums.total.pagu
    if ceiling.kind == "opd" and ceiling.opd in sums.per_opd:
        return sums.per_opd[ceiling.opd].pagu
    if ceiling.kind == "program" and ceiling.line in sums.per_line:
        return sums.per_line[ceiling.line].pagu
    if ceiling.kind == "sumber_dana":
        return sums.per_fund.get(ceiling.kode, 0)
    if ceiling.kind == "wilayah" and ceiling.kode in sums.per_place:
        return sums.per_place[ceiling.kode].pagu
    return 0


KIND = Kind(
    code="pagu_melebihi_batas",
    title=_("Melebihi batas"),
    heading=_("Pagu melebihi batas"),
    sentence=_("Pagu %(atas)s %(where)s mencapai %(terpakai)s, batasnya %(batas)s."),
    group=_("%(n)s batas pagu %(opd)s terlampaui."),
    find=find,
    act=Act(_("Lihat batas pagu"), "plan:ceiling.list"),
    chip="clash",
    each=True,
    talk=True,
    money=("batas", "terpakai"),
    words={
        "daerah": _("seluruh daerah"),
        "opd": _("OPD"),
        "program": _("program"),
        "sumber_dana": _("sumber dana"),
        "wilayah": _("kecamatan"),
    },
)
