"""Pokir that come in too late for the musrenbang RKPD, whether they are typed or come by a sheet."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from selaras.features.usulan.words import Asal
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock

POKIR_DEADLINE = timedelta(days=7)  # before the musrenbang RKPD begins (Permendagri 86/2017 ps. 178)


def pokir_deadline(siklus: Siklus) -> datetime | None:
    """The last moment for pokir; None while the musrenbang RKPD has no day yet."""
    windows = Tahapan.objects.filter(siklus=siklus, kode="musrenbang_kabupaten").order_by("opens_at")
    opens = windows.values_list("opens_at", flat=True).first()
    return None if opens is None else opens - POKIR_DEADLINE


def is_late(asal: str, deadline: datetime | None, siklus: Siklus, day: str = "") -> bool:
    """Whether a proposal of this lane, handed in now or on the day that its source names, is late."""
    if asal != Asal.POKIR or deadline is None:
        return False
    if day:
        return date.fromisoformat(day) > deadline.astimezone(ZoneInfo(siklus.daerah.zona)).date()
    return clock.now() > deadline


def why_later(siklus: Siklus) -> str:
    """What the proposer of a late one reads."""
    next_year = siklus.tahun + 1
    return (
        f"Pokir diterima kurang dari seminggu sebelum musrenbang RKPD {siklus.tahun}. "
        f"Usulan ini menjadi masukan Perubahan RKPD {siklus.tahun} atau RKPD {next_year}."
    )
