"""One small supervisor: starts pages, live events and worker, restarts what falls, stops all together."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

Say = Callable[[str], None]
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a fallen child is started again; doubles
CALM = 60.0  # seconds after which an earlier fall is forgotten
GRACE = 10.0  # seconds a child has to end by itself
SOURCE = Path(__file__).resolve().parents[2]  # where ``selaras`` lies; children start here, not where the person stands
PAGE_WORKERS, PAGE_THREADS = 2, 2  # processes, and requests at once in each: with 4 they queue for the interpreter


class PortTaken(Exception):  # noqa: N818
    """Another program listens on this port."""


@dataclass(slots=True)
class Child:
    """One of the three processes."""

    name: str  # as people read it
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE
    again_at: float = 0.0


@dataclass(slots=True)
class Plan:
    """What is served where."""

    data: Path
    host: str
    port: int
    live_port: int
    say: Say
    welcome: tuple[str, ...] = ()  # said with the address


def free(host: str, port: int) -> bool:
    """Whether this port can be opened now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def ports(host: str, port: int) -> tuple[int, int]:
    """The port of the pages as asked, and the next free one for live events."""
    if not free(host, port):
        raise PortTaken(port)
    for live in range(port + 1, min(port + 50, 65536)):
        if free(host, live):
            return port, live
    raise PortTaken(port + 1)


def _dies_with_parent() -> None:
    """Linux ends the child even when the supervisor is killed outright (PR_SET_PDEATHSIG = 1)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _granian(plan: Plan, interface: str, target: str, port: int, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", interface, "--host", plan.host, "--port", str(port)),
        *("--log-level", "warning", "--no-ws", *more, target),
    ]


def children(plan: Plan) -> list[Child]:
    pages = ("--workers", str(PAGE_WORKERS), "--blocking-threads", str(PAGE_THREADS), "--respawn-failed-workers")
    return [
        Child("halaman", _granian(plan, "wsgi", "selaras.main.wsgi:application", plan.port, *pages)),
        Child(
            "siaran langsung", _granian(plan, "asgi", "selaras.main.asgi:application", plan.live_port, "--workers", "1")
        ),
        Child("pekerja", [sys.executable, "-m", "selaras.main.worker"]),
    ]


class Supervisor:
    """Keeps the three running until somebody says stop."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.children = children(plan)
        self.stopping = False

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            for child in self.children:
                self._start(child)
            self._announce()
            while not self.stopping:
                self._look()
                time.sleep(0.2)
        finally:
            self._end()
        return 0

    def _stop(self, _number: int, _frame: object) -> None:
        self.stopping = True

    def _start(self, child: Child) -> None:
        environment = {
            **os.environ,
            "SELARAS_DATA": str(self.plan.data),
            "SELARAS_LIVE_PORT": str(self.plan.live_port),
            "SELARAS_PORT": str(self.plan.port),
            "DJANGO_SETTINGS_MODULE": "selaras.main.settings",
            "PYTHONPATH": str(SOURCE),
        }
        child.process = subprocess.Popen(  # noqa: S603 - our own command
            child.command,
            env=environment,
            cwd=SOURCE,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_dies_with_parent,
        )
        child.started_at = time.monotonic()

    def _announce(self) -> None:
        """Say the address once pages answer."""
        shown = "localhost" if self.plan.host in ("127.0.0.1", "0.0.0.0", "::") else self.plan.host  # noqa: S104
        while not self.stopping:
            if self._answers():
                for line in self.plan.welcome:
                    self.plan.say(line)
                self.plan.say(f"Selaras siap: http://{shown}:{self.plan.port}/  (Ctrl-C untuk berhenti)")
                return
            self._look()
            time.sleep(0.1)

    def _answers(self) -> bool:
        host = "127.0.0.1" if self.plan.host in ("0.0.0.0", "::") else self.plan.host  # noqa: S104
        peer = HTTPConnection(host, self.plan.port, timeout=5)
        try:
            peer.request("GET", "/healthz", headers={"Host": "localhost"})
            return peer.getresponse().status in (200, 503)
        except OSError:
            return False
        finally:
            peer.close()

    def _look(self) -> None:
        """Start again what has fallen, a little later each time."""
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                if now - child.started_at > CALM:
                    child.pause = FIRST_PAUSE
                self.plan.say(f"Proses {child.name} berhenti (kode {child.process.returncode}); dimulai lagi.")
                _signal_group(child.process, signal.SIGKILL)  # workers that outlived their parent
                child.process, child.again_at = None, now + child.pause
                child.pause = min(child.pause * 2, LONGEST_PAUSE)
            elif child.process is None and now >= child.again_at:
                self._start(child)

    def _end(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            _signal_group(process, signal.SIGTERM)
        until = time.monotonic() + GRACE
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, until - time.monotonic()))
            _signal_group(process, signal.SIGKILL)
            process.wait()
        self.plan.say("Selaras berhenti.")


def _signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
