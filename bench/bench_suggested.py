"""Suggestions on a plan of 1,000 unmapped lines: building the catalogue, asking it, the page of one OPD, the preview.

Prints one JSON object. The baseline of the ratio is what a page did before: the search of official codes by the words of
the same text (`hints_for`, one query with LIKE). Texts are names of published packages; the plan is made up.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

LIMITS = {"ask_ms_p95": 50, "ask_to_search": 3.0, "opd_1000_s": 3.0, "opd_again_ms": 100, "preview_ms": 300}
LINES, ASKED = 1_000, 300


def prepare(place: str) -> None:
    os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": ""}
    import django
    from django.conf import settings

    django.setup()
    settings.DATABASES["default"]["NAME"] = f"{place}/bench.sqlite3"
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def plan(names: list[str]) -> tuple[Any, Any]:
    """One OPD with 1,000 lines without sasaran in 40 programmes, 30 sasaran, 20 other OPDs that serve them."""
    from selaras.features.plan.models import Contribution, PlanLine
    from selaras.foundation.nomenklatur.models import Nomenklatur
    from selaras.reference.codes import nomenklatur
    from tests import builders as a

    cycle = a.siklus()
    Nomenklatur.objects.bulk_create(
        Nomenklatur(set_id="2023", kode=r.kode, nama=r.nama, tingkat=r.tingkat, tingkat_pemda=r.tingkat_pemda)
        for r in nomenklatur("2023")
    )
    sasaran = [a.simpul(cycle, uraian=f"Meningkatnya {names[n]}", nomor=n + 1) for n in range(30)]
    for n in range(20):
        other = a.opd(f"Dinas {n}")
        a.contribution(sasaran[n], other, a.line(cycle, other, names[100 + n], kode=""), target="1 km")
    opd, own = a.opd("Dinas besar"), {"daerah_id": cycle.daerah_id, "siklus": cycle}
    for n in range(40):
        program = a.line(cycle, opd, names[200 + n], None, jenjang="program", kode=f"1.03.{n + 1:02d}")
        a.contribution(sasaran[n % 30], opd, a.line(cycle, opd, names[300 + n], kode="", induk=program))
        PlanLine.objects.bulk_create(
            PlanLine(
                **own, opd=opd, induk=program, jenjang="sub_kegiatan", nama=names[500 + n * 25 + i], pagu=1_000_000
            )
            for i in range(LINES // 40)
        )
    assert Contribution.objects.count() == 60
    return cycle, opd


def timed(act: Callable[[str], Any], texts: list[str]) -> list[float]:
    """CPU milliseconds of each."""
    spent = []
    for text in texts:
        began = time.process_time()
        act(text)
        spent.append((time.process_time() - began) * 1000)
    return sorted(spent)


def once(act: Callable[[], Any]) -> tuple[float, Any]:
    """CPU milliseconds, and what came of it."""
    began = time.process_time()
    found = act()
    return (time.process_time() - began) * 1000, found


def run(count: int) -> dict[str, float]:
    from selaras.features.plan.queries.hints import hints_for
    from selaras.features.plan.queries.suggested import agency, catalogue, matching, remembered
    from selaras.reference.suggestion import published_mappings

    catalogue.PATIENCE = remembered.PATIENCE = 120.0
    names = list(dict.fromkeys(mapping.text for mapping in published_mappings()))
    cycle, opd = plan(names)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    build, _ready = once(lambda: catalogue.catalogue(cycle))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    first, rows = once(lambda: matching.unplaced(cycle, opd.pk))
    again, _same = once(lambda: matching.unplaced(cycle, opd.pk))
    pairs = [(row.line.id, row.aims[0].id) for row in rows if row.aims][: matching.MOST]
    shown, _found = once(lambda: matching.preview(cycle, opd, pairs, []))
    texts = names[1700 : 1700 + count]
    agency.belonging(cycle, texts[0])
    asked = timed(lambda text: agency.belonging(cycle, text), texts)
    searched = timed(lambda text: hints_for(cycle, "kode", text), texts)
    return {
        "build_s": round(build / 1000, 2),
        "memory_mb": round(memory / 1024),
        "ask_ms_p50": round(statistics.median(asked), 1),
        "ask_ms_p95": round(asked[int(count * 0.95)], 1),
        "search_ms_p50": round(statistics.median(searched), 1),
        "ask_to_search": round(statistics.median(asked) / statistics.median(searched), 2),
        "opd_1000_s": round(first / 1000, 2),
        "opd_again_ms": round(again, 1),
        "preview_ms": round(shown, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer texts")
    texts = ASKED // 5 if parser.parse_args().quick else ASKED
    with tempfile.TemporaryDirectory() as place:
        prepare(place)
        figures = run(texts)
    print(json.dumps(figures | {"limits": LIMITS}))


if __name__ == "__main__":
    main()
