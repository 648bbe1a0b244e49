"""How figures, dates and times are printed for people."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras.values.bulan import NAMA, SINGKAT
from selaras.values.rupiah import print_short

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ENGLISH_FULL = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
ENGLISH_MONTHS = dict(zip((*NAMA, *SINGKAT), (*ENGLISH_FULL, *ENGLISH), strict=True))
MONTH = re.compile(r"\b(?:" + "|".join(ENGLISH_MONTHS) + r")\b")
ENGLISH_UNITS = {"T": "tn", "M": "bn", "jt": "m"}
# Keppres 41/1987: the three zones and the names that officers write.
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def tanggal(value: date | datetime | None) -> str:
    """9 Feb 2021; a moment is first moved to the zone of the daerah."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        value = _local(value)
    return f"{value.day} {months()[value.month - 1]} {value.year}"


def waktu(value: datetime | None) -> str:
    """9 Feb 2021 09.41 WIB."""
    if value is None or value == "":
        return "—"
    local = _local(value)
    return f"{tanggal(local)} {local:%H.%M} {zone_name(local)}".rstrip()


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT; another zone by its own short name."""
    key = getattr(moment.tzinfo, "key", "") or ""
    return ZONES.get(key) or (moment.tzname() or "")


def zone_of(zona: str, at: datetime) -> str:
    """The short name of a daerah's zone."""
    return ZONES.get(zona) or (at.astimezone(ZoneInfo(zona)).tzname() or zona)


def months() -> tuple[str, ...]:
    return ENGLISH if (get_language() or "id").startswith("en") else SINGKAT


def rupiah_short(amount: int | None) -> str:
    """Rp1,24 M; an English reader gets tn, bn and m, because M would be read as million."""
    said = print_short(amount)
    if months() is not ENGLISH:
        return said
    for ours, theirs in ENGLISH_UNITS.items():
        said = said.replace(f" {ours}", f" {theirs}")
    return said


def bulan(text: str) -> str:
    """Months inside a printed text, as Jan–Des or Mei 2022, in the language of the reader."""
    if months() is not ENGLISH:
        return text
    return MONTH.sub(lambda found: ENGLISH_MONTHS[found[0]], text)


def persen(share: float | Decimal | None, digits: int = 0) -> str:
    """A share 0..1 as 61% or 37,2%; missing is a dash."""
    if share is None or share == "":
        return "—"
    step = Decimal(1).scaleb(-digits)
    number = (Decimal(str(share)) * 100).quantize(step, rounding=ROUND_HALF_UP)
    return angka(number) + "%"


def angka(number: int | float | Decimal | None) -> str:
    """A number with Indonesian separators: 1.284 or 37,2; missing is a dash."""
    if number is None or number == "":
        return "—"
    whole, _dot, rest = f"{Decimal(str(number)):,f}".partition(".")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def sisa(closes_at: datetime, at: datetime) -> str:
    """How long a window stays open, in the words of the side bar."""
    days = (_local(closes_at).date() - _local(at).date()).days
    if days < 0:
        return _("sudah ditutup")
    if days == 0:
        return _("ditutup hari ini pukul %(time)s") % {"time": f"{_local(closes_at):%H.%M}"}
    return _("ditutup %(days)d hari lagi") % {"days": days}


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
