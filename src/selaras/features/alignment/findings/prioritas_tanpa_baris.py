"""A prioritas that no line of work serves."""

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.orphans import WITHOUT_LINE
from selaras.features.alignment.findings.base import BAPPEDA, Act, Kind, gaps

KIND = Kind(
    code="prioritas_tanpa_baris",
    title=_("Tanpa baris"),
    heading=_("Prioritas tanpa baris rencana"),
    sentence=_("Prioritas “%(simpul)s” belum didukung satu program, kegiatan, atau sub kegiatan pun."),
    group=_("%(n)s prioritas belum didukung baris rencana."),
    find=gaps(WITHOUT_LINE, "prioritas"),
    act=Act(_("Ajak OPD"), "plan:contribution.form", asks="simpul=simpul"),
    chip="clash",
    owner=BAPPEDA,
    talk=True,
    seals=(),
)
