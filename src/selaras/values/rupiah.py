"""Money of the budget: whole rupiah, read as officers type it and printed as documents show it."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

MAX_RUPIAH = 9_223_372_036_854_775_807  # BIGINT, the column that stores it
EXACT_FLOAT = 2**53  # rupiah; above this a spreadsheet number has lost its last digits

_PREFIX = re.compile(r"^(?:rp\.?|idr)\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_GROUPED_SPACE = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
_GROUPED_COMMA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}")  # one group alone would be a decimal comma
_CENTS = re.compile(r"(?P<whole>.*[0-9])(?:,(?:-+|(?P<sen>[0-9]{1,2}))|\.(?P<nol>[0-9]{1,2})|,?\s*-+)")
_WORDS = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
    "t": 10**12,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_IN_WORDS = re.compile(r"(?P<angka>[0-9][0-9.,]*)\s*(?P<kata>[a-z]+)\.?(?:\s+rupiah)?", re.IGNORECASE)
_SHORT = ((10**12, "T"), (10**9, "M"), (10**6, "jt"))


def parse_rupiah(value: object) -> int:
    """Reads one cell of money; what is no whole, non-negative rupiah is refused with the way to write it."""
    if isinstance(value, bool) or value is None:
        raise ValueError("Nilai rupiah kosong. Tulis misalnya 50.000.000, atau 0 bila memang nol.")
    if isinstance(value, int):
        return _bounded(value)
    if isinstance(value, float | Decimal):
        return _from_number(value)
    text = _PREFIX.sub("", _squeeze(str(value)))
    if not text or not text.strip("-—. "):
        raise ValueError("Nilai rupiah kosong. Tulis misalnya 50.000.000, atau 0 bila memang nol.")
    if re.fullmatch(r"(?:rp\.?\s*)?[-−]\s*(?:rp\.?\s*)?[0-9].*|\(\s*(?:rp\.?\s*)?[0-9].*\)", text, re.IGNORECASE):
        raise ValueError(f"“{value}” bernilai negatif. Pagu tidak kurang dari nol; tulis angka positif.")
    return _bounded(_from_text(text, str(value)))


def suggest_rupiah(value: object) -> int | None:
    """What the writer of '780 juta' most likely meant, to be offered and never applied unasked."""
    match = _IN_WORDS.fullmatch(_PREFIX.sub("", _squeeze(str(value))))
    if match is None or (factor := _WORDS.get(match["kata"].lower())) is None:
        return None
    number = match["angka"]
    if "," in number and "." in number:
        number = number.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(number):
        number = number.replace(".", "")
    number = number.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", number):
        return None
    amount = Decimal(number) * factor
    return int(amount) if amount == int(amount) and amount <= MAX_RUPIAH else None


def print_rupiah(amount: int | None) -> str:
    """Money as a document prints it: Rp780.000.000; missing is a dash."""
    if amount is None:
        return "—"
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{_dotted(abs(amount))}"


def print_short(amount: int | None) -> str:
    """Money on a card, three significant digits from one million up: Rp1,24 M."""
    if amount is None or abs(amount) < 10**6:
        return print_rupiah(amount)
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    for place, (unit, word) in enumerate(_SHORT):
        if size >= unit:
            number = _three_digits(size, unit)
            if number >= 1000 and place:  # 999,6 jt is said as 1 M
                number, word = Decimal(1), _SHORT[place - 1][1]
            return f"{sign}Rp{_comma(number)} {word}"
    return print_rupiah(amount)


def _from_number(value: float | Decimal) -> int:
    if not isfinite(value) or value != int(value):
        raise ValueError(f"“{value}” memuat pecahan rupiah. Tulis rupiah bulat, misalnya 50.000.000.")
    if isinstance(value, float) and abs(value) > EXACT_FLOAT:
        raise ValueError(f"“{value:.0f}” terlalu besar untuk dibaca tepat. Tulis sebagai teks, lengkap.")
    return _bounded(int(value))


def _from_text(text: str, printed: str) -> int:
    if (whole := _whole(text)) is not None:
        return whole
    cents = _CENTS.fullmatch(text)
    if cents is not None and (whole := _whole(cents["whole"])) is not None:
        if (cents["sen"] or cents["nol"] or "0").strip("0"):
            raise ValueError(f"“{printed}” memuat pecahan rupiah. Tulis rupiah bulat, misalnya 50.000.000.")
        return whole
    meant = suggest_rupiah(text)
    if meant is not None:
        raise ValueError(f"“{printed}” ditulis dengan kata. Tulis lengkap: {_dotted(meant)}.")
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        raise ValueError(f"“{printed}” memuat pecahan rupiah. Tulis rupiah bulat, misalnya 50.000.000.")
    raise ValueError(f"“{printed}” bukan angka rupiah. Tulis misalnya 50.000.000.")


def _whole(text: str) -> int | None:
    if _PLAIN.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text) or _GROUPED_COMMA.fullmatch(text) or _GROUPED_SPACE.fullmatch(text):
        return int(re.sub(r"[., ]", "", text))
    return None


def _bounded(amount: int) -> int:
    if amount < 0:
        raise ValueError(f"“{print_rupiah(amount)}” bernilai negatif. Pagu tidak kurang dari nol; tulis angka positif.")
    if amount > MAX_RUPIAH:
        raise ValueError(f"“{print_rupiah(amount)}” terlalu besar. Periksa jumlah angka nolnya.")
    return amount


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _three_digits(size: int, unit: int) -> Decimal:
    number = Decimal(size) / unit
    step = Decimal("0.01") if number < 10 else Decimal("0.1") if number < 100 else Decimal(1)
    return number.quantize(step, rounding=ROUND_HALF_UP)


def _comma(number: Decimal) -> str:
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    return _dotted(int(whole)) + (f",{rest}" if rest else "")
