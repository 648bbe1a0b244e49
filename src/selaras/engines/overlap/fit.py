"""Weights from labelled pairs: a regression whose evidence keeps its sign, and the calibration of its chances."""

from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.tables import Array
from selaras.engines.overlap.weights import Weights

# Evidence that may count either way; all other evidence of likeness counts for, all of difference against.
EITHER = frozenset(("tanpa_tempat", "tanpa_nama", "opd_sama", "kegiatan_beda", "tahap_sama"))
LEAST_SPREAD = 0.02  # evidence that hardly ever varies is not blown up by standardising
ROUNDS = 600


def sign(name: str) -> int:
    """+1: may only count for, -1: only against, 0: either."""
    if name in EITHER:
        return 0
    return -1 if name.endswith(("_beda", "_sepihak", "_beda_di_desa")) else 1


def fit(
    rows: Array, labels: Array, counts: Array | None = None, *, freedom: float, question: str, version: str, ground: str,
    signed: bool = True, centre: Weights | None = None,
) -> Weights:  # fmt: skip
    """Logistic regression with a ridge on standardised evidence. `freedom`: the smaller, the nearer to `centre` or zero."""
    x = np.asarray(rows, dtype=np.float64)
    w = np.ones(len(x)) if counts is None else np.asarray(counts, dtype=np.float64)
    mean = np.average(x, axis=0, weights=w)
    spread = np.maximum(np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w)), LEAST_SPREAD)
    z = (x - mean) / spread
    t = np.where(labels, 1.0, -1.0)
    known = dict(centre.weight) if centre else {}
    rest = np.array([known.get(name, 0.0) for name in NAMES]) * spread

    def loss(v: Array) -> tuple[float, Array]:
        margin = t * (z @ v[:-1] + v[-1])
        pull = w * t * expit(-margin)
        value = float((w * np.logaddexp(0, -margin)).sum() + ((v[:-1] - rest) ** 2).sum() / (2 * freedom))
        return value, np.append(-z.T @ pull + (v[:-1] - rest) / freedom, -pull.sum())

    bounds: list[tuple[Any, Any]] = [_bound(name) if signed else (None, None) for name in NAMES]
    start = np.append(rest, centre.constant + mean @ (rest / spread) if centre else 0.0)
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": ROUNDS}
    ).x
    raw = found[:-1] / spread
    weight = tuple(zip(NAMES, map(float, raw), strict=True))
    return Weights(question, version, ground, weight, float(found[-1] - raw @ mean))


def _bound(name: str) -> tuple[Any, Any]:
    return {1: (0, None), -1: (None, 0), 0: (None, None)}[sign(name)]


def calibration(sums: Array, labels: Array) -> tuple[float, float]:
    """Slope and bias that make chances of held-out pairs keep their word."""
    s, t = np.clip(np.asarray(sums, dtype=np.float64), -30, 30), np.asarray(labels, dtype=np.float64)

    def loss(v: Array) -> tuple[float, Array]:
        z = v[0] * s + v[1]
        wrong = expit(z) - t
        value = float((np.logaddexp(0, z) - t * z).sum())
        return value, np.array([(wrong * s).sum(), wrong.sum()])

    slope, bias = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B", bounds=[(0.05, 3), (-6, 6)]).x
    return float(slope), float(bias)
