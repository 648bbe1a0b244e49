"""Re-encoding of a received photo: a child process with little memory and time, and a parent that sees only its answer."""

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from selaras.foundation.files import refused
from selaras.foundation.files.refused import PhotoRefused

WAIT = 30.0  # seconds of the clock; the child's own limit is in seconds of the processor
MOST = 8_000_000  # bytes of an answer; 1600 × 1600 pixels of noise give 3 MB
_LOG = logging.getLogger(__name__)
_SOURCE = Path(__file__).resolve().parents[3]
_START = (
    "import os, sys; sys.path.insert(0, sys.argv.pop(1)); getattr(os, 'nice', int)(5);"
    "from selaras.foundation.files.child import main; sys.exit(main())"
)


@dataclass(frozen=True, slots=True)
class Photo:
    """What is kept of a received photo."""

    content: bytes  # JPEG without any note
    small: bytes  # JPEG
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def reencode(path: Path) -> Photo:
    """The photo in a file, made anew; the same file gives the same bytes. Raises PhotoRefused."""
    code, answer = _ask(path)
    head, _line, body = answer.partition(b"\n")
    if code != 0 or not head or len(answer) > MOST:
        _LOG.warning("the reader of a photo ended with %s", code)
        raise PhotoRefused(refused.TOO_LARGE if _killed(code) else refused.BROKEN)
    told = json.loads(head)
    if "refused" in told:
        raise PhotoRefused(refused.BY_CODE[told["refused"]])
    content, small = body[: told["photo"]], body[told["photo"] :]
    if len(small) != told["small"] or not all(part.startswith(b"\xff\xd8\xff") for part in (content, small)):
        raise PhotoRefused(refused.BROKEN)
    return Photo(content, small, told["width"], told["height"])


def _ask(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as file:
        command = [sys.executable, "-I", "-c", _START, str(_SOURCE)]
        environment = {"PYTHONUTF8": "1", "PATH": os.defpath}
        child = subprocess.Popen(  # noqa: S603  our own module; the file comes by descriptor, its name never
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd="/"
        )
    clock = threading.Timer(WAIT, child.kill)
    clock.start()
    try:
        assert child.stdout is not None  # noqa: S101  opened with PIPE above
        answer = child.stdout.read(MOST + 1)
        if len(answer) > MOST:
            child.kill()
        return child.wait(), answer
    finally:
        clock.cancel()
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _killed(code: int) -> bool:
    return code in {-signal.SIGABRT, -getattr(signal, "SIGKILL", 9), -signal.SIGSEGV, -getattr(signal, "SIGXCPU", 24)}
