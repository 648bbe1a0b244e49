"""A prioritas that no OPD leads."""

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.orphans import WITHOUT_LEAD
from selaras.features.alignment.findings.base import BAPPEDA, Act, Kind, gaps

KIND = Kind(
    code="prioritas_tanpa_pemimpin",
    title=_("Tanpa pemimpin"),
    heading=_("Prioritas tanpa OPD pemimpin"),
    sentence=_("Prioritas “%(simpul)s” belum punya OPD pemimpin."),
    group=_("%(n)s prioritas belum punya OPD pemimpin."),
    find=gaps(WITHOUT_LEAD, "prioritas"),
    act=Act(_("Tetapkan pemimpin"), "plan:lead.form", takes="simpul=simpul"),
    chip="clash",
    owner=BAPPEDA,
    talk=True,
    seals=(),
)
