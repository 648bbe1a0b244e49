"""How the shipped weights are fitted, and the same with whole clusters held out."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.fit import calibration, fit
from selaras.engines.overlap.weights import Weights
from selaras.main.bench import lines as of_lines
from selaras.main.bench import packages as of_packages
from selaras.main.bench.lines import Lines
from selaras.main.bench.packages import Packages

Array = np.ndarray[Any, Any]
VERSION = "2026-11"
FOLDS = 8
FREEDOM_LINES, FREEDOM_PACKAGES, FREEDOM_NEAR = 0.3, 0.1, 0.1  # chosen by held-out clusters
SHARE_OF_PACKAGES = 0.3  # what a pair of packages counts beside a pair of lines
SAME, NEAR = "sama", "setempat"
# Facts that lines and proposals of the examples do not have: packages must not teach them. OPDs do one work under
# different kegiatan, and two lines of one OPD are as much to be compared as those of two.
NOT_TAUGHT = ("opd_sama", "kegiatan_sama", "kegiatan_beda", "sub_sama")


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Evidence, labels, and what each pair counts; `groups` are the clusters of either side."""

    rows: Array
    labels: Array
    counts: Array
    groups: tuple[Array, Array]

    def without(self, held: Array) -> "Examples":
        """Those none of whose clusters is held out."""
        keep = ~(held[self.groups[0]] | held[self.groups[1]])
        pair = (self.groups[0][keep], self.groups[1][keep])
        return Examples(self.rows[keep], self.labels[keep], self.counts[keep], pair)


def line_examples(lines: Lines, labels: of_lines.Labels) -> Examples:
    """Real pairs, and each proposal against each line with codes given and withheld."""
    kept = labels.kept
    cluster, asked = labels.cluster, labels.query_cluster
    left = np.concatenate([cluster[lines.i[kept]], asked[lines.query], asked[lines.query]])
    right = np.concatenate([cluster[lines.j[kept]], cluster[lines.line], cluster[lines.line]])
    rows = np.vstack([lines.real[kept], lines.given, lines.withheld])
    said = np.concatenate([labels.real[kept], labels.reworded, labels.reworded])
    return Examples(rows, said, np.ones(len(rows)), (left, right))


def package_examples(packages: Packages, labels: of_packages.Labels, *, near: bool = False) -> Examples:
    """Pairs of packages that somebody could decide."""
    kept = labels.kept
    said = (labels.related if near else labels.duplicate)[kept]
    group = packages.cluster[kept]
    return Examples(packages.evidence[kept], said, np.ones(int(kept.sum())), (group, group))


def joined(own: Examples, other: Examples, share: float) -> Examples:
    """Own examples with others that count less and are never held out."""
    outside = np.full(len(other.labels), -1)
    groups = (np.append(own.groups[0], outside), np.append(own.groups[1], outside))
    taught = other.rows.copy()
    taught[:, [NAMES.index(name) for name in NOT_TAUGHT]] = 0
    rows, labels = np.vstack([own.rows, taught]), np.append(own.labels, other.labels)
    return Examples(rows, labels, np.append(own.counts, other.counts * share), groups)


def fitted(examples: Examples, question: str, freedom: float, ground: str, *, signed: bool = True) -> Weights:
    """Weights on all examples, calibrated on chances that were given with their clusters held out."""
    raw = _fit(examples, question, freedom, ground, signed=signed)
    own = examples.groups[0] >= 0
    sums = held_out(examples, examples, question, freedom, signed=signed)
    slope, bias = calibration(sums[own], examples.labels[own])
    return Weights(question, VERSION, ground, raw.weight, raw.constant, slope, bias)


def held_out(
    examples: Examples, asked: Examples, question: str, freedom: float, *, signed: bool = True, seed: int = 0
) -> Array:
    """The weighted sum of each asked pair by weights that never saw its clusters."""
    folds = _folds(examples, seed)
    total, seen = np.zeros(len(asked.labels)), np.zeros(len(asked.labels))
    for fold in range(FOLDS):
        held = np.append(folds == fold, False)  # group -1 is never held out
        weights = _fit(examples.without(held), question, freedom, "", signed=signed)
        at = held[asked.groups[0]]
        total[at] += weights.sums(asked.rows[at])
        seen[at] += 1
    return total / np.maximum(seen, 1)


def chances_held_out(examples: Examples, question: str, freedom: float, *, signed: bool = True) -> Array:
    """Chances with the clusters of a pair held out of both the fit and the calibration."""
    sums = held_out(examples, examples, question, freedom, signed=signed)
    folds = np.append(_folds(examples, seed=1), -1)[examples.groups[0]]
    chances = np.zeros(len(sums))
    for fold in range(FOLDS):
        at = folds == fold
        slope, bias = calibration(sums[~at & (folds >= 0)], examples.labels[~at & (folds >= 0)])
        chances[at] = 1 / (1 + np.exp(-np.clip(slope * sums[at] + bias, -30, 30)))
    return chances


def _folds(examples: Examples, seed: int) -> Array:
    clusters = int(max(examples.groups[0].max(), examples.groups[1].max())) + 1
    return np.random.default_rng(seed).permutation(clusters) % FOLDS


def _fit(examples: Examples, question: str, freedom: float, ground: str, *, signed: bool) -> Weights:
    return fit(
        examples.rows,
        examples.labels,
        examples.counts,
        freedom=freedom,
        question=question,
        version=VERSION,
        ground=ground,
        signed=signed,
    )
