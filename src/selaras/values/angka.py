"""A target as plans print it: a number, its unit, and the official text, which always stays."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_TARGET = re.compile(
    r"(?:[≥≤><=±~]+\s*|(?:minimal|maksimal|min\.|maks\.|sekitar)\s+)?"
    r"(?P<angka>[-−]?[0-9](?:[0-9.,]*[0-9])?)\s*(?P<satuan>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NO_UNIT = re.compile(
    r"(?:[-–—/:]|s\.?\s?/?\s?d\b|sampai\b|hingga\b|dan\b)?\s*[0-9].*|[-–—/:+].*", re.IGNORECASE | re.DOTALL
)
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}")


class TargetText(NamedTuple):
    """One target taken apart."""

    nilai: Decimal | None  # None where the target is text, such as WTP or 80-90
    satuan: str
    teks: str  # as printed

    @property
    def ambiguous(self) -> bool:
        """Whether '.' could be read both ways (46.512 Km); the reading as thousands was taken."""
        match = _TARGET.fullmatch(self.teks)
        return self.nilai is not None and bool(match and _ONE_GROUP.fullmatch(match["angka"].lstrip("-−")))


def parse_target(value: object) -> TargetText:
    """Reads a target cell; what holds no single number stays text.

    The point is read so: with both '.' and ',' the last one is the decimal mark. A point before exactly
    three digits, with one to three digits before it that do not begin with 0, separates thousands
    (46.512 Km is 46512); every other single point is a decimal point (0.96, 19.4805). A comma is decimal.
    A number cell of a spreadsheet has no such doubt: its point is always decimal.
    """
    if value is None:
        return TargetText(None, "", "")
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _from_number(value)
    text = re.sub(r"\s+", " ", str(value)).strip()
    match = _TARGET.fullmatch(text)
    if match is None or _NO_UNIT.fullmatch(match["satuan"]):
        return TargetText(None, "", text)
    return TargetText(parse_angka(match["angka"]), match["satuan"].strip(), text)


def parse_angka(text: str) -> Decimal | None:
    """Reads one number in Indonesian or spreadsheet notation; None where it is none."""
    number = text.strip().replace("−", "-")
    size = number.lstrip("-")
    if "," in size and "." in size:
        size = size.replace(",", "") if size.rfind(".") > size.rfind(",") else size.replace(".", "")
    elif _COMMA_GROUPS.fullmatch(size):
        size = size.replace(",", "")
    elif _ONE_GROUP.fullmatch(size) or (size.count(".") > 1 and _GROUPS.fullmatch(size)):
        size = size.replace(".", "")
    try:
        found = Decimal(size.replace(",", "."))
    except InvalidOperation:
        return None
    return -found if number.startswith("-") else found


def print_angka(nilai: Decimal | str | None) -> str:
    """A number as documents print it: 46.512 and 12,5; missing is a dash."""
    if nilai is None:
        return "—"
    whole, _, rest = f"{Decimal(nilai):f}".partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    rest = rest.rstrip("0")
    return sign + f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def _from_number(value: float | Decimal) -> TargetText:
    number = Decimal(str(value))
    if not number.is_finite():
        return TargetText(None, "", "")
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if abs(number) < 10**20 else number
    return TargetText(number, "", f"{number:f}".replace(".", ","))
