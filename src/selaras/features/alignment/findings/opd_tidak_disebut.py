"""Lines whose source names no agency; they wait at a stand-in until somebody says whose they are."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import BAPPEDA, Act, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    for agency in scene.agencies.values():
        if agency.semu:
            lines = sum(line.opd == agency.id for line in scene.picture.lines)
            if lines:
                pagu = scene.sums.per_opd[agency.id].pagu
                yield Found(f"opd.opd:{agency.id}", pagu, agency.id, facts={"baris": lines})


KIND = Kind(
    code="opd_tidak_disebut",
    title=_("Tanpa OPD"),
    heading=_("Baris tanpa OPD"),
    sentence=_("%(baris)s baris belum punya OPD, karena sumbernya tidak menyebutkannya."),
    group=_("%(n)s kelompok baris belum punya OPD."),
    find=find,
    act=Act(_("Lihat baris"), "plan:line.list", asks="opd=opd"),
    chip="clash",
    owner=BAPPEDA,
    each=True,
    talk=True,
)
