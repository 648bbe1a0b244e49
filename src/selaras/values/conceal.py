"""What identifies a person in a text that people typed: taken out before the text is published."""

import re

HIDDEN = "[…]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")  # nomor induk kependudukan or kartu keluarga
_PHONE = re.compile(r"(?<![\d.,])(?:\+?62[ .-]?|0)8[1-9](?:[ .-]?\d){7,11}(?!\d)")
# Two numbers in degrees with four or more decimals stand within 11 m of somebody's house.
_PLACE = re.compile(r"-?\d{1,3}[.,]\d{4,}\s*[,; ]\s*-?\d{1,3}[.,]\d{4,}")
_ALL = (_EMAIL, _PLACE, _NIK, _PHONE)


def conceal(text: str) -> str:
    """The text without e-mail addresses, phone numbers, identity numbers and exact positions."""
    for pattern in _ALL:
        text = pattern.sub(HIDDEN, text)
    return text
