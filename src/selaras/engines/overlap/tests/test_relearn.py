"""Verdicts move the weights in force, and the report is of pairs that the weights had not seen."""

from dataclasses import replace

import numpy as np

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.relearn import Verdicts, relearn, report
from selaras.engines.overlap.weights import Weights

OLD = Weights("sama", "uji", "uji", (("kata", 4.0), ("desa_sama", 1.0)), -3.0)


def verdicts(n: int, *, by: str) -> Verdicts:
    """`n` pairs of texts of their own that people called one work exactly where `by` is said."""
    random = np.random.default_rng(7)
    told = []
    for number in range(n):
        evidence = {name: int(random.integers(0, 1001)) for name in ("kata", "desa_sama")} | {by: 1000 * (number % 2)}
        told.append((evidence, bool(number % 2), (f"a:{number}", f"b:{number}")))
    return Verdicts.of(told)


def test_what_people_say_of_a_piece_of_evidence_is_learnt_and_told_as_better() -> None:
    learnt = relearn(verdicts(240, by="rt_sama"), OLD, version="2", ground="240 putusan")
    assert dict(learnt.weights.weight)["rt_sama"] > 1
    assert learnt.after.precision > 0.95 > learnt.before.precision
    assert learnt.weights.version == "2"


def test_without_verdicts_to_the_contrary_the_weights_in_force_stay() -> None:
    few = verdicts(4, by="rt_sama")
    learnt = dict(relearn(replace(few), OLD, version="2", ground="").weights.weight)
    assert abs(learnt["kata"] - 4.0) < 0.5
    assert learnt["gang_beda"] == 0


def test_evidence_of_difference_never_counts_for_one_work() -> None:
    learnt = relearn(verdicts(240, by="rt_beda"), OLD, version="2", ground="")
    assert dict(learnt.weights.weight)["rt_beda"] <= 0
    assert len(learnt.weights.weight) == len(NAMES)


def test_a_report_knows_perfect_from_worthless_order() -> None:
    labels = np.array([True] * 20 + [False] * 20)
    assert report(np.linspace(1, 0, 40), labels).precision == 1
    assert report(np.linspace(0, 1, 40), labels).precision < 0.5
    assert report(np.where(labels, 0.1, 0.9), labels).gap > 0.8
