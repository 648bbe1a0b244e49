"""Bring the database to the shape that this version needs."""

from argparse import ArgumentParser, Namespace

from selaras.main import setup
from selaras.main.cli.speech import Answer, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    applied = setup.migrate(say)
    return Answer({"ok": True, "applied": applied}, (f"Basis data siap ({applied} perubahan diterapkan).",))
