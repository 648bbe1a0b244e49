"""The strip of the year: the stages of a cycle, grouped as the office talks of them."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.ui.prints import months, tanggal
from selaras.foundation.verbs import clock

STEPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("Persiapan"), ("persiapan",)),
    (gettext_lazy("Rancangan awal"), ("ranwal",)),
    (gettext_lazy("Konsultasi publik"), ("konsultasi_publik",)),
    (gettext_lazy("Musrenbang desa dan kecamatan"), ("musrenbang_desa", "musrenbang_kecamatan")),
    (gettext_lazy("Rancangan dan forum OPD"), ("rancangan", "forum_opd")),
    (gettext_lazy("Musrenbang"), ("musrenbang_kabupaten",)),
    (gettext_lazy("Rancangan akhir"), ("rancangan_akhir", "reviu_apip", "fasilitasi")),
    (gettext_lazy("Penetapan"), ("ditetapkan",)),
)


def strip_of(siklus: Siklus) -> list[dict[str, str]]:
    """Each step with its window and whether it is over, open or to come."""
    at, zone = clock.now(), ZoneInfo(siklus.daerah.zona)
    rows = list(Tahapan.objects.filter(siklus=siklus, opd=None, wilayah=""))
    found = []
    for name, codes in STEPS:
        mine = [row for row in rows if row.kode in codes]
        now = [row for row in mine if row.opens_at <= at <= row.closes_at]
        shown = now or mine
        state = "now" if now else "done" if mine and all(row.closes_at < at for row in mine) else ""
        found.append({"name": str(name), "state": state, "when": _when(shown, zone, is_open=bool(now))})
    return found


def _when(rows: list[Tahapan], zone: ZoneInfo, *, is_open: bool) -> str:
    """'9 Feb – 28 Feb 2021', or until when an open step stays open."""
    if not rows:
        return _("belum dijadwalkan")
    if is_open:
        return _("s.d. %(day)s") % {"day": tanggal(max(row.closes_at for row in rows).astimezone(zone).date())}
    first = min(row.opens_at for row in rows).astimezone(zone)
    last = max(row.closes_at for row in rows).astimezone(zone)
    names = months()
    end = f"{last.day} {names[last.month - 1]} {last.year}"
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return end
    begin = f"{first.day} {names[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{begin} – {end}"
