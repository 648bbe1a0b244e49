"""A line whose code belongs to another level than the line: a kegiatan code on a sub kegiatan."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line

PARTS = {"program": 3, "kegiatan": 5, "sub_kegiatan": 6}  # parts of a code of each level


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.picture.lines:
        forms = scene.codes.forms.get(line.kode, ())
        if forms and forms[0].count(".") + 1 != PARTS[line.jenjang]:
            yield line_found(line, kode=line.kode, jenjang=line.jenjang)


KIND = Kind(
    code="kode_beda_jenjang",
    title=_("Kode beda jenjang"),
    heading=_("Kode dari jenjang lain"),
    sentence=_("“%(line)s” (%(opd)s) dicatat sebagai %(jenjang)s, tetapi kodenya bukan kode jenjang itu."),
    group=_("%(n)s baris %(opd)s memakai kode jenjang lain."),
    find=find,
    act=open_line(_("Perbaiki kode")),
    words={"program": _("program"), "kegiatan": _("kegiatan"), "sub_kegiatan": _("sub kegiatan")},
)
