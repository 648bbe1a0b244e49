"""The tree of a large plan on screen: the first page after somebody acted, the same page again, one branch.

Prints one JSON object with CPU milliseconds (median of the repeats) for a plan of 6,500 nodes and lines.
"Cold" means that no picture and no tree is kept, as after every act; templates and code are loaded once before.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

# Milliseconds of CPU; "full" opens every level, "program" every node and its programmes: 400 rows each.
LIMITS = {
    "first_cold_ms": 100,
    "program_cold_ms": 100,
    "full_cold_ms": 100,
    "full_400_ms": 100,
    "branch_ms": 30,
    "branch_cold_ms": 30,
}


def prepare(place: str) -> None:
    os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": ""}
    import django
    from django.conf import settings

    django.setup()
    settings.DATABASES["default"]["NAME"] = f"{place}/bench.sqlite3"
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def meaning(cycle: Any) -> list[Any]:
    """One visi, 5 misi, 15 tujuan, 60 sasaran, 120 strategi, 240 arah kebijakan, 5 prioritas; the sasaran."""
    from tests import builders as a

    prioritas = [a.simpul(cycle, "prioritas", f"Prioritas {n}", nomor=n, warna=n) for n in range(1, 6)]
    visi = a.simpul(cycle, "visi", "Maju dan selaras")
    found = []
    for n in range(60):
        if n % 12 == 0:
            misi = a.simpul(cycle, "misi", f"Misi {n // 12 + 1}", induk=visi, nomor=n // 12 + 1)
        if n % 4 == 0:
            tujuan = a.simpul(cycle, "tujuan", f"Tujuan {n // 4 + 1}", induk=misi, nomor=n // 4 + 1)
        sasaran = a.simpul(cycle, "sasaran", f"Meningkatnya hasil ke-{n + 1}", induk=tujuan, nomor=n + 1)
        a.supports(sasaran, prioritas[n % 5])
        a.indikator(sasaran, f"Persentase hasil ke-{n + 1}", "71 persen", kondisi_awal="68 persen")
        for s in range(2):
            strategi = a.simpul(cycle, "strategi", f"Strategi {n}.{s}", induk=sasaran, nomor=s + 1)
            for k in range(2):
                a.simpul(cycle, "arah_kebijakan", f"Arah {n}.{s}.{k}", induk=strategi, nomor=k + 1)
        found.append(sasaran)
    return found


def work(cycle: Any, sasaran: list[Any]) -> int:
    """50 OPDs with 6 programmes of 4 kegiatan of 4 sub kegiatan; five of six programmes serve a sasaran."""
    from selaras.features.plan.models import Contribution
    from tests import builders as a

    ties, count = [], 0
    for o in range(50):
        opd = a.opd(f"Dinas {o + 1}", singkatan=f"D{o + 1}")
        for p in range(6):
            kode = f"{o % 8 + 1}.{o + 1:02d}.{p + 1:02d}"
            program = a.line(cycle, opd, f"Program {o}.{p}", 16_000_000, jenjang="program", kode=kode)
            for k in range(4):
                up = {"jenjang": "kegiatan", "kode": f"{kode}.2.{k + 1:02d}", "induk": program}
                kegiatan = a.line(cycle, opd, f"Kegiatan {k}", 4_000_000 + (k == 3 and p == 0), **up)
                for s in range(4):
                    a.line(cycle, opd, f"Sub {s}", 1_000_000, kode=f"{kegiatan.kode}.{s + 1:04d}", induk=kegiatan)
            count += 21
            if p < 5:
                role = "lead" if p == 0 else "contributor"
                where = {"daerah_id": cycle.daerah_id, "siklus": cycle, "opd": opd, "line": program, "role": role}
                ties.append(Contribution(simpul=sasaran[(o + 11 * p) % 60], target="12 km", **where))
    Contribution.objects.bulk_create(ties)
    return count


def median_ms(act: Callable[[], Any], times: int, before: Callable[[], Any] = lambda: None) -> float:
    spent = []
    for _ in range(times):
        before()
        began = time.process_time()
        act()
        spent.append((time.process_time() - began) * 1000)
    return round(statistics.median(spent), 1)


def run(times: int) -> dict[str, Any]:
    from django.db import transaction
    from django.test import Client

    from selaras.features.plan.models import Simpul
    from selaras.features.plan.queries import cascade, picture
    from tests import builders as a

    with transaction.atomic():
        cycle = a.siklus()
        sasaran = meaning(cycle)
        lines = work(cycle, sasaran)
    client = Client(headers={"host": "localhost"})
    client.force_login(a.person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = "/12.07/2022/kaskade/"

    def forget() -> None:
        picture.forget()
        cascade.forget()

    def get(address: str) -> int:
        answer = client.get(address)
        assert answer.status_code == 200, answer.status_code
        return answer.content.count(b"aria-level")

    get(page)
    branch = f"{page}cabang/?baris=s{sasaran[0].pk}&tingkat=4"
    return {
        "nodes": Simpul.objects.count() + lines,
        "rows_first": get(page),
        "rows_branch": get(branch),
        "first_cold_ms": median_ms(lambda: get(page), times, forget),
        "first_again_ms": median_ms(lambda: get(page), times),
        "rows_program": get(f"{page}?sampai=program"),
        "program_cold_ms": median_ms(lambda: get(f"{page}?sampai=program"), times, forget),
        "full_cold_ms": median_ms(lambda: get(f"{page}?sampai=sub_kegiatan"), times, forget),
        "full_400_ms": median_ms(lambda: get(f"{page}?sampai=sub_kegiatan"), times),
        "search_ms": median_ms(lambda: get(f"{page}?cari=hasil"), times),
        "branch_ms": median_ms(lambda: get(branch), times),
        "branch_cold_ms": median_ms(lambda: get(branch), times, forget),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    with tempfile.TemporaryDirectory() as place:
        prepare(place)
        figures = run(3 if parser.parse_args().quick else 9)
    print(json.dumps(figures | {"limits": LIMITS}))


if __name__ == "__main__":
    main()
