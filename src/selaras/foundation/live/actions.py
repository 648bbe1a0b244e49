"""The only writes to live events."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction

from selaras.foundation.live.models import LiveEvent
from selaras.foundation.verbs import clock

KEPT = timedelta(minutes=10)  # longer than any page that lost its line needs to catch up


def publish(rooms: str | Iterable[str], kind: str, body: dict[str, Any]) -> None:
    """Tell rooms, after the present transaction is committed; what is rolled back is never told.

    Nobody's work fails because nobody could be told: a fault here is logged and no more.
    """
    told = [rooms] if isinstance(rooms, str) else list(rooms)
    transaction.on_commit(partial(_write, told, kind, body), robust=True)


def _write(rooms: list[str], kind: str, body: dict[str, Any]) -> None:
    LiveEvent.objects.bulk_create([LiveEvent(room=room, kind=kind, body=body) for room in rooms])


def prune() -> int:
    """Forget what everybody has heard."""
    gone, _kinds = LiveEvent.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
