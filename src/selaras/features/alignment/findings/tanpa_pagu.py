"""A lowest line without pagu, or with a pagu of zero."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Found, Kind, Scene, line_found, open_line


def find(scene: Scene) -> Iterable[Found]:
    for line in scene.lowest:
        if not line.pagu:
            yield line_found(line)


KIND = Kind(
    code="tanpa_pagu",
    title=_("Tanpa pagu"),
    heading=_("Baris tanpa pagu"),
    sentence=_("“%(line)s” (%(opd)s) tanpa pagu, atau pagunya nol."),
    group=_("%(n)s baris %(opd)s tanpa pagu, atau pagunya nol."),
    find=find,
    act=open_line(_("Isi pagu")),
)
