"""The same village asks for the same in the same words, year after year."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene, usulan_found


def find(scene: Scene) -> Iterable[Found]:
    for row in scene.proposals.rows:
        again = scene.proposals.repeats.get(row.id)
        if again is not None:
            tempat = scene.proposals.names.get(row.wilayah, "")
            yield usulan_found(row, row.asked, row.opd, kali=again.years, tempat=tempat)


KIND = Kind(
    code="usulan_berulang",
    title=_("Berulang"),
    heading=_("Usulan yang sama bertahun-tahun"),
    sentence=_("“%(nama)s” (%(kode)s) dari %(tempat)s diusulkan %(kali)s tahun berturut-turut."),
    group=_("%(n)s usulan diulang dari tahun ke tahun (%(opd)s)."),
    find=find,
    act=Act(_("Buka usulan"), "usulan:detail", takes="pk=subject"),
    seals=("kali",),
)
