"""Weights from labelled pairs keep the sign a planner expects, and chances keep their word."""

import numpy as np
import pytest

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.fit import calibration, fit, sign

CHANCE = np.random.default_rng(7)
ROWS = np.zeros((400, len(NAMES)))
ROWS[:, NAMES.index("kata")] = CHANCE.random(400)
ROWS[:, NAMES.index("desa_beda")] = CHANCE.integers(0, 2, 400)
LABELS = (ROWS[:, NAMES.index("kata")] - ROWS[:, NAMES.index("desa_beda")]) > 0.5


def test_likeness_counts_for_and_difference_against():
    weights = dict(fit(ROWS, LABELS, freedom=1.0, question="sama", version="uji", ground="uji").weight)
    assert weights["kata"] > 0 > weights["desa_beda"]


def test_a_sign_holds_even_where_the_labels_say_otherwise():
    weights = dict(fit(ROWS, ~LABELS, freedom=1.0, question="sama", version="uji", ground="uji").weight)
    assert weights["kata"] == pytest.approx(0, abs=1e-9)
    assert all(value * sign(name) >= -1e-12 for name, value in weights.items())


def test_calibration_finds_the_slope_that_was_taken_away():
    sums = CHANCE.normal(0, 3, 20_000)
    labels = CHANCE.random(20_000) < 1 / (1 + np.exp(-(0.5 * sums - 1)))
    slope, bias = calibration(sums, labels)
    assert slope == pytest.approx(0.5, abs=0.05) and bias == pytest.approx(-1, abs=0.1)
