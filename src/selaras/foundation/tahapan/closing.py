"""What keeps a cycle from being enacted: each feature says what of its own is still open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selaras.foundation.tahapan.models import Siklus


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that is not finished, and where it is finished."""

    text: str
    label: str  # on the link
    page: str  # URL name
    asks: str = ""  # question part of the address: 'keadaan=berjalan'


type Check = Callable[[Siklus], Iterable[Obstacle]]
checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """From now on ``check`` is asked before a cycle is enacted."""
    checks[name] = check


def obstacles(siklus: Siklus) -> list[Obstacle]:
    return [obstacle for check in checks.values() for obstacle in check(siklus)]
