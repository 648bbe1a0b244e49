"""The words that the index of a daerah knows, kept for a while in this process: for slips and for words half typed."""

import time
from bisect import bisect_left
from dataclasses import dataclass

from django.db.models import Sum

from selaras.engines.search.nearness import near, slips
from selaras.features.search.models import Posting

KEPT = 600.0  # seconds; only guesses come from here, a word that was written since is found by itself
MOST_DAERAH = 8  # whose words one process keeps
ENDINGS = 12  # words that a half typed one may become
LEAST = 3  # letters of a half typed word

_kept: dict[str, "Vocabulary"] = {}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word with how often it is written, in the order of the alphabet."""

    words: list[str]
    often: dict[str, int]
    by_length: dict[int, list[str]]
    at: float  # monotonic seconds

    def near(self, word: str) -> list[str]:
        """The written words that this one may be a slip of."""
        reach = slips(word)
        lengths = range(len(word) - reach, len(word) + reach + 1)
        return (
            near(word, ((one, self.often[one]) for n in lengths for one in self.by_length.get(n, ()))) if reach else []
        )

    def endings(self, start: str) -> list[str]:
        """The words that begin so, the most frequent first."""
        if len(start) < LEAST or not start.isalpha():
            return []
        found = []
        for word in self.words[bisect_left(self.words, start) :]:
            if not word.startswith(start):
                break
            if word != start:
                found.append(word)
        return sorted(found, key=lambda word: (-self.often[word], word))[:ENDINGS]


def vocabulary(daerah: str) -> Vocabulary:
    """The words of one daerah; one query when this process has not asked lately."""
    found = _kept.get(daerah)
    if found is not None and time.monotonic() - found.at < KEPT:
        return found
    rows = Posting.objects.filter(daerah=daerah, length__gt=0).order_by()
    often = dict(rows.values_list("word").annotate(n=Sum("size")))
    by_length: dict[int, list[str]] = {}
    for word in often:
        by_length.setdefault(len(word), []).append(word)
    while len(_kept) >= MOST_DAERAH and daerah not in _kept:
        _kept.pop(next(iter(_kept)))
    _kept[daerah] = Vocabulary(sorted(often), often, by_length, time.monotonic())
    return _kept[daerah]
