"""A line that says it is done elsewhere than the proposal that lives in it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, open_line
from selaras.features.alignment.findings.proposals import meets


def find(scene: Scene) -> Iterable[Found]:
    about = {row.id: row for row in scene.proposals.rows}
    names = scene.proposals.names
    for part in scene.proposals.placed:
        row, line = about.get(part.usulan), scene.read.lines.get(part.line)
        if row is None or line is None or not row.wilayah or not line.wilayah:
            continue
        if not any(meets(row.wilayah, kode) for kode in line.wilayah):
            facts = {"nama": row.judul, "kode": row.kode, "tempat": names.get(row.wilayah, row.wilayah)}
            facts["lain"] = ", ".join(names.get(kode, kode) for kode in line.wilayah)
            yield Found(f"usulan.akomodasi:{part.id}", part.rupiah or row.asked, line.opd, None, line.id, facts)


KIND = Kind(
    code="baris_usulan_tempat_lain",
    title=_("Tempat lain"),
    heading=_("Baris menyebut tempat lain dari usulannya"),
    sentence=_("“%(line)s” (%(opd)s) di %(lain)s memuat usulan %(kode)s “%(nama)s” dari %(tempat)s."),
    group=_("%(n)s baris %(opd)s memuat usulan dari tempat lain."),
    find=find,
    act=open_line(_("Periksa lokasi")),
    chip="clash",
)
