"""A line whose code the nomenclature of the cycle does not know; taken in as printed."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import LineP
from selaras.features.alignment.findings import names
from selaras.features.alignment.findings.base import Facts, Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    codes = scene.codes
    if not codes.names:
        return
    official = names.by_name(codes.names)
    for line in scene.picture.lines:
        if line.nomenklatur or codes.official(line.kode) or succeeded(scene, line):
            continue
        forms = codes.forms.get(line.kode, ())
        other = next((codes.elsewhere[form] for form in forms if form in codes.elsewhere), "")
        same = official.get((line.jenjang, names.plain(line.nama)), ())
        facts: Facts = {
            "kode": line.kode or "—",
            "set": codes.set,
            "set_lain": other,
            "usul": same[0] if len(same) == 1 else "",
        }
        yield line_found(line, **facts, why="kosong" if not line.kode else "bukan_kode" if not forms else "asing")


def succeeded(scene: Scene, line: LineP) -> bool:
    """Whether an older set knows the code and a newer one says what follows it: then it is only outdated."""
    return any(form in scene.codes.successors for form in scene.codes.forms.get(line.kode, ()))


KIND = Kind(
    code="kode_tidak_dikenal",
    title=_("Kode tidak dikenal"),
    heading=_("Kode tidak dikenal nomenklatur"),
    sentence=_("“%(line)s” (%(opd)s): kode %(kode)s %(why)s nomenklatur %(set)s."),
    group=_("%(n)s kode %(opd)s tidak ada di nomenklatur siklus ini."),
    find=find,
    act=open_line(_("Perbaiki kode")),
    words={
        "kosong": _("kosong, sehingga tidak dapat dicari di"),
        "bukan_kode": _("bukan bentuk kode"),
        "asing": _("tidak ada di"),
    },
)
