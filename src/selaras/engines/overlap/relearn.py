"""Weights that follow the verdicts of one office, starting from those in force, and whether that made them better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.fit import calibration, fit
from selaras.engines.overlap.tables import Array
from selaras.engines.overlap.weights import Weights

FREEDOM = 0.1  # as the shipped weights of packages were fitted with; verdicts move the weights in force, not zero
FOLDS = 8
BINS = 5  # of chances, for the gap between what is said and what was true
LEAST_BIN = 10  # pairs below which a bin tells nothing


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Judged pairs: their evidence, whether people called them one work, and the texts each is of."""

    rows: Array
    labels: Array
    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, told: Sequence[tuple[Mapping[str, int], bool, tuple[str, str]]]) -> "Verdicts":
        """From evidence per mille as it was kept beside each verdict."""
        rows = np.array([[evidence.get(name, 0) / 1000 for name in NAMES] for evidence, _one, _texts in told])
        return cls(rows, np.array([one for _e, one, _t in told], dtype=bool), tuple(texts for _e, _one, texts in told))


@dataclass(frozen=True, slots=True)
class Report:
    """How well chances agree with verdicts they had not seen."""

    precision: float  # 0..1, average precision
    gap: float  # 0..1, the largest gap between chance and share in a bin


@dataclass(frozen=True, slots=True)
class Relearned:
    """New weights with what they would have said of verdicts held out, beside what the old ones said."""

    weights: Weights
    before: Report
    after: Report


def relearn(verdicts: Verdicts, old: Weights, *, version: str, ground: str) -> Relearned:
    """Pairs that share a text, directly or through others, are held out together."""
    folds = _folds(verdicts.texts)
    sums = np.zeros(len(verdicts.labels))
    for fold in range(FOLDS):
        held = folds == fold
        if held.any() and not held.all():
            sums[held] = _fit(verdicts, ~held, old, version, ground).sums(verdicts.rows[held])
        else:
            sums[held] = old.sums(verdicts.rows[held])
    raw = _fit(verdicts, np.ones(len(sums), dtype=bool), old, version, ground)
    slope, bias = calibration(sums, verdicts.labels)
    weights = replace(raw, slope=slope, bias=bias)
    said = np.zeros(len(sums))
    for fold in range(FOLDS):
        held = folds == fold
        own = calibration(sums[~held], verdicts.labels[~held]) if (~held).any() else (1.0, 0.0)
        said[held] = 1 / (1 + np.exp(-np.clip(own[0] * sums[held] + own[1], -30, 30)))
    return Relearned(weights, report(old.chances(verdicts.rows), verdicts.labels), report(said, verdicts.labels))


def _fit(verdicts: Verdicts, at: Array, old: Weights, version: str, ground: str) -> Weights:
    return fit(
        verdicts.rows[at], verdicts.labels[at], freedom=FREEDOM, question=old.question, version=version, ground=ground, centre=old
    )  # fmt: skip


def _folds(texts: Sequence[tuple[str, str]]) -> Array:
    """A fold per cluster of texts, in the order in which the clusters appear."""
    upper: dict[str, str] = {}

    def root(key: str) -> str:
        while (above := upper.setdefault(key, key)) != key:
            key = above
        return key

    for a, b in texts:
        upper[root(a)] = root(b)
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(root(a), len(numbers)) % FOLDS for a, _b in texts])


def report(chances: Array, labels: Array) -> Report:
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(labels[order])
    at = np.flatnonzero(labels[order])
    precision = float(np.mean(hits[at] / (at + 1))) if len(at) else 0.0
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [
        abs(float(chances[bins == n].mean() - labels[bins == n].mean()))
        for n in range(BINS)
        if (bins == n).sum() >= LEAST_BIN
    ]
    return Report(precision, max(gaps, default=0.0))
