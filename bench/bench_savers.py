"""Many people saving lines at the same moment on SQLite: nothing lost, nobody told that the database is locked.

Prints one JSON object: saves a second with all history (lock, rule, entry, state, commit to disk), the saves that
one person alone makes in the same run, and what was lost. Every thread has its own connection and its own line.
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def prepare(place: str) -> None:
    os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "DATABASE_URL": ""}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def saver(line: Any, actor: Any, times: int, failed: list[str]) -> None:
    from django.db import connection

    from selaras.features.plan.actions import line as lines

    for n in range(times):
        try:
            lines.edit(line, actor=actor, pagu=n + 1)
        except Exception as fault:
            failed.append(f"{type(fault).__name__}: {fault}")
    connection.close()


def run(people: int, times: int) -> dict[str, Any]:
    from tests import builders as a

    cycle = a.siklus("12.07", 2022, "persiapan", "ranwal")
    pairs = []
    for n in range(people):
        agency = a.opd(f"Dinas {n}")
        pairs.append((a.line(cycle, agency, pagu=0), a.actor("perencana_opd", opd=agency)))
    failed: list[str] = []
    threads = [threading.Thread(target=saver, args=(line, actor, times, failed)) for line, actor in pairs]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.monotonic() - began
    for line, _actor in pairs:
        line.refresh_from_db()
    lost = sum(line.version != times + 1 for line, _actor in pairs)
    locked = sum("locked" in text for text in failed)
    return {"saves": people * times, "wall_s": round(wall, 2), "lost": lost, "locked": locked, "failed": len(failed)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer saves per person")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as place:
        prepare(place)
        alone = run(1, 50 if quick else 200)
        many = run(64, 5 if quick else 20)
        from selaras.foundation.verbs import chain

        intact = chain.verify("12.07", 2022).ok
    rate, single = many["saves"] / many["wall_s"], alone["saves"] / alone["wall_s"]
    figures = {"per_second_64": round(rate), "per_second_alone": round(single), "ratio": round(rate / single, 2)}
    print(json.dumps(many | figures | {"chain_ok": intact, "limits": {"per_second_64": 100, "lost": 0, "locked": 0}}))


if __name__ == "__main__":
    main()
