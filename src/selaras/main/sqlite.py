"""Which SQLite library Selaras stands on: one without the WAL-reset fault wherever it can be had."""

import sys
from typing import Any

# WAL-reset fault: 3.7.0 to 3.51.2; repaired in 3.51.3 and in the branches 3.50.7 and 3.44.6 (sqlite.org/wal.html).
REPAIRED = (3, 51, 3)
REPAIRED_BRANCHES = {(3, 50): 7, (3, 44): 6}
MAX_COLUMNS = 2000  # SQLITE_MAX_COLUMN, the library's default
MAX_VARIABLES = 32766  # SQLITE_MAX_VARIABLE_NUMBER, the library's default


def use_safe_library() -> dict[str, Any]:
    """Put the newer library in the place of the system's, before Django loads its backend; extra OPTIONS for it."""
    try:
        import pysqlite3
    except ImportError:
        return {}
    if pysqlite3.sqlite_version_info <= _system_version():
        return {}
    for name, number in (("SQLITE_LIMIT_COLUMN", 2), ("SQLITE_LIMIT_VARIABLE_NUMBER", 9)):
        if not hasattr(pysqlite3, name):
            setattr(pysqlite3, name, number)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return {"factory": _connection_class(pysqlite3)}


def _system_version() -> tuple[int, ...]:
    import sqlite3

    return sqlite3.sqlite_version_info


def _connection_class(library: Any) -> type:
    if hasattr(library.Connection, "getlimit"):
        return library.Connection  # type: ignore[no-any-return]

    class Connection(library.Connection):  # type: ignore[misc]
        """Django asks a connection for its limits; this library does not tell, but they are its defaults."""

        def getlimit(self, category: int) -> int:
            return MAX_COLUMNS if category == library.SQLITE_LIMIT_COLUMN else MAX_VARIABLES

    return Connection


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
