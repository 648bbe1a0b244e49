"""Room for people beside long work: looks that follow acts wait in a rush, and after a long look."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from django.db import connection

from selaras.foundation.verbs import clock

FREE = 1.0  # seconds of work after which nobody need wait
TIMES = 4.0  # so many times as long as the rest took; so work that returns takes a fifth of one core at most
RUSH = 100  # acts since the last look; with so many people are at a deadline, and the look waits for PAUSE
PAUSE = 300.0  # seconds between two looks in a rush
REST = 0.3  # seconds between two parts of long writing, at most


def in_parts[Row](rows: Iterable[Row], size: int) -> Iterator[tuple[Row, ...]]:
    """Long writing, a part of ``size`` rows at a time: one transaction each, so that nobody's save waits for the whole.

    SQLite has one writer, and who waits looks again only now and then: after a part the others get as long as it took.
    """
    took = 0.0
    for part in batched(rows, size):
        time.sleep(min(took, REST))
        began = time.monotonic()
        yield part
        took = time.monotonic() - began if connection.vendor == "sqlite" else 0.0


class Breath:
    """Measures one kind of work of this process, by what it is done for."""

    def __init__(self, pause: float = PAUSE, rush: int = RUSH) -> None:
        self.pause, self.rush = pause, rush
        self.until: dict[Any, float] = {}
        self.began: dict[Any, datetime] = {}

    @contextmanager
    def working(self, on: Any) -> Iterator[None]:
        began, self.began[on] = time.monotonic(), clock.now()
        try:
            yield
        finally:
            ended = time.monotonic()
            self.until[on] = ended + TIMES * max(0.0, ended - began - FREE)

    def put_off(self, task: Any, on: Any, *args: Any, behind: int = 0, last: datetime | None = None) -> bool:
        """Queue the work for later where it has to wait; False = do it now. A backend that works at once never waits.

        ``behind``: acts since the last look; ``last``: when that was, where more than this process knows of it.
        """
        last = last or self.began.get(on)
        left = self.until.get(on, 0.0) - time.monotonic()
        if behind > self.rush and last is not None:
            left = max(left, self.pause - (clock.now() - last).total_seconds())
        if left <= 0 or not task.get_backend().supports_defer:
            return False
        task.using(run_after=clock.now() + timedelta(seconds=left)).enqueue(*args)
        return True
