"""An agency that an import created and nobody plans for yet: from a row of work, or from a list of agencies."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import BAPPEDA, Act, Agency, Facts, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    listed: dict[int, list[Agency]] = defaultdict(list)
    for agency in scene.agencies.values():
        if agency.upload is None or agency.semu:
            continue
        if agency.listed:
            listed[agency.upload].append(agency)
        elif not agency.people:
            yield Found(f"opd.opd:{agency.id}", _pagu(scene, agency), agency.id, facts=_one(scene, agency))
    for upload, agencies in listed.items():
        new = [agency for agency in agencies if not agency.people]
        if new:
            first = [scene.opd[agency.id].nama for agency in new[:3]]
            facts = {"nama": ", ".join(first), "opd_baru": len(new), "why": "daftar"}
            yield Found(f"sheets.upload:{upload}", sum(_pagu(scene, agency) for agency in new), facts=facts)


def _one(scene: Scene, agency: Agency) -> Facts:
    return {"nama": scene.opd[agency.id].nama, "opd_baru": 1, "why": "baris"}


def _pagu(scene: Scene, agency: Agency) -> int:
    found = scene.sums.per_opd.get(agency.id)
    return found.pagu if found else 0


KIND = Kind(
    code="opd_baru_dari_impor",
    title=_("OPD baru"),
    heading=_("OPD baru dari impor"),
    sentence=_("%(opd_baru)s OPD dibuat dari impor (%(nama)s): %(why)s."),
    group=_("%(n)s OPD dibuat dari impor dan belum diperiksa."),
    find=find,
    act=Act(_("Periksa"), "plan:sheet.list"),
    owner=BAPPEDA,
    each=True,
    talk=True,
    seals=("nama", "opd_baru"),
    words={
        "baris": _("namanya hanya ada pada baris rencana"),
        "daftar": _("belum ada yang bertugas di sana"),
    },
)
