"""The same work printed twice in one OPD: code, name, parent and place alike."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import LineP
from selaras.features.alignment.findings import names
from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    alike: dict[tuple[object, ...], list[LineP]] = defaultdict(list)
    for line in scene.picture.lines:
        forms = scene.codes.forms.get(line.kode, ())
        kode = forms[0] if forms else line.kode
        where = names.plain(line.lokasi) or line.wilayah
        alike[line.opd, line.jenjang, line.induk, kode, names.squeezed(line.nama), where].append(line)
    for same in alike.values():
        if len(same) > 1:
            twice = sum(line.pagu or 0 for line in same[1:])
            yield line_found(same[0], twice, kali=len(same), sumber=[line.sumber for line in same if line.sumber])


KIND = Kind(
    code="baris_ganda",
    title=_("Baris ganda"),
    heading=_("Baris ganda"),
    sentence=_("“%(line)s” tercatat %(kali)s kali di %(opd)s, dengan induk dan lokasi yang sama."),
    group=_("%(n)s baris %(opd)s tercatat lebih dari sekali."),
    find=find,
    act=open_line(_("Periksa")),
    chip="clash",
    talk=True,
)
