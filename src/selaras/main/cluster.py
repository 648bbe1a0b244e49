"""A temporary PostgreSQL cluster for tests: on a socket in its own folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OWNERS = ("postgres", "nobody")  # PostgreSQL refuses to run as root
# Speed over safety: this data lives for one test run.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50", "shared_buffers=64MB")
ROLE, DATABASE = "selaras", "selaras"


def binaries() -> Path | None:
    """The folder with initdb and postgres, the newest version first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).resolve().parent)
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def _owner() -> dict[str, Any]:
    """As whom the server runs: whoever we are, or an unprivileged account when we are root."""
    if os.geteuid() != 0:
        return {}
    for name in OWNERS:
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return {}


@contextmanager
def cluster(programs: Path) -> Generator[str]:
    """A running server; yields its DATABASE_URL."""
    home = Path(tempfile.mkdtemp(prefix="selaras-pg-", dir="/tmp"))
    owner = _owner()
    if owner:
        os.chown(home, owner["user"], owner["group"])
    data = home / "data"
    try:
        _call(
            [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], owner
        )
        settings = " ".join(f"-c {item}" for item in (*QUICK, "listen_addresses=''", f"unix_socket_directories={home}"))
        _call([programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", settings, "start"], owner)
        try:
            for sql in (f"CREATE ROLE {ROLE} LOGIN CREATEDB CREATEROLE", f"CREATE DATABASE {DATABASE} OWNER {ROLE}"):
                _call([programs / "psql", "-q", "-h", home, "-U", "postgres", "-c", sql, "postgres"], owner)
            yield f"postgres://{ROLE}@/{DATABASE}?host={home}"
        finally:
            _call([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], owner)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _call(command: list[Any], owner: dict[str, Any]) -> None:
    words = [str(word) for word in command]
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": "/tmp"}  # noqa: S108
    done = subprocess.run(  # noqa: S603
        words, cwd="/", env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **owner
    )
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name}: {(done.stderr or done.stdout).strip()[-500:]}")
