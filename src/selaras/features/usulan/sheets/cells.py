"""Cells of proposal sheets: text, volume, day, point on the map; each read only as far as it is certain."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from selaras.foundation.sheets.cells import Cell
from selaras.foundation.sheets.columns import TEMUAN, Doubt, text
from selaras.values.angka import parse_target, print_angka
from selaras.values.bulan import parse_bulan

LARGEST = Decimal(10) ** 14  # a volume above this does not fit its column and is no volume
_ABOUT = re.compile(r"\s*(?:[±~≈<>≤≥]|\+/-|\+-|sekitar|kurang lebih|lebih kurang|kira|min|maks)", re.IGNORECASE)
_POINT = re.compile(r"[\s,;(\[]*(?P<lat>-?[0-9]{1,2}\.[0-9]{3,})\s*[,;]\s*(?P<lon>[0-9]{2,3}\.[0-9]{3,})\s*[)\]]?\s*$")
_MICRO = Decimal("0.000001")  # degrees, about 11 cm


class Volume(NamedTuple):
    """How much is asked for: a number where it is certain, the printed words where they say more."""

    nilai: str | None  # decimal as text
    teks: str
    satuan: str
    note: str = ""  # what is doubtful, '' where nothing is


def words(cell: Cell) -> str:
    """A cell as one line; the mark that keeps '=…' from being run as a formula is taken off again."""
    found = text(cell)
    return found[1:] if found[:1] == "'" and found[1:2] in ("=", "+", "-", "@") else found


def read_volume(cell: Cell, satuan: str = "") -> Volume:
    """'35 Orang' is 35 and its unit; '±400 m2' and '50 dan 20' stay words."""
    printed = words(cell)
    if not printed or not printed.strip("-—. "):
        return Volume(None, "", satuan)
    target = parse_target(cell if isinstance(cell, int | Decimal) else printed)
    if _ABOUT.match(printed) or target.nilai is None or target.nilai < 0 or target.nilai >= LARGEST:
        return Volume(None, printed[:200], satuan, "bukan satu angka pasti; disimpan seperti tertulis")
    rounded = target.nilai.quantize(Decimal("0.001"))
    if rounded != target.nilai:
        return Volume(
            f"{rounded.normalize():f}", printed[:200], satuan or target.satuan[:60], f"dibaca {print_angka(rounded)}"
        )
    note = f"dibaca {print_angka(target.nilai)}" if isinstance(cell, str) and target.ambiguous else ""
    number = f"{target.nilai.normalize():f}"
    return Volume(number, printed[:200] if target.satuan or note else "", satuan or target.satuan[:60], note)


def day(cell: Cell) -> str:
    """A date as '2022-02-09'; what is none is left out and said."""
    if isinstance(cell, int) and 30_000 < cell < 80_000:  # Excel's day number in a cell without date format
        return (date(1899, 12, 30) + timedelta(days=cell)).isoformat()
    printed = text(cell)
    try:
        if found := re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})", printed):
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if found := re.match(r"(\d{1,2})[/.\s-]+([A-Za-z]+|\d{1,2})[/.\s-]+(\d{4})", printed):
            return date(int(found[3]), parse_bulan(found[2]), int(found[1])).isoformat()
    except ValueError:
        pass
    says = f'berisi "{printed}", bukan tanggal. Tulis misalnya 9 Februari 2022.'
    raise Doubt(says, "tanggal_tidak_terbaca", read_as="", severity=TEMUAN)


def split_point(alamat: str) -> tuple[str, str | None, str | None]:
    """An address and the point at its end: 'Jalan Mesjid (3.605211, 98.741002)'. Only points in Indonesia count."""
    found = _POINT.search(alamat)
    if found is None:
        return alamat, None, None
    lat, lon = Decimal(found["lat"]).quantize(_MICRO), Decimal(found["lon"]).quantize(_MICRO)
    if not (-12 < lat < 7 and 94 < lon < 142):
        return alamat, None, None
    return alamat[: found.start()].rstrip(" ,;(["), str(lat), str(lon)


def join_point(alamat: str, lat: object, lon: object) -> str:
    """The same, put together again."""
    if lat is None or lon is None:
        return alamat
    return f"{alamat} ({lat}, {lon})".strip()
