"""A budget year and the period of a five-year plan."""

import re

FIRST, LAST = 2000, 2100  # years the office can meaningfully plan or report
_YEAR = re.compile(r"(?:(?:ta|t\.a\.?|tahun|tahun anggaran|th\.?)\s*)?(2[0-9]{3})(?:\.0+)?", re.IGNORECASE)
_PERIOD = re.compile(r"\D*(2[0-9]{3})\s*(?:[-–—/]|s\.?/?d\.?|sampai)\s*(2[0-9]{3})", re.IGNORECASE)


def parse_tahun(value: object) -> int:
    """Reads 2022, '2022' or 'TA 2022'; anything else is refused with an example."""
    match = None if isinstance(value, bool) else _YEAR.fullmatch(str(value if value is not None else "").strip())
    if match is None or not FIRST <= int(match[1]) <= LAST:
        raise ValueError(f"“{value}” bukan tahun. Tulis empat angka, misalnya 2027.")
    return int(match[1])


def parse_periode(value: str) -> tuple[int, int]:
    """Reads the period of a plan, '2021-2026'; both years belong to it."""
    match = _PERIOD.fullmatch((value or "").strip())
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError(f"“{value}” bukan periode. Tulis misalnya 2021-2026.")
    return parse_tahun(match[1]), parse_tahun(match[2])
