"""A proposal that nobody answered before the window of its step closed."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene, usulan_found
from selaras.features.usulan.words import STEPS


def find(scene: Scene) -> Iterable[Found]:
    for row in scene.proposals.rows:
        days = scene.proposals.late.get(row.id)
        if days is not None:
            own = row.opd if row.langkah == "opd" and row.keadaan == "berjalan" else None  # else Bappeda sees to it
            yield usulan_found(row, row.asked, own, hari=days, langkah=row.langkah, keadaan=row.keadaan)


KIND = Kind(
    code="usulan_lewat_batas",
    title=_("Lewat batas"),
    heading=_("Usulan lewat batas waktu"),
    sentence=_("“%(nama)s” (%(kode)s) %(keadaan)s di langkah %(langkah)s, %(hari)s hari setelah jendelanya tutup."),
    group=_("%(n)s usulan belum selesai padahal jendelanya sudah tutup (%(opd)s)."),
    find=find,
    act=Act(_("Buka usulan"), "usulan:detail", takes="pk=subject"),
    chip="clash",
    talk=True,
    words={"berjalan": _("belum dijawab"), "dikembalikan": _("belum dilengkapi pengusul")}
    | {kode: step.label for kode, step in STEPS.items()},
    seals=("langkah", "keadaan"),
)
