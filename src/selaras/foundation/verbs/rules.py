"""Rules: who may do what, said once, usable both on one row and on a list.

``refusal(seat, row)`` answers for a button or an action (None = allowed, else the reason in Indonesian);
``q(seat)`` answers for a list. Both come from one declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.verbs.actors import PLANNING_ROLES, ROLES, Seat

EVERYTHING = ~Q(pk__in=[])  # not Q(): an empty Q vanishes in "or"
NOTHING = Q(pk__in=[])


def both(first: Q, other: Callable[[], Q]) -> Q:
    """An "and" that asks no further where nothing is left, so that a role pays only for its own conditions."""
    if first is NOTHING:
        return NOTHING
    second = other()
    if second is NOTHING or first is EVERYTHING:
        return second
    return first if second is EVERYTHING else first & second


def either(first: Q, second: Q) -> Q:
    """An "or" without the branches that let nothing through."""
    if first is NOTHING or second is EVERYTHING:
        return second
    return first if second is NOTHING or first is EVERYTHING else first | second


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on a seat and a row."""

    refusal: Callable[[Seat, Any], str | None]
    q: Callable[[Seat], Q]

    def allows(self, seat: Seat, row: Any) -> bool:
        return self.refusal(seat, row) is None

    def __and__(self, other: "Rule") -> "Rule":
        return Rule(
            lambda seat, row: self.refusal(seat, row) or other.refusal(seat, row),
            lambda seat: both(self.q(seat), lambda: other.q(seat)),
        )

    def __or__(self, other: "Rule") -> "Rule":
        return Rule(
            lambda seat, row: _either(self.refusal(seat, row), other.refusal(seat, row)),
            lambda seat: either(self.q(seat), other.q(seat)),
        )


def _either(first: str | None, second: str | None) -> str | None:
    """The reason worth showing: the branch that failed last, since an earlier one failed on the role."""
    if first is None or second is None:
        return None
    return second if first.startswith(_("hanya untuk")) else first


def role(*names: str) -> Rule:
    unknown = set(names) - set(ROLES)
    if unknown:
        raise ValueError(f"unknown role: {sorted(unknown)}")
    return Rule(
        lambda seat, row: None if seat.role in names else _only_for(names),
        lambda seat: EVERYTHING if seat.role in names else NOTHING,
    )


def _only_for(names: tuple[str, ...]) -> str:
    return _("hanya untuk") + " " + ", ".join(str(_(ROLES[name])) for name in names)


def _planning(seat: Seat, _row: Any) -> str | None:
    return None if seat.role in PLANNING_ROLES else _("halaman ini untuk orang yang bertugas dalam perencanaan")


# Every planning role, in one sentence instead of fourteen names.
planning = Rule(_planning, lambda seat: EVERYTHING if seat.role in PLANNING_ROLES else NOTHING)


def having(why_not: str, **values: Any) -> Rule:
    """The row's own fields have these values."""
    return Rule(
        lambda seat, row: None if all(getattr(row, k) == v for k, v in values.items()) else _(why_not),
        lambda seat: Q(**values),
    )


def one_of(why_not: str, field: str, values: tuple[Any, ...]) -> Rule:
    """The row's field has one of these values."""
    return Rule(
        lambda seat, row: None if getattr(row, field) in values else _(why_not),
        lambda seat: Q(**{f"{field}__in": values}),
    )


def not_by(field: str, why_not: str = "empat mata: Anda sendiri yang terakhir mengubahnya") -> Rule:
    """Four eyes: whoever is named in ``field`` may not also decide."""
    return Rule(
        lambda seat, row: _(why_not) if seat.person_id is not None and getattr(row, field) == seat.person_id else None,
        lambda seat: EVERYTHING if seat.person_id is None else ~Q(**{field: seat.person_id}),
    )


def by_self(field: str) -> Rule:
    """Only the person named in ``field``."""
    return Rule(
        lambda seat, row: (
            None if seat.person_id is not None and getattr(row, field) == seat.person_id else _("bukan milik Anda")
        ),
        lambda seat: NOTHING if seat.person_id is None else Q(**{field: seat.person_id}),
    )
