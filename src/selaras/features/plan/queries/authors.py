"""Who changed a row last, and when, as history tells it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from selaras.engines.cascade.compare import Change
from selaras.engines.cascade.threads import Threads
from selaras.foundation.verbs.models import Entry, State

MODELS = {"line": "plan.planline", "simpul": "plan.simpul", "contribution": "plan.contribution"}
BATCH = 500  # rows asked for at once


type Sides = tuple[Threads, Threads]


def authors_of(sides: Sides, noun: str, rows: list[Change], since: datetime, until: datetime) -> dict[int, Entry]:
    """The last act on each row, or on an indicator of it, between two moments; none where history names none."""
    found: dict[int, Entry] = {}
    for start in range(0, len(rows), BATCH):
        ids = [row.id for row in rows[start : start + BATCH]]
        owners = _things(sides, noun, ids)
        acts = [*_single(owners, since, until), *_bulk(owners, since, until)]
        found.update(sorted(acts, key=lambda act: (act[1].at, act[1].pk)))  # the last one stays
    return found


def _things(sides: Sides, noun: str, ids: Iterable[int]) -> dict[tuple[str, int], int]:
    """(model, id) of everything whose acts belong to these rows → the row."""
    owners = {(MODELS[noun], pk): pk for pk in ids}
    for side in sides:
        table: Mapping[int, Any] = {"line": side.lines, "simpul": side.simpul}.get(noun, {})
        for pk in ids:
            if pk in table:
                owners |= {("plan.indikator", row.id): pk for row in table[pk].indikator}
    return owners


def _single(owners: dict[tuple[str, int], int], since: datetime, until: datetime) -> Iterable[tuple[int, Entry]]:
    named = {f"{model}:{pk}": row for (model, pk), row in owners.items()}
    for entry in Entry.objects.filter(thing__in=named, at__gt=since, at__lte=until).order_by():
        yield named[entry.thing], entry


def _bulk(owners: dict[tuple[str, int], int], since: datetime, until: datetime) -> Iterable[tuple[int, Entry]]:
    """Acts that wrote many rows at once name each in its state."""
    by_model: dict[str, list[int]] = defaultdict(list)
    for model, pk in owners:
        by_model[model].append(pk)
    for model, ids in by_model.items():
        states = State.objects.filter(thing=model, thing_id__in=ids, entry__at__gt=since, entry__at__lte=until)
        for state in states.order_by().select_related("entry").only("thing_id", "entry"):
            yield owners[model, state.thing_id], state.entry
