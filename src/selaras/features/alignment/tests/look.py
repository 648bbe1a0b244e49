"""What a look at a cycle finds, for sentences in tests."""

from typing import Any

from selaras.features.alignment.actions.temuan import refresh
from selaras.features.alignment.models import Temuan
from selaras.foundation.tahapan.models import Siklus


def found(cycle: Siklus, kind: str) -> list[Temuan]:
    """Open findings of a kind, after a fresh look."""
    refresh(cycle)
    return list(Temuan.objects.filter(siklus=cycle, kind=kind, state="terbuka").order_by("pk"))


def one(cycle: Siklus, kind: str) -> Temuan:
    """The only open finding of a kind."""
    rows = found(cycle, kind)
    assert len(rows) == 1, [row.facts for row in rows]
    return rows[0]


def change(row: Any, **fields: Any) -> Any:
    """A repair in the plan; history is not what these tests are about."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row
