"""The words an office has agreed on: abbreviations, thesaurus, stage words. Data in, nothing read from disk."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

SHORT = 8  # letters; a shorter word is never corrected: names such as simpang and bandung lie one letter from a word
LONG = 11  # letters from which two wrong letters are corrected, below that one
GLUED = (
    "jalan",
    "desa",
    "dusun",
    "kecamatan",
    "kelurahan",
    "gang",
    "jembatan",
    "saluran",
    "pembangunan",
    "peningkatan",
)
GLUED_REST = 4  # letters that must be left after a word that was glued on


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the thesaurus: a wording, the concept it stands for, and the kind of work."""

    istilah: str
    konsep: str
    jenis: str  # 'tindakan' for what is done, else the kind of thing it is done to


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A version of the office's words. Compared by identity, so that what was read with it can be remembered."""

    version: str
    singkatan: dict[str, tuple[str, ...]]
    terms: dict[tuple[str, ...], Term]
    longest: int  # words of the longest wording
    tahap: dict[tuple[str, ...], str]
    stop: frozenset[str]
    vocabulary: frozenset[str]  # words of work, never part of a name
    _parted: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _corrected: dict[str, str] = field(default_factory=dict, repr=False)
    _by_length: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        version: str,
        *,
        singkatan: Iterable[tuple[str, str]],
        terms: Iterable[Term],
        tahap: Iterable[tuple[str, str]],
        stop: Iterable[str],
        words: Iterable[str],
    ) -> "Lexicon":
        """Builds the lexicon from rows of its tables; later rows win."""
        short = {key: tuple(form.split()) for key, form in singkatan}
        table = {tuple(term.istilah.split()): term for term in terms}
        stages = {tuple(phrase.split()): name for phrase, name in tahap}
        stopped = frozenset(stop)
        agreed = {word for phrase in (*table, *stages, *short.values()) for word in phrase if len(word) > 1}
        known = agreed | set(words) | stopped
        by_length: dict[int, list[str]] = {}
        for word in sorted(agreed):
            if len(word) >= SHORT - 1:
                by_length.setdefault(len(word), []).append(word)
        longest = max((len(phrase) for phrase in (*table, *stages)), default=1)
        grouped = {length: tuple(group) for length, group in by_length.items()}
        return cls(version, short, table, longest, stages, stopped, frozenset(known), {}, {}, grouped)

    def parted(self, word: str) -> tuple[str, ...]:
        """A glued word in its two halves where the first is a form word and the second a known one; else the
        word itself, corrected.
        """
        if word in self.vocabulary:
            return (word,)
        found = self._parted.get(word)
        if found is None:
            found = self._parts(word)
            self._parted[word] = found
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        for head in GLUED:
            rest = word[len(head) :]
            if word.startswith(head) and len(rest) >= GLUED_REST and rest in self.vocabulary:
                return (head, rest)
        return (self.corrected(word),)

    def corrected(self, word: str) -> str:
        """The word of the thesaurus this one is a slip of; itself when known, short, or no known word is near enough.

        Tie: the nearest, then the longest common start, then the alphabet.
        """
        if word in self.vocabulary or len(word) < SHORT or not word.isalpha():
            return word
        found = self._corrected.get(word)
        if found is None:
            found = self._nearest(word)
            self._corrected[word] = found
        return found

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= LONG else 1
        near = [
            (distance, -_shared_start(word, known), known)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for known in self._by_length.get(length, ())
            if known[0] == word[0] and (distance := OSA.distance(word, known, score_cutoff=allowed)) <= allowed
        ]
        return min(near)[2] if near else word


def _shared_start(left: str, right: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


_ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}


def roman(word: str) -> int | None:
    """The number a roman numeral up to 29 says; None for any other word."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[letter] for letter in word]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
