"""One reader of the tables, many listeners: the fan-out of the live process."""

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Iterable

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from django.db.models import Max

from selaras.foundation.live.actions import prune
from selaras.foundation.live.models import LiveEvent
from selaras.foundation.live.news import Line, acts, line_of_event, lines_of_acts
from selaras.foundation.live.rooms import cycle_room
from selaras.foundation.verbs.models import Chain
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant

log = logging.getLogger("selaras.live")
PAUSE = 0.3  # seconds between two looks at the tables
WAITING = 200  # events a slow listener may have before it is let go
PRUNE_EACH = 60  # seconds
PATIENCE = 5.0  # seconds that a new listener waits for the first look

Queue = asyncio.Queue[Line | None]  # None: let go, the browser comes back by itself


class Fan:
    """Who listens to which room, and the loop that feeds them."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[Queue]] = defaultdict(set)
        self.last = -1  # id of the newest LiveEvent that was sent on
        self.sizes: dict[str, int] = {}  # room of a cycle -> acts of its chain that were sent on
        self.loop: asyncio.Task[None] | None = None
        self.looked_at = 0.0

    def wake(self) -> None:
        """Start the loop with the first listener or health question."""
        if self.loop is None or self.loop.done():
            self.loop = asyncio.create_task(self._feed())

    @property
    def works(self) -> bool:
        return time.monotonic() - self.looked_at < 20 * PAUSE + 5

    def join(self, rooms: Iterable[str]) -> Queue:
        queue: Queue = asyncio.Queue(WAITING)
        for room in rooms:
            self.listeners[room].add(queue)
        self.wake()
        return queue

    async def settled(self) -> None:
        """Until the loop has looked once: from then on nothing falls between catching up and listening."""
        end = time.monotonic() + PATIENCE
        while self.last < 0 and time.monotonic() < end:
            await asyncio.sleep(0.02)

    def leave(self, rooms: Iterable[str], queue: Queue) -> None:
        for room in rooms:
            self.listeners[room].discard(queue)
            if not self.listeners[room]:
                del self.listeners[room]

    async def _feed(self) -> None:
        pruned = time.monotonic()
        while True:
            try:
                await sync_to_async(close_old_connections)()
                for room, line in await sync_to_async(self._news)(frozenset(self.listeners)):
                    self._send(room, line)
                self.looked_at = time.monotonic()
                if time.monotonic() - pruned > PRUNE_EACH:
                    pruned = time.monotonic()
                    await sync_to_async(prune)()
            except Exception:  # the loop must outlive a database that is away for a while
                log.exception("live events could not be read")
                await asyncio.sleep(2)
            await asyncio.sleep(PAUSE)

    def _news(self, rooms: frozenset[str]) -> list[tuple[str, Line]]:
        set_tenant(connection, EVERYWHERE)
        first = self.last < 0
        return [*self._acts(rooms, first), *self._events()]

    def _acts(self, rooms: frozenset[str], first: bool) -> list[tuple[str, Line]]:
        """History is its own outbox: a chain that grew has news, and its numbers have no gaps."""
        found: list[tuple[str, Line]] = []
        for daerah_id, tahun, size in Chain.objects.filter(tahun__gt=0).values_list("daerah_id", "tahun", "size"):
            room = cycle_room(daerah_id, tahun)
            known = size if first else self.sizes.get(room, 0)
            if size > known and room in rooms:
                new = acts(daerah_id, tahun).filter(seq__gt=known, seq__lte=size)
                found += [(room, line) for line in lines_of_acts(new)]
            self.sizes[room] = size
        return found

    def _events(self) -> list[tuple[str, Line]]:
        if self.last < 0:
            self.last = LiveEvent.objects.aggregate(top=Max("pk"))["top"] or 0
            return []
        found = list(LiveEvent.objects.filter(pk__gt=self.last).order_by("pk")[:2000])
        if found:
            self.last = found[-1].pk
        return [(event.room, line_of_event(event)) for event in found]

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
