"""A proposal that was accepted for good and lives in no line of the plan."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene, usulan_found


def find(scene: Scene) -> Iterable[Found]:
    placed = {part.usulan for part in scene.proposals.placed}
    for row in scene.proposals.rows:
        if row.accepted and row.id not in placed:
            yield usulan_found(row, row.asked if row.agreed is None else row.agreed, row.opd)


KIND = Kind(
    code="usulan_tanpa_baris",
    title=_("Tanpa baris"),
    heading=_("Usulan diterima tanpa baris"),
    sentence=_("“%(nama)s” (%(kode)s) sudah diterima, tetapi belum ada di baris rencana mana pun."),
    group=_("%(n)s usulan yang diterima belum ada di baris rencana (%(opd)s)."),
    find=find,
    act=Act(_("Tempatkan di baris"), "usulan:place.form", takes="pk=subject"),
    chip="alone",
    talk=True,
)
