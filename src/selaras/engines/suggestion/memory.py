"""What people accepted before: the nearest accepted texts speak for the codes they were given."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

NEAREST = 40  # accepted texts that may speak
LEAST = 0.1  # 0..1 cosine below which a text has nothing to say
POWER = 3  # a text twice as near speaks eight times as loud


@dataclass(frozen=True, slots=True)
class Recalled:
    """What memory says for one code."""

    share: float  # 0..1: share of the voices, times the likeness of the nearest text
    voices: int  # accepted texts that spoke for it
    shared: tuple[str, ...]  # tokens of the nearest of them that were also asked


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """Accepted texts, equal ones counted once with their number."""

    texts: tuple[tuple[str, ...], ...]  # tokens
    codes: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...]
    keys: tuple[str, ...]  # project of each, '' when none
    vectorizer: Any
    matrix: Any

    @classmethod
    def of(cls, rows: Iterable[tuple[tuple[str, ...], tuple[str, ...], str]]) -> "Memory":
        """From (tokens, codes, key of the project); texts without a token are left out."""
        counted = Counter((tuple(sorted(set(tokens))), codes, key) for tokens, codes, key in rows if tokens and codes)
        order = sorted(counted)
        texts: tuple[tuple[str, ...], ...] = tuple(row[0] for row in order)
        vectorizer: Any = None
        matrix: Any = None
        if texts:
            from sklearn.feature_extraction.text import TfidfVectorizer

            vectorizer = TfidfVectorizer(analyzer=tuple, sublinear_tf=True)
            matrix = vectorizer.fit_transform(texts)
        codes, keys = tuple(row[1] for row in order), tuple(row[2] for row in order)
        return cls(texts, codes, tuple(counted[row] for row in order), keys, vectorizer, matrix)

    def recall(self, tokens: Iterable[str], *, without: str = "") -> dict[str, Recalled]:
        """Per code what the nearest accepted texts say; texts of the project `without` keep silent.

        Tie: the text that comes first in the order of its words.
        """
        if self.matrix is None:
            return {}
        import numpy as np

        asked = tuple(sorted(set(tokens)))
        near = np.asarray((self.matrix @ self.vectorizer.transform([asked]).T).todense()).ravel()
        found: list[tuple[float, int]] = []
        for place in np.argsort(-near, kind="stable"):
            if near[place] <= LEAST or len(found) == NEAREST:
                break
            if not (without and without == self.keys[place]):
                found.append((float(near[place]), int(place)))
        return self._voices(found, frozenset(asked))

    def _voices(self, found: list[tuple[float, int]], asked: frozenset[str]) -> dict[str, Recalled]:
        total = sum(self._loudness(*voice) for voice in found)
        said: dict[str, tuple[float, int, tuple[str, ...]]] = {}
        for near, place in found:
            shared = tuple(token for token in self.texts[place] if token in asked)
            for code in self.codes[place]:
                loud, voices, first = said.get(code, (0.0, 0, shared))
                said[code] = (loud + self._loudness(near, place), voices + self.counts[place], first)
        best = found[0][0] if found else 0.0
        return {code: Recalled(loud / total * best, voices, shared) for code, (loud, voices, shared) in said.items()}

    def _loudness(self, near: float, place: int) -> float:
        return float(near**POWER) * (1 + log(self.counts[place]))
