"""The corpus of a cycle as bytes: kept by the worker, read once by each process in which people type."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from selaras.engines.overlap.tables import COLUMNS, Corpus
from selaras.features.alignment.models import IndexCounts
from selaras.foundation.tahapan.models import Siklus

Array = np.ndarray[Any, Any]
PAIR = np.dtype([("column", "<u4"), ("weight", "<f4")])
KEPT = 8  # cycles whose corpus stays in memory, 8 MB each

COUNT = np.dtype([("token", "<u4"), ("texts", "<u4")])
FEW = 20  # texts; a token of no more is not listed and counts as one of so many

_kept: dict[int, tuple[datetime, "Rarity"]] = {}


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare everything is among the texts of a cycle."""

    corpus: Corpus
    texts: int
    counts: Mapping[int, int]  # texts that have a token

    def of(self, token: int) -> int:
        return self.counts.get(token, FEW)


def packed(weights: Array) -> bytes:
    """The weight of a word that no text has, and every column that weighs less."""
    rarest = weights.max()
    at = np.flatnonzero(weights < rarest)
    rows = np.zeros(len(at) + 1, dtype=PAIR)
    rows["column"][1:], rows["weight"] = at, np.append(rarest, weights[at])
    return rows.tobytes()


def unpacked(content: bytes) -> Array:
    """The weights of all columns."""
    rows = np.frombuffer(content, dtype=PAIR)
    weights = np.full(COLUMNS, rows["weight"][0], dtype=np.float32)
    weights[rows["column"][1:]] = rows["weight"][1:]
    return weights


def packed_counts(counts: Mapping[int, int]) -> bytes:
    """The tokens that more than a few texts have."""
    return np.array([(token, n) for token, n in sorted(counts.items()) if n > FEW], dtype=COUNT).tobytes()


def unpacked_counts(content: bytes) -> dict[int, int]:
    rows = np.frombuffer(content, dtype=COUNT)
    return dict(zip(rows["token"].tolist(), rows["texts"].tolist(), strict=True))


def rarity_of(siklus: Siklus) -> Rarity | None:
    """How rare words are; None before the first look."""
    at = IndexCounts.objects.filter(siklus=siklus).values_list("at", flat=True).first()
    if at is None:
        return None
    if siklus.pk not in _kept or _kept[siklus.pk][0] != at:
        row = IndexCounts.objects.get(siklus=siklus)
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        corpus = Corpus(unpacked(bytes(row.words)), unpacked(bytes(row.grams)))
        _kept[siklus.pk] = (row.at, Rarity(corpus, row.texts, unpacked_counts(bytes(row.tokens))))
    return _kept[siklus.pk][1]
