"""Try Selaras: an instance with two governments, served at once."""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from selaras.main.cli.__main__ import start
from selaras.main.cli.serve import choose_ports, ready
from selaras.main.cli.speech import Stop, port_number, say
from selaras.main.supervisor import Plan, Supervisor

OURS = (
    *("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "files", "run", "cache", "static"),
    *("secret.key", "signing.key"),
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000, metavar="P", help="port halaman (bawaan: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang dilayani")
    parser.add_argument("--reset", action="store_true", help="hapus data demo yang lama dan mulai dari awal")
    parser.add_argument("--follow", action="store_true", help="hanya muat data yang belum ada, tanpa melayani")


def run(args: Namespace) -> int:
    if args.follow:
        return _follow(args.data)
    os.environ["SELARAS_DEMO"] = "1"  # the sign-in page offers the example accounts
    places = choose_ports(args.host, args.port)
    if args.reset:
        _reset(args.data)
    start(args.data)
    from selaras.main.demo.load import build_example, ketapang_missing

    build_example(say)
    ready(args)
    follower = _start_following(args.data) if ketapang_missing() else None
    from django.db import connection

    connection.close()
    plan = Plan(args.data, args.host, *places, say, welcome=welcome())
    try:
        return Supervisor(plan).run()
    finally:
        if follower is not None and follower.poll() is None:
            follower.terminate()
            follower.wait()


def _start_following(data: Path) -> subprocess.Popen[bytes]:
    """The published plan follows while pages are served already."""
    command = [sys.executable, "-m", "selaras.main.cli", "demo", "--follow", "--data", str(data)]
    return subprocess.Popen(command, env={**os.environ}, stdin=subprocess.DEVNULL)  # noqa: S603


def _follow(data: Path) -> int:
    start(data)
    from selaras.main.demo.load import build_published, ketapang_missing

    if ketapang_missing():
        build_published(say)
    return 0


def _reset(data: Path) -> None:
    """Only what Selaras itself made; a folder that holds something else is left alone."""
    if os.environ.get("DATABASE_URL"):
        raise Stop("--reset hanya untuk data di folder, bukan untuk PostgreSQL. Kosongkan basis data itu sendiri.")
    for name in OURS:
        path = data / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def welcome() -> tuple[str, ...]:
    """The accounts to try, one per role, and their one password."""
    from selaras.foundation.people.models import Person
    from selaras.foundation.verbs.actors import ROLES
    from selaras.main.demo.accounts import PASSWORD
    from selaras.reference.example import deli_serdang_2022, ketapang_people

    have = set(Person.objects.values_list("username", flat=True))
    people = [p for p in deli_serdang_2022().people if p.username in have]
    rows = [f"  {p.username:<22} {ROLES[p.role]}{' · ' + p.opd if p.opd else ''}" for p in people]
    first = ketapang_people()[2].username
    return (
        "Akun contoh Deli Serdang (data contoh):",
        *rows,
        f"Untuk Ketapang pakai nama yang sama dengan awalan, misalnya {first}.",
        f"Kata sandi semua akun: {PASSWORD}",
    )
