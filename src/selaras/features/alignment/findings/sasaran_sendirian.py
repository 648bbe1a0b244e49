"""A sasaran that one OPD carries alone."""

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.orphans import ALONE
from selaras.features.alignment.findings.base import BAPPEDA, Act, Kind, gaps

KIND = Kind(
    code="sasaran_sendirian",
    title=_("Sendirian"),
    heading=_("Sasaran digarap sendiri"),
    sentence=_("Sasaran “%(simpul)s” hanya digarap %(opd)s."),
    group=_("%(n)s sasaran hanya digarap satu OPD."),
    find=gaps(ALONE, "sasaran"),
    act=Act(_("Ajak bergabung"), "plan:contribution.form", asks="simpul=simpul"),
    chip="alone",
    owner=BAPPEDA,
    talk=True,
    seals=(),
)
