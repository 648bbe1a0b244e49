"""Numbers of small pictures: SVG geometry as text, so that no locale puts a comma in it."""

from collections.abc import Iterable, Sequence
from typing import Any


def share(part: float | None, whole: float | None) -> float:
    """Part of a whole as 0..100; nothing of nothing is 0, and more than all is 100."""
    if not part or not whole or whole < 0 or part < 0:
        return 0.0
    return min(100.0, 100.0 * float(part) / float(whole))


def segments(parts: Iterable[tuple[str, float, str]], width: float = 100.0, least: float = 1.2) -> list[dict[str, Any]]:
    """Side-by-side pieces of one bar from (tone, size, label); a small piece is still seen (``least``)."""
    rows = [(tone, float(size), label) for tone, size, label in parts if size]
    total = sum(size for _tone, size, _label in rows)
    if not total:
        return []
    wide = [max(least, width * size / total) for _tone, size, _label in rows]
    fit = width / sum(wide)
    at, drawn = 0.0, []
    for (tone, size, label), piece in zip(rows, wide, strict=True):
        drawn.append({"tone": tone, "x": number(at), "w": number(piece * fit - 0.2), "size": size, "label": label})
        at += piece * fit
    return drawn


def polyline(points: Sequence[float], width: int = 300, height: int = 90, pad: int = 6) -> str:
    """The path of a small line, oldest first; one point is a level line."""
    values = [float(point) for point in points]
    if not values:
        return ""
    if len(values) == 1:
        values *= 2
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = width / (len(values) - 1)
    spots = [
        f"{number(place * step)} {number(height - pad - (value - low) / span * (height - 2 * pad))}"
        for place, value in enumerate(values)
    ]
    return "M" + " L".join(spots)


def number(value: float) -> str:
    """A coordinate with at most two decimals and a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
