"""A budget year."""

import re

FIRST, LAST = 2000, 2100  # years the office can meaningfully plan or report
_YEAR = re.compile(r"(?:(?:ta|t\.a\.?|tahun|tahun anggaran|th\.?)\s*)?(2[0-9]{3})(?:\.0+)?", re.IGNORECASE)


def parse_tahun(value: object) -> int:
    """Reads 2022, '2022' or 'TA 2022'; anything else is refused with an example."""
    match = None if isinstance(value, bool) else _YEAR.fullmatch(str(value if value is not None else "").strip())
    if match is None or not FIRST <= int(match[1]) <= LAST:
        raise ValueError(f"“{value}” bukan tahun. Tulis empat angka, misalnya 2027.")
    return int(match[1])
