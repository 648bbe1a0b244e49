"""Reading of untrusted files: a child process with little memory and time, and a parent that only sees rows."""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from selaras.foundation.sheets import refused
from selaras.foundation.sheets.cells import Galat, RawRow, SheetHead, SheetTop
from selaras.foundation.sheets.delimited import MAX_CSV
from selaras.foundation.sheets.prescan import MAX_XLSX
from selaras.foundation.sheets.refused import SheetRefused

WAIT = 60.0  # seconds the parent waits for the child in all; its own work between rows does not count
TOP = 40  # rows per sheet that are enough to find a header
MAX_LINE = 32_000_000  # bytes of one row
_LOG = logging.getLogger(__name__)
_SOURCE = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    "from selaras.foundation.sheets.child import main; sys.exit(main(sys.argv[1:]))"
)
_DECODER = json.JSONDecoder(parse_float=Decimal)


def tops(path: Path | str, rows: int = TOP) -> tuple[SheetTop, ...]:
    """The first filled rows of every sheet of a file."""
    found: list[tuple[SheetHead, list[RawRow]]] = []
    for piece in _pieces(Path(path), str(rows), "-"):
        if isinstance(piece, SheetHead):
            found.append((piece, []))
        else:
            found[-1][1].append(piece)
    return tuple(SheetTop(head, tuple(first)) for head, first in found)


def rows(path: Path | str, sheet: int = 0) -> Iterator[RawRow]:
    """The filled rows of one sheet, one at a time."""
    return (piece for piece in _pieces(Path(path), "-", str(sheet)) if isinstance(piece, RawRow))


def _pieces(path: Path, top: str, only: str) -> Generator[SheetHead | RawRow, None, None]:
    size = path.stat().st_size
    if size == 0:
        raise SheetRefused(refused.EMPTY)
    if size > max(MAX_CSV, MAX_XLSX):
        raise SheetRefused(refused.TOO_LARGE)
    with path.open("rb") as file:
        command = [sys.executable, "-I", "-c", _START, str(_SOURCE), top, only]
        environment = {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "PATH": os.defpath}
        child = subprocess.Popen(  # noqa: S603  our own module; the file comes by descriptor, its name never
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd="/"
        )
    try:
        yield from _read(child)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _read(child: subprocess.Popen[bytes]) -> Generator[SheetHead | RawRow, None, None]:
    for line in _lines(child):
        piece = _DECODER.decode(line.decode())
        if isinstance(piece, list):
            yield _row(piece)
        elif "sheet" in piece:
            spans = tuple(tuple(span) for span in piece.get("merged", ()))
            yield SheetHead(
                piece["index"], piece["sheet"], piece.get("hidden", False), piece.get("encoding", ""), spans
            )
        elif "refused" in piece:
            raise SheetRefused(piece["refused"])
        else:
            return
    code = child.wait()
    killed = code in {-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, -getattr(signal, "SIGXCPU", 24)}
    _LOG.error("the reader of a sheet ended with %s before the end of the file", code)
    raise SheetRefused(refused.TOO_LARGE if killed else refused.UNFINISHED)


def _row(piece: list[Any]) -> RawRow:
    cells = tuple(Galat(cell["e"]) if isinstance(cell, dict) else cell for cell in piece[1])
    return RawRow(piece[0], cells, frozenset(piece[2]) if len(piece) > 2 else frozenset())


def _lines(child: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Whole lines from the child; too long a wait or too long a line ends it."""
    assert child.stdout is not None  # noqa: S101  opened with PIPE above
    waited, rest = 0.0, b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            began = time.monotonic()
            ready = selector.select(WAIT - waited)
            waited += time.monotonic() - began
            if not ready or waited >= WAIT or len(rest) > MAX_LINE:
                raise SheetRefused(refused.TOO_LARGE)
            chunk = os.read(child.stdout.fileno(), 1 << 18)
            if not chunk:
                return
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines
