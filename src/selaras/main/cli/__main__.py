"""``./selaras COMMAND``: finds the command, opens its data folder, runs it, gives its exit code."""

import importlib
import os
import sys
import traceback
from argparse import Namespace
from pathlib import Path
from typing import Any

from selaras.main.cli.speech import FAULT, OK, REFUSED, Answer, Parser, Stop, Voice
from selaras.main.cli.table import COMMANDS, Command

READS_ELSEWHERE = frozenset(("bench", "align", "rollup"))  # their --data is somebody else's folder
ROOT = Path(os.environ.get("SELARAS_ROOT") or Path(__file__).resolve().parents[4])


def usage() -> str:
    """All commands with what they do."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.words}" for name, command in COMMANDS.items()]
    return "\n".join(
        ["Cara memakai: ./selaras PERINTAH [pilihan]", "", *lines, "", "Rincian: ./selaras PERINTAH --help"]
    )


def run(argv: list[str] | None = None) -> int:
    given = list(sys.argv[1:] if argv is None else argv)
    voice = Voice(json="--json" in given)
    if not given or given[0] in ("-h", "--help", "help"):
        print(usage())
        return OK if given else REFUSED
    if voice.json:
        sys.stdout = sys.stderr
    try:
        return _ended(_perform(given[0], given[1:]), voice)
    except Stop as stop:
        voice.stopped(str(stop), stop.code)
        return stop.code
    except KeyboardInterrupt:
        voice.stopped("Dihentikan.", 130)
        return 130
    except BrokenPipeError:
        return FAULT
    except Exception as fault:
        voice.stopped(_unexpected(fault), FAULT)
        return FAULT


def _ended(result: int | Answer | None, voice: Voice) -> int:
    if isinstance(result, Answer):
        voice.answer(result)
        return result.code
    return result or OK


def _perform(name: str, rest: list[str]) -> Any:
    command = COMMANDS.get(name)
    if command is None:
        raise Stop(f"Perintah '{name}' tidak dikenal.\n\n{usage()}")
    if command.opens_data:
        _open(command, _said(rest, "--data"), asks_help="-h" in rest or "--help" in rest)
    module = importlib.import_module(f"selaras.main.cli.{command.module}")
    parser = Parser(prog=f"selaras {name}", description=command.words, allow_abbrev=False)
    parser.add_argument("--data", default="", metavar="DIR", help="folder data instansi (bawaan: ./var)")
    module.arguments(parser)
    args: Namespace = parser.parse_args(rest)
    args.data = data_folder(args.data)
    return module.run(args)


def data_folder(text: str) -> Path:
    """The one folder that holds everything an instance owns."""
    return Path(text or os.environ.get("SELARAS_DATA") or ROOT / "var").expanduser().resolve()


def _said(rest: list[str], option: str) -> str:
    for position, word in enumerate(rest):
        if word == option and position + 1 < len(rest):
            return rest[position + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""


def _open(command: Command, said: str, *, asks_help: bool) -> None:
    """Start the program on this data folder."""
    data = data_folder(said)
    if not (asks_help or command.makes_data or os.environ.get("DATABASE_URL") or (data / "db.sqlite3").exists()):
        raise Stop(
            f"Di {data} belum ada data Selaras. Buat dahulu: ./selaras init --data {data} --daerah KODE --tahun TAHUN"
        )
    if data.exists() and not data.is_dir():
        raise Stop(f"{data} bukan folder. Pilih folder lain dengan --data.")
    start(data)


def start(data: Path) -> None:
    """Load Django with the settings of this data folder."""
    os.umask(0o077)  # what lies in the data folder is for its owner only
    os.environ["SELARAS_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.main.settings")
    import django
    from django.utils import translation

    from selaras.main.database import BadAddress
    from selaras.main.keys import BadKey

    try:
        django.setup()
    except (BadKey, BadAddress) as bad:
        raise Stop(str(bad)) from None
    except PermissionError as fault:
        raise Stop(
            f"Folder data {data} tidak boleh ditulis ({fault.strerror}). Pilih folder lain dengan --data."
        ) from None
    translation.activate("en" if os.environ.get("LANG", "").startswith("en") else "id")


def _unexpected(fault: Exception) -> str:
    """A sentence for the person, the details in a file for whoever repairs it."""
    if os.environ.get("SELARAS_DEBUG"):
        traceback.print_exc()
    words = f"Terjadi kesalahan yang tidak terduga: {type(fault).__name__}: {fault}"
    try:
        folder = data_folder(_said(sys.argv, "--data"))
        owned = folder.is_dir() and not READS_ELSEWHERE.intersection(sys.argv[1:2])
        note = (folder if owned else Path.cwd()) / "selaras-kesalahan.log"
        with note.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        return words
    return f"{words}\nRinciannya ada di {note}."


if __name__ == "__main__":
    sys.exit(run())
