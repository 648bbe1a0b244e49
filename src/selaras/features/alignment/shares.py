"""The arithmetic of a partnership: what is left to share out, and which months stand in one another's way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rest:
    """A total, what the shares take of it, and what is left; ``total`` None = nobody said one."""

    total: Decimal | int | None
    taken: Decimal | int
    said: bool  # whether any share names an amount

    @property
    def left(self) -> Decimal | int:
        """Above 0 = still to be shared out, below 0 = too much."""
        return (self.total or 0) - self.taken

    @property
    def fits(self) -> bool:
        return self.left == 0 and (self.total is not None or not self.said)


def rest[Amount: (int, Decimal)](total: Amount | None, parts: Iterable[Amount | None]) -> Rest:
    said = [part for part in parts if part is not None]
    return Rest(total, sum(said), bool(said))


@dataclass(frozen=True, slots=True)
class Wait:
    """One share that begins after another one; shares are named by their keys."""

    then: int
    first: int
    ends: int | None  # last month of the first, 1..12
    begins: int | None  # first month of the other, 1..12

    @property
    def unknown(self) -> bool:
        return self.ends is None or self.begins is None

    @property
    def clash(self) -> bool:
        """The first does not end before the other begins."""
        return self.ends is not None and self.begins is not None and self.ends >= self.begins


type Months = tuple[int | None, int | None]


def waits(months: Mapping[int, Months], after: Mapping[int, Sequence[int]]) -> list[Wait]:
    """Every "first this, then that" with the months it depends on."""
    return [
        Wait(then, first, months[first][1], months[then][0])
        for then, firsts in after.items()
        for first in firsts
        if first in months and then in months
    ]


def circle(after: Mapping[int, Sequence[int]]) -> bool:
    """Whether some share would have to wait for itself."""
    seen: dict[int, bool] = {}  # True = on the way, False = done

    def walk(key: int) -> bool:
        if key in seen:
            return seen[key]
        seen[key] = True
        found = any(walk(first) for first in after.get(key, ()))
        seen[key] = False
        return found

    return any(walk(key) for key in after)
