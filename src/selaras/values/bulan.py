"""Months of the work: read as typed, printed in Indonesian."""

import re

NAMA = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SINGKAT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_OTHER = {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "agust": 8, "nopember": 11, "nop": 11, "sept": 9}
_BY_NAME = {
    **{nama.lower(): place for place, nama in enumerate(NAMA, 1)},
    **{nama.lower(): place for place, nama in enumerate(SINGKAT, 1)},
    **_OTHER,
}
_YEAR_MONTH = re.compile(r"(2[0-9]{3})-(0[1-9]|1[0-2])")


def parse_bulan(value: object) -> int:
    """Reads 3, '03', 'Maret', 'Mar' or '2022-03' as 1..12; anything else is refused with an example."""
    text = "" if value is None or isinstance(value, bool) else str(value).strip().rstrip(".").lower()
    text = text.removesuffix(".0")
    if (found := _BY_NAME.get(text.split(" ")[0])) is not None:
        return found
    if (dated := _YEAR_MONTH.fullmatch(text)) is not None:
        return int(dated[2])
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text)
    raise ValueError(f"“{value}” bukan bulan. Tulis misalnya Maret atau 3.")


def print_rentang(bulan: tuple[int, int] | None) -> str:
    """Months of a line: Mar–Okt, one month alone as its name, missing a dash."""
    if bulan is None:
        return "—"
    first, last = bulan
    return NAMA[first - 1] if first == last else f"{SINGKAT[first - 1]}–{SINGKAT[last - 1]}"


def print_tahun_bulan(text: str) -> str:
    """A package's 'YYYY-MM' as Mar 2022; what is no such text is printed as it stands."""
    match = _YEAR_MONTH.fullmatch(text or "")
    return f"{SINGKAT[int(match[2]) - 1]} {match[1]}" if match else (text or "—")
