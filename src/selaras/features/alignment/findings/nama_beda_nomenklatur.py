"""A known code under another name than the official one: mistyped, or another thing altogether."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings import names
from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line

MISTYPED = 0.9  # 0..1 of letters alike in order; below, real pairs of 2022 name another work


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.picture.lines:
        kode = scene.codes.official(line.kode)
        if kode is None:
            continue
        resmi = scene.codes.names[kode]
        said, meant = names.squeezed(line.nama), names.squeezed(resmi)
        longer = names.plain(line.nama).startswith(f"{names.plain(resmi)} ")  # offices add words of their own
        if said and said != meant and not longer:
            near = SequenceMatcher(None, said, meant, autojunk=False).ratio() >= MISTYPED
            yield line_found(line, kode=kode, resmi=resmi, why="ejaan" if near else "lain")


KIND = Kind(
    code="nama_beda_nomenklatur",
    title=_("Nama beda"),
    heading=_("Nama berbeda dari nama resmi"),
    sentence=_("“%(line)s” (%(opd)s): nama resmi kodenya “%(resmi)s”%(why)s."),
    group=_("%(n)s nama baris %(opd)s berbeda dari nama resmi kodenya."),
    find=find,
    act=open_line(_("Periksa nama")),
    words={"ejaan": _(" (beda ejaan)"), "lain": _(" (nama lain)")},
)
