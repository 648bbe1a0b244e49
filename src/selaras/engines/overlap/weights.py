"""What each kind of evidence counts, as data; and the two questions asked of every pair."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from selaras.engines.overlap.features import NAMES, features
from selaras.engines.overlap.items import BERBEDA, SAMA, SATU_PAKET, SETEMPAT
from selaras.engines.overlap.tables import Array, Table

HALF = 0.5  # 0..1; from here on a question counts as answered with yes


@dataclass(frozen=True, slots=True)
class Weights:
    """One question as a weighted sum of evidence, turned into a chance that keeps its word."""

    question: str  # sama: the same work at the same place; setempat: the same place, so to be talked about
    version: str
    ground: str  # what it was fitted on, in words
    weight: tuple[tuple[str, float], ...]  # evidence by name; what is not named counts nothing
    constant: float
    slope: float = 1.0  # calibration: chance = 1 / (1 + exp(-(slope * sum + bias)))
    bias: float = 0.0

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Weights":
        """From the form it is kept in."""
        unknown = sorted(set(data["bobot"]) - set(NAMES))
        if unknown:
            raise ValueError(f"Bobot untuk bukti yang tidak dikenal: {', '.join(unknown)}.")
        weight = tuple((name, float(data["bobot"][name])) for name in NAMES if name in data["bobot"])
        slope, bias = data["kalibrasi"]
        return cls(
            data["soal"], data["versi"], data["dasar"], weight, float(data["tetapan"]), float(slope), float(bias)
        )

    def as_data(self) -> dict[str, Any]:
        """The form it is kept in; weights of nothing are left out."""
        return {
            "soal": self.question,
            "versi": self.version,
            "dasar": self.ground,
            "bobot": {name: round(value, 5) for name, value in self.weight if abs(value) >= 1e-4},
            "tetapan": round(self.constant, 5),
            "kalibrasi": [round(self.slope, 5), round(self.bias, 5)],
        }

    def sums(self, rows: Array) -> Array:
        """The weighted sum per row of evidence, before calibration.

        Added up name by name: a matrix product may round a row differently in other company.
        """
        total: Array = np.full(len(rows), self.constant)
        for name, value in self.weight:
            total += rows[:, NAMES.index(name)].astype(np.float64) * value
        return total

    def chances(self, rows: Array) -> Array:
        """0..1 per row of evidence."""
        z = np.clip(self.slope * self.sums(rows) + self.bias, -30, 30)
        chance: Array = 1 / (1 + np.exp(-z))
        return chance


@dataclass(frozen=True, slots=True)
class Judge:
    """Both questions of one kind of texts."""

    same: Weights
    near: Weights

    def of(self, left: Table, right: Table, i: Array, j: Array) -> tuple[Array, Array, Array]:
        """(evidence, chance of the same work, chance of the same place) per pair. The same work is at the same place."""
        rows = features(left, right, i, j)
        same = self.same.chances(rows)
        return rows, same, np.maximum(same, self.near.chances(rows))


def relation(same: float, near: float, *, same_stage: bool) -> str:
    """What two texts are to one another."""
    if same >= HALF:
        return SAMA if same_stage else SATU_PAKET
    return SETEMPAT if near >= HALF else BERBEDA
