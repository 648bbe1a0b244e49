"""Names of private persons in package texts: found by how they are written, masked, and logged without the name."""

import re
from dataclasses import dataclass

MASK = "[nama disamarkan]"
# A street, lane, watercourse or block named after somebody is a place name and stays.
_PLACE = (
    r"(?<!jalan )(?<!jl )(?<!jl\. )(?<!jln )(?<!jln\. )(?<!gg )(?<!gg\. )(?<!gang )(?<!parit )(?<!blok )(?<!sungai )"
)
_NAME = r"(?:h\.?\s*)?[a-z'’]{2,}"
RULES: tuple[tuple[str, str], ...] = (
    (r"(?<=\bbapak )\[nama\]", "nama orang, sudah disamarkan pada sumber; tandanya disamakan"),
    (rf"(?<![0-9] ){_PLACE}\bpak\s+({_NAME})(?=\s)", "nama orang pribadi sesudah “Pak”"),
    (
        rf"\b(?:bapak|bpk\.?|sdri?\.?|saudara|a\.\s?n\.?|atas nama)\s+({_NAME})(?=\s|$)",
        "nama orang pribadi sesudah sebutan",
    ),
    (r"(?<=lingkungan )(h\.\s?[a-z]{2,})(?=\s)", "nama orang pribadi sesudah “jalan lingkungan”"),
    (r"(?<=lingkungan )kek\s+([a-z]{2,})(?=\s)", "nama orang pribadi sesudah “Kek”"),
    (r"(?<=dangau )kek\s+([a-z]{2,})(?=\s)", "nama orang pribadi: pemilik dangau"),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in RULES)


@dataclass(frozen=True, slots=True)
class Correction:
    """One change to source data: where, what it reads now, why."""

    berkas: str
    kunci: str
    kolom: str
    menjadi: str
    alasan: str


def masked(text: str) -> tuple[str, list[str]]:
    """The text without names of private persons, and the reason of each change."""
    reasons: list[str] = []
    for pattern, reason in _COMPILED:
        text, count = pattern.subn(_hide, text)
        reasons += [reason] * count
    return text, reasons


def mask_row(row: dict[str, str], columns: tuple[str, ...], berkas: str, key: str) -> list[Correction]:
    """Masks the named columns of one row in place and tells what was changed."""
    done: list[Correction] = []
    for column in columns:
        row[column], reasons = masked(row[column])
        done += [Correction(berkas, row[key], column, row[column], reason) for reason in dict.fromkeys(reasons)]
    return done


def _hide(match: re.Match[str]) -> str:
    whole, name = match[0], match[1] if match.re.groups else match[0]
    return whole[: len(whole) - len(name)] + MASK if whole.endswith(name) else MASK
