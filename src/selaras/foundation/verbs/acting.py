"""``acting``: the one door to a change. Rule, stage, version, history and followers in one transaction."""

import hashlib
import secrets
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import models, transaction
from django.tasks import Task
from django.utils import translation
from django_tasks_db import DatabaseBackend

from selaras.foundation.verbs import chain, clock
from selaras.foundation.verbs.actors import Actor, Seat
from selaras.foundation.verbs.coalesced import Coalesced
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import Refused, Verb, daerah_of, followers

BATCH = 500  # rows per INSERT; SQLite's parameter limit is 250,000 in our library, PostgreSQL's 65,535


class Conflict(Exception):  # noqa: N818
    """Somebody else saved this row first. ``row`` is as it stands now, ``seen`` the version that was open."""

    def __init__(self, row: models.Model, seen: int) -> None:
        super().__init__(f"{row} is at version {row.version}, not {seen}")  # type: ignore[attr-defined]
        self.row = row
        self.seen = seen


def body_of(row: models.Model) -> dict[str, Any]:
    """A row as history keeps it: its ``body()`` where it has one (children included), else its own columns."""
    if hasattr(row, "body"):
        return {k: plain(v) for k, v in row.body().items()}
    return {f.attname: plain(f.value_from_object(row)) for f in row._meta.concrete_fields if not f.primary_key}


def plain(value: Any) -> Any:
    """A value as canonical JSON can hold it."""
    if isinstance(value, datetime):
        return chain.stamp(value)
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    return str(value)


def thing_of(row: models.Model) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def tahun_of(row: Any, verb: Verb) -> int:
    if verb.outside:
        return 0
    siklus = row if row._meta.label_lower == "tahapan.siklus" else getattr(row, "siklus", None)
    return siklus.tahun if siklus is not None else 0


def siklus_id_of(row: Any) -> int | None:
    return row.pk if row._meta.label_lower == "tahapan.siklus" else getattr(row, "siklus_id", None)


def _seat_for(actor: Actor, verb: Verb, row: Any) -> Seat:
    for seat in actor.seats_in(daerah_of(row)):
        if verb.rule.allows(seat, row):
            return seat
    raise Refused(verb, verb.refusal(actor, row) or "")


def _locked(row: models.Model) -> models.Model:
    """The row as it stands now, locked until the transaction ends (SQLite holds the whole file already)."""
    return type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)  # type: ignore[no-any-return]


def write_entry(actor: Actor, verb: Verb, row: Any, seat: Seat, *, content: dict[str, Any], note: str = "") -> Entry:
    """One link of the chain, and the followers of its verb, which start after commit."""
    with translation.override("id"):  # history keeps one name of a thing, whoever acts
        label = str(row)[:300]
    entry = Entry(
        daerah_id=daerah_of(row),
        tahun=tahun_of(row, verb),
        at=clock.now(),
        verb=verb.name,
        actor_id=actor.person_id,
        actor_name=actor.name,
        actor_role=seat.role,
        thing=thing_of(row),
        label=label,
        note=note,
        salt=secrets.token_hex(16),
    )
    if actor.via:
        content["via"] = actor.via
    hidden = set(verb.personal)
    for part in ("before", "after"):
        if part in content and hidden:
            content[part] = {
                k: chain.salted(entry.salt, v) if k in hidden and v else v for k, v in content[part].items()
            }
    chain.append(entry, content)
    for task in followers.get(verb.name, ()):
        _enqueue(task, entry)
    return entry


def _enqueue(task: Any, entry: Entry) -> None:
    """A task whose queue is this database is queued by the same commit, so that no crash parts the two."""
    if isinstance(task, Coalesced):
        transaction.on_commit(partial(task.enqueue, entry.pk, (entry.daerah_id, entry.tahun)))
    elif isinstance(task, Task) and isinstance(task.get_backend(), DatabaseBackend):
        task.enqueue(entry.pk)
    else:
        transaction.on_commit(partial(task.enqueue, entry.pk))


