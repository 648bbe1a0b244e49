"""Which SQLite library Selaras stands on: one without the WAL-reset fault wherever it can be had."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from typing import Any

# WAL-reset fault: 3.7.0 to 3.51.2; repaired in 3.51.3 and in the branches 3.50.7 and 3.44.6 (sqlite.org/wal.html).
REPAIRED = (3, 51, 3)
REPAIRED_BRANCHES = {(3, 50): 7, (3, 44): 6}
BUSY = 20  # seconds a writer waits for another before it gives up
LOOK = 0.001  # seconds between two looks whether it is done
WRITING = ("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE")
MAX_COLUMNS = 2000  # SQLITE_MAX_COLUMN, the library's default
MAX_VARIABLES = 32766  # SQLITE_MAX_VARIABLE_NUMBER, the library's default


def use_safe_library() -> dict[str, Any]:
    """Put the newer library in the place of the system's, before Django loads its backend; OPTIONS for it."""
    import sqlite3 as library

    with suppress(ImportError):
        import pysqlite3

        if pysqlite3.sqlite_version_info > _system_version():
            for name, number in (("SQLITE_LIMIT_COLUMN", 2), ("SQLITE_LIMIT_VARIABLE_NUMBER", 9)):
                if not hasattr(pysqlite3, name):
                    setattr(pysqlite3, name, number)
            sys.modules["sqlite3"] = library = pysqlite3
            sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return {"factory": _connection_class(library)}


def _system_version() -> tuple[int, ...]:
    import sqlite3

    return sqlite3.sqlite_version_info


def _connection_class(library: Any) -> type:
    class Connection(library.Connection):  # type: ignore[misc]
        """One that takes its turn to write as soon as the writer before it is done.

        SQLite lets who waits look again after pauses that grow to a tenth of a second: at a deadline nobody writes
        for half of the time while all wait.
        """

        def cursor(self, factory: type = library.Cursor) -> Any:
            return super().cursor(factory=_waiting(factory))

        def in_turn(self, write: Callable[[], Any]) -> Any:
            """Begin to write as soon as nobody else does. Raises the library's OperationalError after BUSY seconds."""
            until = time.monotonic() + BUSY
            self.execute("PRAGMA busy_timeout=0")
            try:
                while True:
                    try:
                        return write()
                    except library.OperationalError as fault:
                        if "locked" not in str(fault) or time.monotonic() > until:
                            raise
                    time.sleep(LOOK)
            finally:
                self.execute(f"PRAGMA busy_timeout={BUSY * 1000}")

        if not hasattr(library.Connection, "getlimit"):  # Django asks for it; the library has its defaults, but no word

            def getlimit(self, category: int) -> int:
                return MAX_COLUMNS if category == library.SQLITE_LIMIT_COLUMN else MAX_VARIABLES

    return Connection


@cache
def _waiting(cursor: Any) -> Any:
    class Cursor(cursor):  # type: ignore[misc]
        """One whose first write of a transaction takes its turn."""

        def execute(self, query: str, *args: Any) -> Any:
            act = partial(super().execute, query, *args)
            first = not self.connection.in_transaction and query.startswith(WRITING)
            return self.connection.in_turn(act) if first else act()

    return Cursor


def version() -> tuple[int, ...]:
    """The library in use."""
    import sqlite3

    return tuple(sqlite3.sqlite_version_info)


def is_safe(found: tuple[int, ...]) -> bool:
    """Whether this version is free of the WAL-reset fault."""
    if found >= REPAIRED:
        return True
    branch = REPAIRED_BRANCHES.get((found[0], found[1]))
    return branch is not None and found[2] >= branch
