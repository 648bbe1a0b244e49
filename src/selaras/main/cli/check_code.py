"""Style, types and layers of the code, all of it, with every complaint shown."""

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from selaras.main.cli.__main__ import ROOT
from selaras.main.cli.speech import FAULT, OK, say

BIN = Path(sys.executable).parent
PLACES = ("src", "tests", "tools", "bench")


def gates() -> dict[str, list[str]]:
    """What is asked of the code, by name."""
    places = [place for place in PLACES if (ROOT / place).is_dir()]
    templates = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "src").rglob("templates/**/*.html"))
    return {
        "aturan (ruff)": [str(BIN / "ruff"), "check", *places],
        "bentuk (ruff format)": [str(BIN / "ruff"), "format", "--check", *places],
        "lapisan (import-linter)": [str(BIN / "lint-imports"), "--no-cache"],
        "tipe (mypy)": [str(BIN / "mypy")],
        "templat (djade)": [str(BIN / "djade"), "--target-version", "6.0", "--check", *templates],
        "migrasi": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    }


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--only", default="", metavar="KATA", help="hanya pemeriksaan yang namanya memuat kata ini")


def run(args: Namespace) -> int:
    failed = []
    for name, command in gates().items():
        if args.only not in name:
            continue
        say(f"— {name}")
        if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode:  # noqa: S603
            failed.append(name)
    say(f"Belum bersih: {', '.join(failed)}." if failed else "Kode bersih.")
    return FAULT if failed else OK


def environment() -> dict[str, str]:
    """The tests' settings, so that nothing of an instance is touched."""
    import os

    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": path, "LC_ALL": "C.UTF-8"}
