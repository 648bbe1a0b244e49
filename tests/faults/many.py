"""Run as a program on a data folder: many people at once on one SQLite file. Prints what came of it as JSON."""

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def at_once(works: list[Callable[[], Any]]) -> list[str]:
    """All of them from the same moment, each with a connection of its own."""
    from django.db import connection

    gate, found = threading.Barrier(len(works)), [""] * len(works)

    def one(number: int, work: Callable[[], Any]) -> None:
        gate.wait()
        try:
            found[number] = str(work())
        except Exception as fault:
            found[number] = type(fault).__name__ + (" locked" if "locked" in str(fault) else "")
        connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def one_key(times: int) -> dict[str, Any]:
    """One form with one key, sent by one person many times at once."""
    from django.test import Client

    from selaras.features.plan.models import Simpul
    from tests import builders as a

    first = Client()
    first.force_login(a.person("kepala_bappeda"))
    fields = {"jenjang": "visi", "uraian": "Maju", "_once": "kunci"}

    def send() -> str:
        client = Client()
        client.cookies = first.cookies
        answer = client.post("/12.07/2022/simpul/tambah/simpan/", fields)
        return f"{answer.status_code} {answer.get('Location', '')}"

    return {"answers": dict(Counter(at_once([send] * times))), "made": Simpul.objects.count()}


def one_line(rounds: int) -> dict[str, Any]:
    """Two people save one line that both opened at the same version, again and again."""
    from selaras.features.plan.actions import line as lines
    from tests import builders as a

    agency = a.opd()
    line = a.line(a.siklus(), agency, pagu=0)
    two = [a.actor("perencana_opd", opd=agency), a.actor("kepala_opd", opd=agency)]
    pairs: Counter[str] = Counter()
    for n in range(rounds):
        line.refresh_from_db()
        seen = line.version

        def save(actor: Any, pagu: int, seen: int = seen) -> str:
            lines.edit(line.__class__.objects.get(pk=line.pk), actor=actor, version=seen, pagu=pagu)
            return "saved"

        works = [lambda who=who, add=k, n=n: save(who, 10 * n + add + 1) for k, who in enumerate(two)]
        pairs[" + ".join(sorted(at_once(works)))] += 1
    line.refresh_from_db()
    return {"rounds": dict(pairs), "version": line.version}


def own_lines(people: int, times: int) -> dict[str, Any]:
    """Everybody saves a line of their own."""
    from selaras.features.plan.actions import line as lines
    from tests import builders as a

    cycle, rows = a.siklus(), []
    for n in range(people):
        agency = a.opd(f"Dinas {n}")
        rows.append((a.line(cycle, agency, pagu=0), a.actor("perencana_opd", opd=agency)))

    def save(line: Any, actor: Any) -> str:
        for n in range(times):
            lines.edit(line, actor=actor, pagu=n + 1)
        return "saved"

    answers = Counter(at_once([lambda row=row: save(*row) for row in rows]))
    for line, _actor in rows:
        line.refresh_from_db()
    return {"answers": dict(answers), "lost": sum(line.version != times + 1 for line, _actor in rows)}


def main(data: str) -> None:
    os.environ |= {"SELARAS_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from selaras.foundation.verbs import chain
    from selaras.foundation.verbs.models import Entry
    from tests import builders as a

    a.siklus()
    found = {"key": one_key(10), "line": one_line(20), "people": own_lines(64, 4)}
    sys.stdout.write(json.dumps(found | {"entries": Entry.objects.count(), "chain": chain.verify("12.07", 2022).ok}))


if __name__ == "__main__":
    main(sys.argv[1])
