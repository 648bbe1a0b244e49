"""A prioritas of the year that no sasaran supports."""

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.orphans import WITHOUT_SASARAN
from selaras.features.alignment.findings.base import BAPPEDA, Act, Kind, gaps

KIND = Kind(
    code="prioritas_tanpa_sasaran",
    title=_("Tanpa sasaran"),
    heading=_("Prioritas tanpa sasaran"),
    sentence=_("Prioritas “%(simpul)s” belum didukung satu sasaran pun."),
    group=_("%(n)s prioritas belum didukung sasaran."),
    find=gaps(WITHOUT_SASARAN, "prioritas"),
    act=Act(_("Lihat prioritas"), "plan:simpul.detail", takes="pk=simpul"),
    chip="clash",
    owner=BAPPEDA,
    talk=True,
    seals=(),
)
