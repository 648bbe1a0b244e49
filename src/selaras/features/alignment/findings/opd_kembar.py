"""Two agencies of the same name, or one whose matters all stand in the name of another."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import OpdP
from selaras.features.alignment.findings.base import BAPPEDA, Act, Found, Kind, Scene
from selaras.features.plan.sheets.defects import near_twins, twins


def find(scene: Scene) -> Iterable[Found]:
    rows = [row for row in scene.picture.opd if row.id in scene.agencies and not scene.pseudo(row.id)]
    names = [row.nama for row in rows]
    same = twins(names)
    for place, other in same.items():
        yield _found(scene, rows[place], rows[other], "sama")
    for place, other in near_twins(names).items():
        if place not in same:
            yield _found(scene, rows[place], rows[other], "mirip")


def _found(scene: Scene, one: OpdP, other: OpdP, why: str) -> Found:
    pagu = scene.sums.per_opd[one.id].pagu if one.id in scene.sums.per_opd else 0
    facts = {"nama": one.nama, "kode": one.kode or "—", "lain": other.nama, "kode_lain": other.kode or "—", "why": why}
    return Found(f"opd.opd:{one.id}", pagu, one.id, facts=facts)


KIND = Kind(
    code="opd_kembar",
    title=_("OPD kembar"),
    heading=_("OPD kembar"),
    sentence=_("“%(nama)s” (%(kode)s) %(why)s “%(lain)s” (%(kode_lain)s)."),
    group=_("%(n)s pasang OPD bernama sama atau mirip."),
    find=find,
    act=Act(_("Periksa"), "plan:line.list", asks="opd=opd"),
    owner=BAPPEDA,
    each=True,
    talk=True,
    words={"sama": _("bernama sama dengan"), "mirip": _("urusannya juga disebut pada nama")},
)
