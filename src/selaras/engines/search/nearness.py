"""A word that nobody wrote -> the words that were probably meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; a shorter word is never taken for another
LONG = 8  # letters from which two wrong letters are forgiven, below that one
MOST = 3  # words that one word may stand for


def slips(word: str) -> int:
    """How many wrong letters are forgiven."""
    return 0 if len(word) < SHORTEST or not word.isalpha() else 2 if len(word) >= LONG else 1


def near(word: str, known: Iterable[tuple[str, int]]) -> list[str]:
    """The written words (with how often) nearest to this one.

    Tie: the same first letter, then the more often written one, then the alphabet.
    """
    allowed = slips(word)
    if not allowed:
        return []
    often = dict(known)
    found = process.extract(word, list(often), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    if not found:
        return []
    ranked = sorted((distance, one[0] != word[0], -often[one], one) for one, distance, _at in found)
    best = ranked[0]
    return [one for distance, _first, _often, one in ranked if distance == best[0]][:MOST]
