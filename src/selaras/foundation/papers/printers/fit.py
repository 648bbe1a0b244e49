"""Lines of a narrow cell, measured with the advances of the table font, so that a row's height is known beforehand.

Laying out each cell twice to find its height would take half as much time and memory again.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_ADVANCES = json.loads((Path(__file__).parents[1] / "fonts" / "inter-advances.json").read_text(encoding="utf-8"))
_WIDE = 1000.0  # thousandths of an em for a character that the table does not know
_VOWEL, _CONSONANT = "aiueoAIUEO", "[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]"
# pe-nye-leng-ga-ra-an: ng, ny, sy and kh are one sound
_SYLLABLE = re.compile(
    f"(?<=[{_VOWEL}])(?=(?:ng|ny|sy|kh|{_CONSONANT})[{_VOWEL}])"
    f"|(?<=[{_VOWEL}]ng)(?={_CONSONANT}[{_VOWEL}])"
    f"|(?<=[{_VOWEL}]{_CONSONANT})(?!(?<=n)[gy]|(?<=s)y|(?<=k)h)(?={_CONSONANT}[{_VOWEL}])"
    f"|(?<=[ae])(?=a)"
)
_SLASH = re.compile(r"(?<=/)(?=\S)")
_JOINT = re.compile(r"(?<=[.\\_,;:@&=?+\-])(?=\S)")


class Face:
    """One weight of the table font."""

    def __init__(self, weight: str) -> None:
        self._one: dict[str, float] = _ADVANCES[weight]
        self.width = cache(self._width)
        self.space, self.hyphen = self._one[" "], self._one["-"]

    def _width(self, text: str) -> float:
        return sum(self._one.get(letter, _WIDE) for letter in text)


FACES = {False: Face("regular"), True: Face("semibold")}


def lines(text: str, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines that are no wider than `room`, in thousandths of an em."""
    face = FACES[bold]
    if "\n" not in text and face.width(text) <= room:
        return [text]
    return [line for part in text.split("\n") for line in _wrapped(part, room, face)]


def _wrapped(text: str, room: float, face: Face) -> Iterator[str]:
    line, used, glued = "", 0.0, False
    for word in text.split(" "):
        for n, (piece, hyphen) in enumerate(_pieces(word, room, face)):
            gap = face.space if n == 0 and line else 0.0
            wide = face.width(piece)
            if line and used + gap + wide + (face.hyphen if hyphen else 0.0) > room:
                yield line + ("-" if glued and n else "")
                line, used = piece, wide
            else:
                line, used = f"{line}{' ' if gap else ''}{piece}", used + gap + wide
            glued = hyphen
    yield line


def _pieces(word: str, room: float, face: Face) -> list[tuple[str, bool]]:
    """Parts of a word that may stand on lines of their own, and whether a hyphen follows where they part."""
    found: list[tuple[str, bool]] = []
    for part in _SLASH.split(word) if "/" in word else (word,):
        if face.width(part) <= room:
            found.append((part, False))
            continue
        for joint in _JOINT.split(part):
            found.extend(_cut(joint, room, face))
    return found


def _cut(part: str, room: float, face: Face) -> Iterator[tuple[str, bool]]:
    if face.width(part) <= room:
        yield part, False
        return
    syllables = _SYLLABLE.split(part)
    for n, syllable in enumerate(syllables):
        last = n == len(syllables) - 1
        if face.width(syllable) + face.hyphen <= room:
            yield syllable, not last
        else:
            yield from ((letter, False) for letter in syllable)
