"""How rare words are in each government, counted in parts and carried to every worker in a small form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from selaras.engines.overlap.tables import COLUMNS, Array, Census, Corpus

KEPT = 4  # governments whose statistics a worker keeps unfolded, 8 MB each


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A census without the columns in which nothing occurs."""

    items: int
    words_at: Array
    words: Array
    grams_at: Array
    grams: Array

    @classmethod
    def of(cls, census: Census) -> "Folded":
        words, grams = np.flatnonzero(census.words), np.flatnonzero(census.grams)
        small = (a.astype(np.int32) for a in (words, census.words[words], grams, census.grams[grams]))
        return cls(census.items, *small)

    @classmethod
    def sum(cls, parts: Iterable["Folded"]) -> "Folded":
        """Parts of one government added up; whole numbers, so their order changes nothing."""
        items, words, grams = 0, np.zeros(COLUMNS, dtype=np.int64), np.zeros(COLUMNS, dtype=np.int64)
        for part in parts:
            items += part.items
            words[part.words_at] += part.words
            grams[part.grams_at] += part.grams
        return cls.of(Census(items, words, grams))

    def corpus(self) -> Corpus:
        words, grams = np.zeros(COLUMNS, dtype=np.int64), np.zeros(COLUMNS, dtype=np.int64)
        words[self.words_at], grams[self.grams_at] = self.words, self.grams
        return Census(self.items, words, grams).corpus()


@dataclass(slots=True)
class Corpora:
    """The statistics of every government of a run."""

    parts: Mapping[str, Folded]
    ready: dict[str, Corpus] = field(default_factory=dict)

    def of(self, plan: str) -> Corpus:
        if plan not in self.ready:
            if len(self.ready) >= KEPT:
                self.ready.clear()
            self.ready[plan] = self.parts[plan].corpus()
        return self.ready[plan]

    def __reduce__(self) -> tuple[Any, ...]:
        return Corpora, (self.parts,)
