"""The texts that answer a question, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from selaras.engines.search.postings import NOBODY, WEIGHTLESS, Ids, Weights

Mask = NDArray[np.bool_]
HALF = 0.5  # 0..1 of what the question says, by rarity: the least that a text must hold where none holds all


@dataclass(frozen=True, slots=True)
class Group:
    """One word of the question: every text that holds it, or what it may stand for, with the likeness 0..1."""

    ids: Ids  # ascending, each once
    weights: Weights


@dataclass(frozen=True, slots=True)
class Ranked:
    """Ids from the best down. ``partly``: no text holds every word of the question."""

    ids: Ids
    scores: Weights
    partly: bool = False


def group(parts: Sequence[tuple[Ids, Weights, float]]) -> Group:
    """The texts of a word's alternatives; a text that holds several counts by its best."""
    parts = [part for part in parts if len(part[0])]
    if not parts:
        return Group(NOBODY, WEIGHTLESS)
    if len(parts) == 1:
        ids, weights, factor = parts[0]
        return Group(ids, weights * np.float32(factor))
    ids = np.concatenate([part[0] for part in parts])
    weights = np.concatenate([part[1] * np.float32(part[2]) for part in parts])
    order = np.lexsort((-weights, ids))
    ids, weights = ids[order], weights[order]
    first = np.concatenate(([True], ids[1:] != ids[:-1]))
    return Group(ids[first], weights[first])


def inside(ids: Ids, others: Ids) -> Mask:
    """Which of these ids stand among the others; both ascending."""
    if not len(others):
        return np.zeros(len(ids), bool)
    at = np.searchsorted(others, ids)
    at[at == len(others)] = 0
    found: Mask = others[at] == ids
    return found


def rank(groups: Sequence[Group], total: int, fond: Ids = NOBODY) -> Ranked:
    """Texts that hold every word; where there is none, those that hold at least half of what the question says.

    A rare word says more than a common one. ``fond``: texts that win a tie. Tie after that: the newer text.
    """
    if not groups:
        return Ranked(NOBODY, WEIGHTLESS)
    says = [float(np.log1p(total / max(1, len(one.ids)))) for one in groups]
    wanted = sorted(zip(groups, says, strict=True), key=lambda pair: len(pair[0].ids))
    ids = wanted[0][0].ids
    for one, _say in wanted[1:]:
        ids = ids[inside(ids, one.ids)]
    partly = not len(ids) and len(groups) > 1
    if partly:
        ids = np.unique(np.concatenate([one.ids for one in groups]))
    scores, held = np.zeros(len(ids), np.float32), np.zeros(len(ids), np.float32)
    for one, say in wanted:
        if len(one.ids):
            at = np.minimum(np.searchsorted(one.ids, ids), len(one.ids) - 1)
            hit = one.ids[at] == ids
            scores += np.where(hit, one.weights[at] * say, 0).astype(np.float32)
            held += hit * np.float32(say)
    if partly:
        enough = held >= HALF * sum(says)
        ids, scores = ids[enough], scores[enough]
    order = np.lexsort((-ids, ~inside(ids, fond), -np.round(scores, 3)))
    return Ranked(ids[order], scores[order], partly)
