"""The last hour before a deadline: a served instance, clerks who submit, sign in and read at the same time.

Method: a data folder of its own on SQLite with 56 true villages and a clerk for each; `selaras serve` as its
own process group; clients over HTTP on the same machine (they share its cores, so times are upper bounds). Submits
come at a fixed rate with one key each; sign-ins and readers run beside them. Counted: answers by status, what the
database holds afterwards (every acknowledged key exactly once), and the 95th percentile of the times. The baseline is
the health page, asked in the same run. Before, each page was asked WARM times: both processes have read the catalogue of codes. With --kills the whole process group is killed (SIGKILL) so many times and started
again; clients then send the same key until it is acknowledged, and errors between are expected.
Run: python bench/bench_deadline.py [--minutes 10] [--rate 28] [--kills 0] [--quick]
"""

import argparse
import http.client
import json
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PASSWORD, VILLAGES, BASE = "rahasia-tenggat", 56, "/12.07/2022"
WARM = 15  # requests of each page, and seconds, before anything is measured: nobody starts an instance at the deadline
LIMITS = {"errors": 0, "submit_p95_ms": 500, "read_p95_ms": 300}


def prepare(place: str) -> None:
    """The cycle with its open window, the villages and a clerk for each."""
    os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "DATABASE_URL": ""}
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password

    from selaras.main import setup

    setup.prepare(lambda words: None)
    from selaras.foundation.people.models import Person
    from tests import builders as a

    a.siklus("12.07", 2022, "musrenbang_desa")
    secret = make_password(PASSWORD)
    for n in range(VILLAGES):
        person = a.person("operator_desa", wilayah=villages()[n])
        Person.objects.filter(pk=person.pk).update(username=f"desa{n}", password=secret)


@cache
def villages() -> list[str]:
    """Codes of true villages of Deli Serdang."""
    from selaras.foundation.daerah.models import Wilayah

    rows = Wilayah.objects.filter(kode__startswith="12.07.", jenis="desa").order_by("kode")
    return list(rows.values_list("kode", flat=True)[:VILLAGES])


@dataclass
class Tally:
    """What the clients saw."""

    times: dict[str, list[float]] = field(default_factory=lambda: {"submit": [], "read": [], "sign_in": [], "bare": []})
    answers: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[str, str] = field(default_factory=dict)  # key of the form → receipt
    lock: threading.Lock = field(default_factory=threading.Lock)
    patient: bool = False  # try again with the same key until it is acknowledged
    begun: threading.Event = field(default_factory=threading.Event)  # everybody is signed in

    def note(self, what: str, seconds: float, status: int, want: int) -> None:
        with self.lock:
            self.times[what].append(seconds)
            self.answers[what if status == want else f"{what} {status}"] += 1


