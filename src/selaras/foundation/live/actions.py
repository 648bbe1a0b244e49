"""The only writes to live events."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction

from selaras.foundation.live.models import LiveEvent
from selaras.foundation.verbs import clock

KEPT = timedelta(minutes=10)  # longer than any page that lost its line needs to catch up


def publish(room: str, kind: str, body: dict[str, Any]) -> None:
    """Tell a room, after the present transaction is committed; what is rolled back is never told."""
    transaction.on_commit(partial(_write, room, kind, body))


def _write(room: str, kind: str, body: dict[str, Any]) -> None:
    LiveEvent.objects.create(room=room, kind=kind, body=body)


def prune() -> int:
    """Forget what everybody has heard."""
    gone, _kinds = LiveEvent.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
