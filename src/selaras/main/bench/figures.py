"""The figures by which matching is judged. All take scores 0..1 and labels of the same length."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
BINS = 10  # of equal width over 0..1
LEAST_IN_BIN = 30  # pairs; a bin with fewer says nothing about calibration


def average_precision(labels: Array, scores: Array) -> float:
    """Area under precision over recall."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(labels, scores)) if labels.any() else float("nan")


def auc(labels: Array, scores: Array) -> float:
    """How often a true pair is scored above an untrue one."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, scores)) if 0 < labels.sum() < len(labels) else float("nan")


def recall_at_precision(labels: Array, scores: Array, precision: float) -> float:
    """The largest share of true pairs found at a threshold whose precision is at least this."""
    found, right = _curve(labels, scores)
    good = right >= precision
    return float(found[good].max()) if good.any() else 0.0


def precision_at_recall(labels: Array, scores: Array, recall: float) -> float:
    """The best precision at a threshold that finds at least this share of the true pairs."""
    found, right = _curve(labels, scores)
    good = found >= recall
    return float(right[good].max()) if good.any() else 0.0


def _curve(labels: Array, scores: Array) -> tuple[Array, Array]:
    """Recall and precision at every threshold; equal scores fall together."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    return hits[last] / max(1, int(labels.sum())), hits[last] / (last + 1)


def hits(labels: Array, scores: Array, queries: Array, most: int) -> float:
    """The share of queries with a true answer among their first `most`; tie: the earlier one."""
    found = []
    for query in np.unique(queries):
        rows = np.flatnonzero(queries == query)
        first = rows[np.argsort(-scores[rows], kind="stable")[:most]]
        found.append(bool(labels[first].any()))
    return float(np.mean(found)) if found else float("nan")


def worst_gap(labels: Array, scores: Array) -> float:
    """The largest distance between the mean chance and the share that came true, over bins that are full enough."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    full = [b for b in range(BINS) if (bins == b).sum() >= LEAST_IN_BIN]
    return float(max((abs(scores[bins == b].mean() - labels[bins == b].mean()) for b in full), default=float("nan")))


def rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """As printed: four digits."""
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in figures.items()}