class Clerk:
    """One browser: its cookies, and its requests."""

    def __init__(self, port: int, number: int) -> None:
        self.port, self.number, self.cookies = port, number, {}  # type: ignore[var-annotated]
        self.wilayah = villages()[number]

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if fields is not None:
            head |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{self.port}/"}
            body = urlencode(fields | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        link.request(method, path, body, head)
        answer = link.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _eq, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        link.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content

    def sign_in(self) -> int:
        self.cookies.clear()
        self.ask("GET", "/masuk/")
        fields = {"login": f"desa{self.number}", "password": PASSWORD}
        return self.ask("POST", "/masuk/", fields)[0]

    def submit(self, key: str) -> tuple[int, str]:
        fields = {"asal": "desa", "judul": f"Parit {key}", "wilayah": self.wilayah, "volume": "400", "satuan": "m"}
        status, head, _body = self.ask("POST", f"{BASE}/usulan/baru/kirim/", fields | {"_once": key})
        return status, head.get("location", "")


def timed(tally: Tally, what: str, want: int, act: Any) -> Any:
    began = time.monotonic()
    try:
        status, rest = act()
    except (OSError, http.client.HTTPException) as fault:
        status, rest = 0, str(fault)
    tally.note(what, time.monotonic() - began, status, want)
    return status, rest


def submitting(clerks: list[Clerk], tally: Tally, start: float, rate: float, total: int, mine: range) -> None:
    for n in mine:
        time.sleep(max(0.0, start + n / rate - time.monotonic()))
        clerk, key = clerks[n % len(clerks)], f"k{n:06d}-{random.getrandbits(32):08x}"
        send = partial(clerk.submit, key)
        status, where = timed(tally, "submit", 302, send)
        while status != 302 and tally.patient:
            time.sleep(0.3)
            status, where = timed(tally, "submit", 302, send)
        if status == 302:
            with tally.lock:
                tally.acknowledged[key] = where


def beside(tally: Tally, until: float, pause: float, what: str, want: int, act: Any) -> None:
    while time.monotonic() < until:
        began = time.monotonic()
        timed(tally, what, want, act)
        time.sleep(max(0.0, pause - (time.monotonic() - began)))


def hour(tally: Tally, port: int, rate: float, seconds: float, sign_ins: int, warm: int) -> None:
    """Everybody at once, for so many seconds."""
    clerks = [Clerk(port, n) for n in range(VILLAGES)]
    for clerk in clerks:
        assert clerk.sign_in() == 302, "a clerk could not sign in"
    reader, stranger = clerks[0], Clerk(port, 1)
    pages = (f"{BASE}/usulan/", f"{BASE}/usulan/baru/", f"{BASE}/usulan/draf/")
    for page in pages * warm:
        reader.ask("GET", page)
    time.sleep(warm)
    tally.begun.set()
    start, total = time.monotonic() + 0.5, int(rate * seconds)
    until = start + seconds
    works: list[Any] = [
        lambda lane=lane: submitting(clerks, tally, start, rate, total, range(lane, total, 16)) for lane in range(16)
    ]
    works += [
        lambda page=page: beside(tally, until, 0.5, "read", 200, lambda: (reader.ask("GET", page)[0], ""))
        for page in pages
    ]
    works += [
        lambda n=n: beside(tally, until, 240.0 / sign_ins, "sign_in", 302, lambda: (Clerk(port, n).sign_in(), ""))
        for n in range(4)
    ]
    works.append(lambda: beside(tally, until, 0.5, "bare", 200, lambda: (stranger.ask("GET", "/healthz")[0], "")))
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def kept(place: str, tally: Tally) -> dict[str, int]:
    """Every acknowledged submit has exactly one proposal; nothing is there twice."""
    from selaras.features.usulan.models import Usulan

    titles = Counter(re.sub(r"^Parit ", "", judul) for judul in Usulan.objects.values_list("judul", flat=True))
    return {
        "acknowledged": len(tally.acknowledged),
        "stored": sum(titles.values()),
        "lost": sum(titles[key] == 0 for key in tally.acknowledged),
        "doubled": sum(n > 1 for n in titles.values()),
    }


def p95(values: list[float]) -> float | None:
    return round(statistics.quantiles(values, n=20)[-1] * 1000, 1) if len(values) > 20 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=float, default=28, help="submits a second")
    parser.add_argument("--kills", type=int, default=0, help="how often the server is killed")
    parser.add_argument("--quick", action="store_true", help="20 seconds at 5 a second; judged by errors only")
    args = parser.parse_args()
    seconds, rate = (20.0, 5.0) if args.quick else (args.minutes * 60, args.rate)
    with tempfile.TemporaryDirectory(prefix="selaras-bench-") as place:
        prepare(place)
        server = Server(place)
        try:
            tally = Tally(patient=bool(args.kills))
            killer = threading.Thread(target=server.killed, args=(args.kills, seconds, tally.begun))
            killer.start()
            hour(tally, server.port, rate, seconds, 200, 2 if args.quick else WARM)
            killer.join()
        finally:
            server.stop()
        found: dict[str, Any] = {"seconds": seconds, "rate": rate, "kills": args.kills, "answers": dict(tally.answers)}
        found |= {f"{what}_p95_ms": p95(values) for what, values in tally.times.items()}
        found |= kept(place, tally)
    found["errors"] = sum(n for what, n in tally.answers.items() if " " in what)
    found["limits"] = LIMITS
    print(json.dumps(found))
    if (found["errors"] and not args.kills) or found["lost"] or found["doubled"]:
        raise SystemExit(1)


class Server:
    """The served instance as its own process group."""

    def __init__(self, place: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.place = place
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "selaras.main.cli", "serve", "--data", self.place, "--port", str(self.port)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        said = None if os.environ.get("SELARAS_BENCH_LOG") else subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=env, start_new_session=True, stderr=said)
        for _half_second in range(240):
            try:
                if Clerk(self.port, 0).ask("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.5)
        raise SystemExit("the instance did not start")

    def killed(self, times: int, seconds: float, begun: threading.Event) -> None:
        """Kill the whole group in the middle of the work, and start it again."""
        begun.wait()
        for n in range(times):
            time.sleep(seconds / (times + 1) * (0.5 if n == 0 else 1))
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.start()

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(30)


if __name__ == "__main__":
    main()
