"""Every test a contributor needs, in four rounds; what is skipped is said, and in CI nothing is."""

import os
import shutil
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser, Namespace
from contextlib import ExitStack
from importlib.util import find_spec

from selaras.main.align.extra import HOW, OLDEST_JAVA, java_fault
from selaras.main.browser import chromium
from selaras.main.cli.__main__ import ROOT
from selaras.main.cli.check_code import environment
from selaras.main.cli.speech import FAULT, OK, say
from selaras.main.cluster import binaries, cluster

IN_CI = os.environ.get("CI", "") not in ("", "0", "false")
NOTHING_FOUND = 5  # pytest's exit code when no test was selected
# The data layer and the rights, as they must hold on both databases.
ON_POSTGRES = ("src/selaras/foundation", "src/selaras/features", "tests/permissions", "tests/faults", "tests/journeys")
ON_SQLITE = {"DATABASE_URL": "", "SELARAS_TEST_PG": ""}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--only", choices=["cepat", "postgres", "peramban", "spark"], help="hanya satu putaran")
    parser.add_argument("rest", nargs=REMAINDER, metavar="-- …", help="diteruskan ke pytest, misalnya -- -k pagu")


def run(args: Namespace) -> int:
    rest = [word for word in args.rest if word != "--"]
    rounds = {"cepat": _quick, "postgres": _on_postgres, "peramban": _in_browser, "spark": _on_spark}
    told, failed = [], False
    if IN_CI and not args.only:  # .ci/run installs what it needs afterwards, so that the others run without it
        del rounds["spark"]
        told.append("  spark: gerbang tersendiri (--only spark)")
    chosen = {args.only: rounds[args.only]} if args.only else rounds
    for name, play in chosen.items():
        say(f"\n=== {name}")
        result, good = play(rest)
        told.append(f"  {name}: {result}")
        failed |= not good
    say("\n" + "\n".join(told))
    say("Ada pengujian yang gagal." if failed else "Semua pengujian yang dijalankan lulus.")
    return FAULT if failed else OK


def _pytest(*words: str, **environ: str) -> tuple[str, bool]:
    command = [sys.executable, "-m", "pytest", *words]
    code = subprocess.run(command, cwd=ROOT, env={**environment(), **environ}, check=False).returncode  # noqa: S603
    if code == NOTHING_FOUND:
        return "tidak ada pengujian di sini", True
    return ("lulus", True) if code == 0 else (f"GAGAL (pytest berakhir dengan {code})", False)


def _quick(rest: list[str]) -> tuple[str, bool]:
    """On SQLite, two processes when the machine has them."""
    spread = ("-n", "2") if (os.cpu_count() or 1) > 1 and not rest else ()
    return _pytest(
        "-m",
        "not browser and not postgres and not slow and not spark",
        *spread,
        *rest,
        DATABASE_URL="",
        SELARAS_TEST_PG="",
    )


def _on_postgres(rest: list[str]) -> tuple[str, bool]:
    """Data layer and rights, on a cluster of their own."""
    given = os.environ.get("SELARAS_TEST_PG", "")
    programs = binaries()
    if not given and programs is None:
        return _missing("server PostgreSQL (initdb, pg_ctl) tidak ditemukan", "postgresql")
    places = [place for place in ON_POSTGRES if (ROOT / place).exists()]
    with ExitStack() as stack:
        try:
            url = given or stack.enter_context(cluster(programs))  # type: ignore[arg-type]
        except (RuntimeError, OSError) as fault:
            return f"GAGAL: cluster sementara tidak dapat dibuat: {fault}", False
        chosen = ("-m", "not browser and not slow and not spark", *(rest or places))
        return _pytest(*chosen, SELARAS_TEST_PG=url, DATABASE_URL=url)


def _in_browser(rest: list[str]) -> tuple[str, bool]:
    """With the Chromium of this machine."""
    program = chromium()
    if program is None:
        return _missing("Chromium tidak ditemukan (CHROMIUM, chromium, google-chrome)", "chromium")
    return _pytest("-m", "browser", *rest, CHROMIUM=program, **ON_SQLITE)


def _on_spark(rest: list[str]) -> tuple[str, bool]:
    """The batch over many governments on Apache Spark, with Java 17 or newer."""
    why, how = [], []
    if fault := java_fault():
        why.append(fault.splitlines()[0].rstrip("."))
        how.append(_install(f"openjdk-{OLDEST_JAVA}-jre-headless"))
    if not all(map(find_spec, ("pyspark", "pandas", "pyarrow"))):
        why.append("pyspark belum terpasang (400 MB, tidak dipasang sendiri)")
        how.append(f"pasang dengan: {HOW}")
    if why:
        return _absent("; ".join(why), "; ".join(how))
    return _pytest("-m", "spark", *(rest or ["src/selaras/main/align"]), **ON_SQLITE)


def _missing(why: str, package: str) -> tuple[str, bool]:
    return _absent(why, _install(package))


def _install(package: str) -> str:
    return f"pasang dengan: sudo apt install {package}" if shutil.which("apt-get") else f"pasang paket {package}"


def _absent(why: str, how: str) -> tuple[str, bool]:
    """Locally a missing part is said; in CI it is installed by .ci/run, so its absence is a failure."""
    if IN_CI:
        return f"GAGAL: {why}; di CI tidak ada yang dilewati", False
    return f"DILEWATI: {why}; {how}", True
