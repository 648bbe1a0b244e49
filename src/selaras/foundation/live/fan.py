"""One reader of the table, many listeners: the fan-out of the live process."""

import asyncio
import contextlib
import json
import logging
import time
from collections import defaultdict

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.db.models import Max

from selaras.foundation.live.actions import prune
from selaras.foundation.live.models import LiveEvent

log = logging.getLogger("selaras.live")
PAUSE = 0.3  # seconds between two looks at the table
WAITING = 200  # events a slow listener may have before it is let go
PRUNE_EACH = 60  # seconds

Line = tuple[int, str]  # id of the event, text as it goes over the wire
Queue = asyncio.Queue[Line | None]  # None: let go, the browser comes back by itself


class Fan:
    """Who listens to which room, and the loop that feeds them."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[Queue]] = defaultdict(set)
        self.last = -1
        self.loop: asyncio.Task[None] | None = None
        self.looked_at = 0.0

    def wake(self) -> None:
        """Start the loop with the first listener or health question."""
        if self.loop is None or self.loop.done():
            self.loop = asyncio.create_task(self._feed())

    @property
    def works(self) -> bool:
        return time.monotonic() - self.looked_at < 20 * PAUSE + 5

    def join(self, rooms: list[str]) -> Queue:
        queue: Queue = asyncio.Queue(WAITING)
        for room in rooms:
            self.listeners[room].add(queue)
        self.wake()
        return queue

    def leave(self, rooms: list[str], queue: Queue) -> None:
        for room in rooms:
            self.listeners[room].discard(queue)
            if not self.listeners[room]:
                del self.listeners[room]

    async def _feed(self) -> None:
        pruned = time.monotonic()
        while True:
            try:
                for room, line in await sync_to_async(self._news)():
                    self._send(room, line)
                self.looked_at = time.monotonic()
                if time.monotonic() - pruned > PRUNE_EACH:
                    pruned = time.monotonic()
                    await sync_to_async(prune)()
            except Exception:  # the loop must outlive a database that is away for a while
                log.exception("live events could not be read")
                await asyncio.sleep(2)
            await asyncio.sleep(PAUSE)

    def _news(self) -> list[tuple[str, Line]]:
        close_old_connections()
        if self.last < 0:
            self.last = LiveEvent.objects.aggregate(top=Max("pk"))["top"] or 0
            return []
        found = list(LiveEvent.objects.filter(pk__gt=self.last).order_by("pk")[:2000])
        if found:
            self.last = found[-1].pk
        return [(event.room, (event.pk, wire(event))) for event in found]

    def _send(self, room: str, line: Line) -> None:
        for queue in list(self.listeners.get(room, ())):
            if queue.full():
                self._let_go(queue)
                continue
            queue.put_nowait(line)

    def _let_go(self, queue: Queue) -> None:
        with contextlib.suppress(asyncio.QueueEmpty):
            while True:
                queue.get_nowait()
        queue.put_nowait(None)


def wire(event: LiveEvent) -> str:
    """A server-sent event; JSON has no line breaks, so one data line is enough."""
    return f"id: {event.pk}\nevent: {event.kind}\ndata: {json.dumps({'room': event.room, **event.body})}\n\n"


def missed(rooms: list[str], after: int) -> list[Line]:
    """What happened in these rooms since the last event that the browser has."""
    found = LiveEvent.objects.filter(room__in=rooms, pk__gt=after).order_by("pk")[:WAITING]
    return [(event.pk, wire(event)) for event in found]
