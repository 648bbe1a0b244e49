"""Pages of a long list by the last row seen: no OFFSET, and equal values lose no row."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable

PAGE = 25  # rows of a list on one page


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: by an expression that is never null, then by the row's id."""

    label: Any
    by: Combinable
    down: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page with the cursors of its neighbours; empty = none."""

    rows: list[Any]
    next: str = ""
    prev: str = ""


def read_cursor(text: str) -> tuple[Any, int] | None:
    """The value and id of the row a page ends at; a damaged cursor is the first page."""
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return value, int(pk)
    except (ValueError, TypeError, binascii.Error):
        return None


def write_cursor(row: Any) -> str:
    packed = json.dumps([row.sort_value, row.pk], separators=(",", ":"), default=str)  # a moment as text
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def page(rows: QuerySet[Any], sort: Sort, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """The rows after one cursor, or those before another, in the order of ``sort``."""
    rows = rows.annotate(sort_value=sort.by)
    back = bool(before)
    cursor = read_cursor(before or after) if before or after else None
    if cursor is not None:
        value, pk = cursor
        further = "lt" if sort.down != back else "gt"
        beyond = Q(**{f"sort_value__{further}": value})
        rows = rows.filter(beyond | Q(sort_value=value, **{f"pk__{'lt' if back else 'gt'}": pk}))
    first = F("sort_value").desc() if sort.down != back else F("sort_value").asc()
    found = list(rows.order_by(first, "-pk" if back else "pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return Page([])
    return Page(
        found,
        next=write_cursor(found[-1]) if more or back else "",
        prev=write_cursor(found[0]) if (more if back else cursor is not None) else "",
    )
