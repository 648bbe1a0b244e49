"""Draws that come out the same on every machine: one seeded stream per part of the example."""

import math
import random
from collections.abc import Sequence


class Chance:
    """A stream of draws named by what it is for; built on random() only, whose sequence Python guarantees."""

    def __init__(self, *name: object) -> None:
        self._random = random.Random("|".join(map(str, name))).random  # noqa: S311 (an example, no secret)

    def yes(self, share: float) -> bool:
        """True in this share (0..1) of draws."""
        return self._random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def pick[T](self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self._random() * len(things))]

    def some[T](self, things: Sequence[T], count: int) -> list[T]:
        """So many different things, in their own order."""
        order = sorted(range(len(things)), key=lambda _: self._random())
        return [things[place] for place in sorted(order[:count])]

    def weight(self, median: float, spread: float) -> int:
        """A log-normal amount (Box-Muller), rounded to three figures so that the last bit of exp() never shows."""
        radius = math.sqrt(-2.0 * math.log(1.0 - self._random()))
        bell = max(-2.4, min(2.4, radius * math.cos(2.0 * math.pi * self._random())))
        amount = median * math.exp(spread * bell)
        step = 10 ** max(0, int(math.log10(max(amount, 1.0))) - 2)
        return max(1, int(amount / step + 0.5)) * step


def shared(total: int, weights: Sequence[int], *, step: int) -> list[int]:
    """Splits rupiah by weight in whole steps; what rounding leaves goes to the largest part."""
    whole = sum(weights)
    parts = [max(step, total * weight // whole // step * step) for weight in weights]
    parts[parts.index(max(parts))] += total - sum(parts)
    return parts
