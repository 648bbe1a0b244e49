"""A prioritas whose lines have no pagu."""

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.orphans import WITHOUT_PAGU
from selaras.features.alignment.findings.base import BAPPEDA, Act, Kind, gaps

KIND = Kind(
    code="prioritas_tanpa_pagu",
    title=_("Tanpa pagu"),
    heading=_("Prioritas tanpa pagu"),
    sentence=_("Semua baris yang mendukung prioritas “%(simpul)s” tanpa pagu."),
    group=_("%(n)s prioritas hanya didukung baris tanpa pagu."),
    find=gaps(WITHOUT_PAGU, "prioritas"),
    act=Act(_("Ajak OPD"), "plan:contribution.form", asks="simpul=simpul"),
    chip="clash",
    owner=BAPPEDA,
    talk=True,
    seals=(),
)
