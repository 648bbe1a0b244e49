"""Groups of texts that people said belong together; what people said is different stays apart."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts that people accepted as one work."""

    left: str
    right: str
    strength: float = 1.0  # 0..1, the likeness they had; decides only which of two opposing links stands


@dataclass(frozen=True, slots=True)
class Groups:
    """Members of each group in order, and the links that would have joined what must stay apart."""

    members: tuple[tuple[str, ...], ...]
    refused: tuple[Link, ...]


def groups(links: Iterable[Link], apart: Iterable[tuple[str, str]]) -> Groups:
    """Joins along accepted links only, strongest first (tie: by ids); a link that would bring two texts together
    that were judged different is refused and told.
    """
    together: dict[str, set[str]] = {}
    enemies: dict[str, set[str]] = {}
    for a, b in apart:
        enemies.setdefault(a, set()).add(b)
        enemies.setdefault(b, set()).add(a)
    refused = []
    for link in sorted(links, key=lambda one: (-one.strength, one.left, one.right)):
        mine = together.setdefault(link.left, {link.left})
        theirs = together.setdefault(link.right, {link.right})
        if mine is theirs:
            continue
        if any(enemies.get(member, set()) & theirs for member in mine):
            refused.append(link)
            continue
        small, large = sorted((mine, theirs), key=len)
        large |= small
        for member in small:
            together[member] = large
    seen = {id(group): tuple(sorted(group)) for group in together.values() if len(group) > 1}
    return Groups(tuple(sorted(seen.values())), tuple(refused))
