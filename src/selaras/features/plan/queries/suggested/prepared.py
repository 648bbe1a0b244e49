"""What takes seconds to make is made once per process, beside the pages that ask for it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread

log = logging.getLogger(__name__)


class Prepared[Key, Value]:
    """Values made in a thread of their own; whoever asks waits a moment, and is told when it is not there yet."""

    def __init__(self) -> None:
        self._made: dict[Key, Future[Value]] = {}
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value], patience: float) -> Value | None:
        """The value, or None while it is being made; ``patience`` in seconds. What failed is made again."""
        with self._lock:
            held = self._made.get(key)
            if held is None or (held.done() and held.exception() is not None):
                held = self._made[key] = Future()
                Thread(target=_work, args=(held, make), name=f"prepare {key}", daemon=True).start()
        try:
            return held.result(timeout=patience)
        except Exception:
            return None

    def keep_only(self, keys: set[Key]) -> None:
        """Forget every value of another key."""
        with self._lock:
            for key in [key for key in self._made if key not in keys]:
                del self._made[key]

    def clear(self) -> None:
        self.keep_only(set())


def _work[Value](into: Future[Value], make: Callable[[], Value]) -> None:
    try:
        into.set_result(make())
    except Exception as error:
        log.exception("could not prepare")
        into.set_exception(error)
