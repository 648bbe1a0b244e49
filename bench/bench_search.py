"""How quick the search of everything is: 100,000 texts in one daerah, as ratio to the plain scan that a list's filter makes.

Method: real names of packages at official villages (the lines of `bench speed`), fixed seed, as plan lines of one cycle
with 60 OPDs; the index built by its own action. Questions: one or two words of a line and its village, a third of them
with one wrong letter, and the most frequent words alone. Answer: `results` (question -> page of grouped hits with counts
and choices) and `hints` (while typing); CPU and wall milliseconds in one process, after a warm-up. Baseline of the same
questions: `nama LIKE %word%` for each word, its count and 25 rows, as the list of lines does. SQLite in a folder of its
own, or the database of DATABASE_URL (emptied before).
Run: python bench/bench_search.py [texts]
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
QUESTIONS = 200
OPDS = 60
EDITS = 20
SEED = 25
FREQUENT = ("jalan", "pembangunan jalan", "pembangunan", "desa", "pengadaan", "rehabilitasi jalan desa")


def prepare() -> None:
    """A fresh instance."""
    folder = tempfile.mkdtemp(prefix="selaras-bench-")
    Path(folder, "static").mkdir()
    os.environ |= {"SELARAS_DATA": folder, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "SELARAS_LOG": "ERROR"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def plan(count: int) -> tuple[Any, list[str]]:
    """The cycle with its lines, written in bulk, and their texts."""
    from django.db import connection

    from selaras.features.plan.models import PlanLine
    from selaras.foundation.daerah.models import Daerah, Wilayah
    from selaras.foundation.nomenklatur.models import NomenklaturSet
    from selaras.foundation.opd.models import Opd
    from selaras.foundation.tahapan.models import Siklus
    from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
    from selaras.main.bench import speed
    from selaras.reference import wilayah

    set_tenant(connection, EVERYWHERE)
    own = [row for row in wilayah() if row.kode.startswith(f"{speed.ONE_DAERAH}.")]
    daerah = Daerah.objects.create(kode=speed.ONE_DAERAH, nama="Kabupaten Contoh", jenis="kabupaten")
    Wilayah.objects.bulk_create(Wilayah(kode=w.kode, nama=w.nama, jenis=w.jenis, induk_id=w.induk) for w in own)
    code = NomenklaturSet.objects.create(kode="2023", nama="2023", dasar_hukum="-")
    cycle = Siklus.objects.create(daerah=daerah, tahun=2022, nomenklatur=code)
    opds = [Opd(daerah=daerah, nama=f"Dinas {n}", kode=f"1.{n:02d}", id_sumber=f"uji:{n}") for n in range(OPDS)]
    opds = Opd.objects.bulk_create(opds)
    kecamatan = tuple(row.kode for row in own if row.jenis == "kecamatan")
    texts = [text for text, _pagu in speed.texts(speed.Daerah(speed.ONE_DAERAH, count, kecamatan))]
    PlanLine.objects.bulk_create(
        (
            PlanLine(
                daerah=daerah, siklus=cycle, opd=opds[n % OPDS], jenjang="sub_kegiatan", nama=text, pagu=10**8,
                kode=f"1.{n % 30:02d}.{n % 90:02d}.2.{n % 9:02d}.{n % 1000:04d}",
            )
            for n, text in enumerate(texts)
        ),
        batch_size=2000,
    )  # fmt: skip
    return cycle, texts


def questions(texts: list[str]) -> list[str]:
    """What people type, about these lines."""
    draw = random.Random(SEED)
    found = []
    for turn in range(QUESTIONS):
        words = [word for word in draw.choice(texts).split() if len(word) > 4 and word.isalpha()]
        asked = [draw.choice(words[:4]), draw.choice(words)]
        if turn % 3 == 0:
            at = draw.randrange(1, len(asked[1]))
            asked[1] = asked[1][:at] + asked[1][at - 1] + asked[1][at:]
        found.append(" ".join(asked))
    return [*found, *FREQUENT * 5]


def timed(what: Callable[[str], Any], asked: list[str]) -> list[tuple[float, float]]:
    """(CPU, wall) milliseconds of each question, ascending by wall."""
    for q in asked[:5]:
        what(q)
    found = []
    for q in asked:
        cpu, wall = time.process_time(), time.perf_counter()
        what(q)
        found.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
    return sorted(found, key=lambda pair: pair[1])


def scan(cycle: Any) -> Callable[[str], Any]:
    """The filter of a list: every word anywhere in the name."""
    from selaras.features.plan.models import PlanLine

    def asked(q: str) -> Any:
        rows = PlanLine.objects.filter(siklus=cycle, active=True).order_by("kode", "pk")
        for word in q.split():
            rows = rows.filter(nama__icontains=word)
        return rows.count(), list(rows[:25])

    return asked


def say(name: str, times: list[tuple[float, float]], base: float) -> None:
    p50, p95 = times[len(times) // 2], times[len(times) * 95 // 100]
    cpu = sum(cpu for cpu, _wall in times) / len(times)
    print(
        f"{name:22} p50 {p50[1]:7.1f} ms  p95 {p95[1]:7.1f} ms  CPU {cpu:7.1f} ms  {cpu / base:5.2f} x penyaring biasa"
    )


def main() -> None:
    """Prints one line per measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="?", type=int, default=100_000, help="lines of the plan")
    parser.add_argument("--quick", action="store_true", help="5,000 lines")
    args = parser.parse_args()
    prepare()
    cycle, texts = plan(5_000 if args.quick else args.texts)
    from selaras.features.plan.actions.line import edit
    from selaras.features.plan.models import PlanLine
    from selaras.features.search.actions import catch_up, rebuild
    from selaras.features.search.models import Posting
    from selaras.features.search.queries.asking import Choice
    from selaras.features.search.queries.showing import hints, results
    from selaras.foundation.verbs.actors import command_line

    began = time.perf_counter()
    rebuild(cycle.daerah_id)
    size = sum(len(body) for (body,) in Posting.objects.values_list("body").iterator())
    print(
        f"{len(texts)} teks; indeks dibuat {time.perf_counter() - began:.1f} s, {Posting.objects.count()} baris, {size / 1e6:.1f} MB"
    )
    actor, asked = command_line(cycle.daerah_id, "perencana_bappeda"), questions(texts)
    base = timed(scan(cycle), asked)
    mean = sum(cpu for cpu, _wall in base) / len(base)
    say("penyaring biasa", base, mean)
    say("hasil pencarian", timed(lambda q: results(cycle, Choice.of({"q": q}), actor), asked), mean)
    say("saran saat mengetik", timed(lambda q: hints(cycle, Choice.of({"q": q[:-2]}), actor), asked), mean)
    open_stages(cycle)
    waits = []
    for n, line in enumerate(PlanLine.objects.filter(siklus=cycle)[:EDITS]):
        edit(line, actor=actor, nama=f"{line.nama} tahap {n}")
        began = time.perf_counter()
        catch_up(cycle.daerah_id)
        waits.append((time.perf_counter() - began) * 1000)
    print(f"indeks sesudah satu ubahan: tengah {sorted(waits)[EDITS // 2]:.0f} ms, terlama {max(waits):.0f} ms")


def open_stages(cycle: Any) -> None:
    """So that a line may be edited."""
    from datetime import timedelta

    from selaras.foundation.tahapan.models import Tahapan
    from selaras.foundation.verbs import clock

    at = clock.now()
    Tahapan.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, kode="ranwal", opens_at=at - timedelta(1), closes_at=at + timedelta(9)
    )


if __name__ == "__main__":
    main()
