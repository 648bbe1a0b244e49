"""Defects that real plans carry, each recognised by one pure rule and said in one sentence."""

import re
from collections import Counter
from decimal import Decimal

from selaras.values.rupiah import print_rupiah, print_short

# One line of a regency or province: the largest true one seen is Rp2,2 T (Kalimantan Barat 2022).
LARGEST = 5_000_000_000_000
SUSPECT = 1_000_000_000_000  # from here on six zeros at the end are more likely typed than meant
SMALLEST = 1_000  # rupiah; below this zeros were lost
_ASCENDING = "12345678901234567890"
_SIGNIFICANT = re.compile(r"[a-z]{3,}")
_GENERIC = {"dinas", "badan", "dan", "kabupaten", "kota", "daerah", "provinsi", "serta"}


def implausible(pagu: int | None) -> str | None:
    """Why a pagu cannot be meant as printed; None where it can."""
    if pagu is None or pagu == 0:
        return None
    if pagu < SMALLEST:
        return f"hanya {print_rupiah(pagu)}; mungkin kurang tiga atau enam angka nol"
    digits = str(pagu)
    if pagu >= SUSPECT and pagu % SUSPECT == 0:
        return f"tepat {print_short(pagu)}; mungkin angka pengganti yang belum diisi, atau kelebihan enam angka nol"
    if len(digits) >= 7 and (len(set(digits)) == 1 or _ASCENDING.startswith(digits)):
        return f"{print_rupiah(pagu)} tampak seperti angka coba-coba"
    if pagu >= LARGEST:
        return f"{print_short(pagu)}, terlalu besar untuk satu baris; mungkin kelebihan tiga atau enam angka nol"
    if pagu >= SUSPECT and pagu % 1_000_000 == 0:
        return f"{print_short(pagu)} dengan enam angka nol di belakang; mungkin kelebihan tiga atau enam angka nol"
    return None


def odd_volume(volume: str) -> str | None:
    """'19.480519480519500 M1' and the like: a division's leftover, not a measured volume."""
    found = re.search(r"\d+[.,]\d{5,}", volume)
    if not found:
        return None
    exact = Decimal(found[0].replace(",", "."))
    short = exact.quantize(Decimal("0.01"))
    if exact == short:
        return None
    return volume.replace(found[0], f"{short:f}".replace(".", ","))


def cut_off(text: str) -> bool:
    """A sentence that stops in the middle: 'dengan menin...'."""
    return bool(re.search(r"(\.\.\.|…)\s*$", text))


def odd_unit(satuan: str) -> bool:
    """A unit that is no unit, such as 'p' or '0'."""
    return bool(satuan) and (re.fullmatch(r"[a-zA-Z0-9]", satuan) is not None) and satuan.lower() not in {"m", "l"}


def share_as_fraction(indikator: str, satuan: str, nilai: Decimal | None) -> bool:
    """A percentage written as 0,96."""
    percent = re.match(r"\s*(?:persen|prosen|presen)", indikator, re.IGNORECASE) and satuan.strip() in {"", "%"}
    return bool(percent and nilai is not None and 0 < nilai < 1)


def plain_name(nama: str) -> str:
    """An agency's name for comparison."""
    return " ".join(re.findall(r"[a-z0-9]+", nama.lower()))


def twins(names: list[str]) -> dict[int, int]:
    """Place of an agency -> place of the earlier one of the same name."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for place, nama in enumerate(names):
        key = plain_name(nama)
        if key and key in first:
            found[place] = first[key]
        first.setdefault(key, place)
    return found


def near_twins(names: list[str]) -> dict[int, int]:
    """Dinas or badan whose matters are all among those of another one: before and after a split."""
    matters = [
        frozenset(_SIGNIFICANT.findall(nama.lower())) - _GENERIC
        if nama.lower().startswith(("dinas", "badan"))
        else frozenset()
        for nama in names
    ]
    found: dict[int, int] = {}
    for place, mine in enumerate(matters):
        for other, theirs in enumerate(matters):
            if place != other and mine and mine < theirs:
                found.setdefault(place, other)
    return found


def glued(names: list[str], vocabulary: list[str] | None = None) -> dict[int, str]:
    """Place of a name with two words run together -> the likely name, by the words of the other names."""
    words = Counter(word for nama in vocabulary or names for word in set(re.findall(r"[A-Za-z]+", nama.lower())))
    found: dict[int, str] = {}
    for place, nama in enumerate(names):
        for word in re.findall(r"[A-Za-z]{12,}", nama):
            low = word.lower()
            for at in range(5, len(low) - 4):
                left, right = low[:at], low[at:]
                if words[left] >= 2 and words[right] >= 2 and words[low] < words[left]:
                    found[place] = nama.replace(word, f"{word[:at]} {word[at:]}")
    return found
