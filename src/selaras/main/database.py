"""Where the rows live: SQLite in the data folder, or PostgreSQL named by DATABASE_URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from selaras.main.sqlite import use_safe_library

BUSY = 20  # seconds a writer waits for another before it gives up
KEPT = 60  # seconds a thread keeps its connection
# mmap and cache: figures tried on a plan of 10,000 lines; cache_size < 0 is KiB.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
)


class BadAddress(Exception):  # noqa: N818
    """DATABASE_URL cannot be understood."""


def database(data: Path, url: str) -> dict[str, Any]:
    """Django's DATABASES['default'] for this instance."""
    return _postgres(url) if url else _sqlite(data)


def _sqlite(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(data / "db.sqlite3"),
        "CONN_MAX_AGE": KEPT,  # opening costs 2 ms of processor time, a tenth of a submit
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY,
            "init_command": PRAGMAS,
            **use_safe_library(),
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadAddress(
            "DATABASE_URL tidak dapat dibaca. Tulis seperti postgres://nama:sandi@host:5432/namabasisdata."
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    size = int(options.pop("pool", "0"))
    if size:
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": BUSY}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "") or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if size else KEPT,
        "CONN_HEALTH_CHECKS": not size,
        # A pooler in transaction mode has no room for server-side cursors.
        "DISABLE_SERVER_SIDE_CURSORS": "pgbouncer" in url,
    }
