"""Which cycle a command means."""

from django.db import connection

from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.tenant import set_tenant
from selaras.main.cli.speech import Stop


def cycle_of(daerah: str, tahun: int | None) -> Siklus:
    """The cycle of a government and year, the newest where no year is said; the command works for it from now on."""
    set_tenant(connection, daerah)
    rows = Siklus.objects.select_related("daerah", "nomenklatur").filter(daerah=daerah)
    found = (rows.filter(tahun=tahun) if tahun else rows).order_by("-tahun", "jenis").first()
    if found is None:
        year = f" tahun {tahun}" if tahun else ""
        raise Stop(
            f"Daerah {daerah} belum punya siklus{year}. Buat dahulu: ./selaras init --daerah {daerah} --tahun TAHUN"
        )
    return found
