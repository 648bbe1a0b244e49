"""A kegiatan or sub kegiatan that hangs under nothing."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.picture.lines:
        if line.jenjang != "program" and (line.induk is None or line.induk not in scene.read.lines):
            yield line_found(line)


KIND = Kind(
    code="tanpa_induk",
    title=_("Tanpa induk"),
    heading=_("Baris tanpa induk"),
    sentence=_("“%(line)s” (%(opd)s) tidak berada di bawah program atau kegiatan mana pun."),
    group=_("%(n)s baris %(opd)s tidak punya induk."),
    find=find,
    act=open_line(_("Pilih induk")),
)
