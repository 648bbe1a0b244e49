"""Typing a proposal: what may already be there, asked over HTTP handling, database and engine, at a whole government's size.

Method: real templates of the measuring command at official villages are written as lines of one cycle, indexed as the worker does, and
then asked through the page that the form asks while somebody types, with Django's client (one process; no network). The first
letters of other texts are typed: 60 and 100 per cent of the words. The baseline is the sign-in page, asked in the same run.
Run: python bench/bench_typing.py [--n 100000] [--postgres] [--quick]
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LIMIT_MS = 50  # p95
ASKED = 150


def fill(n: int) -> tuple[Any, list[str]]:
    """A cycle of n lines that name their village, and other texts that are typed."""
    from selaras.features.plan.models import PlanLine
    from selaras.main.bench.speed import ONE_DAERAH, Daerah, texts
    from selaras.reference import wilayah
    from tests import builders as a

    siklus, opd = a.siklus(ONE_DAERAH, 2022, "musrenbang_desa"), a.opd()
    kecamatan = tuple(row.kode for row in wilayah() if row.induk == ONE_DAERAH and row.jenis == "kecamatan")
    said = [text for text, _pagu in texts(Daerah(ONE_DAERAH, n + ASKED, kecamatan))]
    shared = {"daerah_id": ONE_DAERAH, "siklus": siklus, "opd": opd, "jenjang": "sub_kegiatan", "pagu": 1_000_000}
    for start in range(0, n, 5000):
        PlanLine.objects.bulk_create(
            PlanLine(**shared, kode="1.03.06.2.01.0012", nama=text[:500]) for text in said[start : min(n, start + 5000)]
        )
    return siklus, said[n:]


def index(siklus: Any) -> float:
    """Seconds that the worker's first look takes to read and keep everything (pairs are not in it)."""
    from selaras.engines.overlap.tables import Corpus
    from selaras.features.alignment.actions.index import keep_index
    from selaras.features.alignment.queries.overlap.items import read_all
    from selaras.features.alignment.queries.overlap.texts import by_key, texts_of

    began = time.perf_counter()
    texts = by_key(texts_of(siklus))
    items = read_all(texts.values(), siklus.daerah_id)
    keep_index(siklus, texts, {item.id: item for item in items}, Corpus.of(items))
    return time.perf_counter() - began


def ask(typed: list[str]) -> dict[str, Any]:
    from django.test import Client

    from tests import builders as a

    client = Client()
    client.force_login(a.person("perencana_bappeda"))
    times: list[float] = []
    bare: list[float] = []
    shown = 0
    for text in typed:
        words = text.split()
        for part in (words[: max(3, len(words) * 6 // 10)], words):
            began = time.perf_counter()
            answer = client.get("/12.07/2022/usulan/baru/serupa/", {"judul": " ".join(part)[:400], "wilayah": "12.07"})
            times.append(time.perf_counter() - began)
            assert answer.status_code == 200
            shown += b"data-alike" in answer.content
            began = time.perf_counter()
            client.get("/masuk/")
            bare.append(time.perf_counter() - began)
    spread = statistics.quantiles(times[20:], n=20)
    return {
        "typing_ms_p50": round(statistics.median(times[20:]) * 1000, 1),
        "typing_ms_p95": round(spread[-1] * 1000, 1),
        "ratio_to_bare": round(statistics.median(times[20:]) / statistics.median(bare[20:]), 1),
        "shown": round(shown / len(times), 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--postgres", action="store_true", help="on a temporary cluster instead of SQLite")
    parser.add_argument("--quick", action="store_true", help="2,000 lines")
    args = parser.parse_args()
    n = 2_000 if args.quick else args.n
    with ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory(prefix="selaras-bench-"))
        os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "DATABASE_URL": ""}
        if args.postgres:
            from selaras.main.cluster import binaries, cluster

            if (programs := binaries()) is None:
                raise SystemExit("no PostgreSQL server here")
            os.environ["DATABASE_URL"] = stack.enter_context(cluster(programs))
        import django

        django.setup()
        from django.conf import settings

        from selaras.main import setup

        settings.ALLOWED_HOSTS = ["*"]
        setup.prepare(lambda words: None)
        siklus, typed = fill(n)
        seconds = index(siklus)
        found = {"n": n, "database": "postgresql" if args.postgres else "sqlite", "index_seconds": round(seconds, 1)}
        print(json.dumps(found | ask(typed) | {"limit_ms": LIMIT_MS}))


if __name__ == "__main__":
    main()
