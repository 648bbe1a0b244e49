"""No proposal may stay without an outcome when its cycle closes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from selaras.features.usulan.queries.desk import proposals
from selaras.features.usulan.words import Keadaan
from selaras.foundation.tahapan.closing import Obstacle
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui import prints


def still_open(siklus: Siklus) -> Iterator[Obstacle]:
    """What waits for an answer, and what was returned and did not come back."""
    waiting = proposals(siklus).filter(keadaan=Keadaan.BERJALAN).count()
    if waiting:
        says = _("%(n)s usulan masih menunggu jawaban. Putuskan semuanya; yang belum dapat dijawab tahun ini ditunda.")
        yield Obstacle(
            says % {"n": prints.angka(waiting)}, _("Lihat usulan yang menunggu"), "usulan:list", "keadaan=berjalan"
        )
    returned = proposals(siklus).filter(keadaan=Keadaan.DIKEMBALIKAN).count()
    if returned:
        says = _("%(n)s usulan masih dikembalikan. Pengusul melengkapi atau menariknya dulu.")
        yield Obstacle(
            says % {"n": prints.angka(returned)},
            _("Lihat usulan yang dikembalikan"),
            "usulan:list",
            "keadaan=dikembalikan",
        )
