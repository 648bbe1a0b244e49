"""The corpus of a cycle as bytes: kept by the worker, read once by each process in which people type."""

from datetime import datetime
from typing import Any

import numpy as np

from selaras.engines.overlap.tables import COLUMNS, Corpus
from selaras.features.alignment.models import IndexCounts
from selaras.foundation.tahapan.models import Siklus

Array = np.ndarray[Any, Any]
PAIR = np.dtype([("column", "<u4"), ("weight", "<f4")])
KEPT = 8  # cycles whose corpus stays in memory, 8 MB each

_kept: dict[int, tuple[datetime, Corpus, int]] = {}


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


def corpus_of(siklus: Siklus) -> tuple[Corpus, int] | None:
    """How rare words are, and among how many texts; None before the first look."""
    at = IndexCounts.objects.filter(siklus=siklus).values_list("at", flat=True).first()
    if at is None:
        return None
    if siklus.pk not in _kept or _kept[siklus.pk][0] != at:
        row = IndexCounts.objects.get(siklus=siklus)
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        corpus = Corpus(unpacked(bytes(row.words)), unpacked(bytes(row.grams)))
        _kept[siklus.pk] = (row.at, corpus, row.texts)
    _at, corpus, texts = _kept[siklus.pk]
    return corpus, texts
