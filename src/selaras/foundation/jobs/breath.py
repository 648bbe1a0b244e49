"""Room for people beside long work: after a long look the next one waits several times as long."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from selaras.foundation.verbs import clock

FREE = 1.0  # seconds of work after which nobody need wait
TIMES = 4.0  # so many times as long as the rest took; so work that returns takes a fifth of one core at most


class Breath:
    """Measures one kind of work of this process, by what it is done for."""

    def __init__(self) -> None:
        self.until: dict[Any, float] = {}

    @contextmanager
    def working(self, on: Any) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            ended = time.monotonic()
            self.until[on] = ended + TIMES * max(0.0, ended - began - FREE)

    def put_off(self, task: Any, on: Any, *args: Any) -> bool:
        """Queue the work for later where it has to wait; False = do it now. A backend that works at once never waits."""
        left = self.until.get(on, 0.0) - time.monotonic()
        if left <= 0 or not task.get_backend().supports_defer:
            return False
        task.using(run_after=clock.now() + timedelta(seconds=left)).enqueue(*args)
        return True
