"""A code of an older nomenclature, with the code that follows it in the one of the cycle."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    codes = scene.codes
    for line in scene.picture.lines:
        if line.nomenklatur or codes.official(line.kode):
            continue
        following = [kode for form in codes.forms.get(line.kode, ()) for kode in codes.successors.get(form, ())]
        if following:
            usul = ", ".join(f"{kode} {codes.names.get(kode, '')}".strip() for kode in dict.fromkeys(following))
            yield line_found(line, kode=line.kode, usul=usul, set=codes.set)


KIND = Kind(
    code="kode_usang",
    title=_("Kode usang"),
    heading=_("Kode usang"),
    sentence=_("“%(line)s” (%(opd)s): kode %(kode)s sudah diganti. Penggantinya %(usul)s."),
    group=_("%(n)s kode %(opd)s sudah diganti nomenklatur baru."),
    find=find,
    act=open_line(_("Pakai penggantinya")),
)