@contextmanager
def acting[Row: models.Model](
    actor: Actor, verb: Verb, row: Row, *, version: int | None = None, note: str = ""
) -> Generator[Row]:
    """Let ``actor`` do ``verb`` on ``row``: yields the locked, fresh row (or the new one) to change and save.

    Raises Refused (rule, stage) and Conflict (``version`` is not the row's any more); then nothing is written.
    """
    with transaction.atomic():
        new = row._state.adding
        fresh = row if new else _locked(row)
        seat = _seat_for(actor, verb, fresh)
        if version is not None and fresh.version != version:  # type: ignore[attr-defined]
            raise Conflict(fresh, version)
        before = {} if new else body_of(fresh)
        if hasattr(fresh, "edited_by"):
            fresh.edited_by = actor.person_id
        yield fresh  # type: ignore[misc]
        after = body_of(fresh)
        changed = sorted(k for k in {*before, *after} if before.get(k) != after.get(k))
        if not new and not changed and not note:
            return
        if not new and changed and hasattr(fresh, "version"):
            fresh.version += 1
            type(fresh)._base_manager.filter(pk=fresh.pk).update(version=fresh.version)
        content = {
            "before": {k: before[k] for k in changed if k in before},
            "after": {k: after[k] for k in changed if k in after},
        }
        entry = write_entry(actor, verb, fresh, seat, content=content, note=note)
        if changed and hasattr(fresh, "version"):
            State.objects.create(**_state(fresh, entry, after))


def _state(row: Any, entry: Entry, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "daerah_id": daerah_of(row),
        "siklus_id": siklus_id_of(row),
        "thing": row._meta.label_lower,
        "thing_id": row.pk,
        "version": row.version,
        "entry": entry,
        "body": body,
    }


@dataclass(slots=True)
class Bulk:
    """What a bulk act wrote; its digest enters the one Entry."""

    actor: Actor
    verb: Verb
    written: list[tuple[models.Model, dict[str, Any]]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    entry: Entry | None = None

    def check(self, row: Any) -> None:
        """Whoever applies a sheet must be allowed to write each of its rows."""
        why = self.verb.refusal(self.actor, row)
        if why is not None:
            raise Refused(self.verb, why)

    def wrote(self, rows: Iterable[models.Model], bodies: Callable[[Any], dict[str, Any]] | None = None) -> None:
        """``bodies`` gives a row's body where asking each row alone would cost a query a piece."""
        for row in rows:
            body = {k: plain(v) for k, v in bodies(row).items()} if bodies else body_of(row)
            self.written.append((row, body))


def digest_of(written: Sequence[tuple[models.Model, dict[str, Any]]]) -> str:
    """SHA-256 over the canonical bodies of the rows, in the order of their identity."""
    total = hashlib.sha256()
    for row, body in sorted(written, key=lambda pair: (pair[0]._meta.label_lower, pair[0].pk)):
        total.update(f"{thing_of(row)}\x00{chain.canonical(body)}\n".encode())
    return total.hexdigest()


@contextmanager
def acting_many(
    actor: Actor, verb: Verb, about: models.Model, *, note: str = "", file_sha256: str = ""
) -> Generator[Bulk]:
    """A bulk act (a sheet, an undo): one Entry about ``about`` with the file's sha256 and the digest of the rows."""
    with transaction.atomic():
        seat = _seat_for(actor, verb, about)
        bulk = Bulk(actor, verb)
        yield bulk
        content = {
            "file": file_sha256,
            "rows": len(bulk.written),
            "digest": digest_of(bulk.written),
            **bulk.extra,
        }
        bulk.entry = write_entry(actor, verb, about, seat, content=content, note=note)
        states = [State(**_state(row, bulk.entry, body)) for row, body in bulk.written if hasattr(row, "version")]
        State.objects.bulk_create(states, batch_size=BATCH)
