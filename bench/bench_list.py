"""How dear the everyday pages are: a list of 25 of 10,000 lines, one line, one save; as CPU against a bare page.

Method: a data folder of its own on SQLite, one cycle with 60 OPDs, 10,000 lines on three levels and 20,000 packages
(fixed seed); a signed-in planner; pages asked through Django's test client in one process, after a warm-up, in turns
with the bare page (notices: the same frame, an empty list), so that both meet the same machine. CPU is user + system
of this process, the median of the turns. Queries are counted on one more request, all of them: session, person,
rights, room and frame too; beside them, how many more than the bare page. The line shown has a history of saves.
Run: python bench/bench_list.py [lines]
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
# Queries are those of the whole page, its session, room and frame among them; CPU against the bare page of the same run.
LIMITS = {
    "daftar 25 baris": "batas 15 x, 8 kueri, 40 KB",
    "rincian baris": "batas 12 x, 10 kueri",
    "simpan baris": "batas 15 x",
}
TURNS = 40
OPDS = 60


def prepare() -> None:
    """A fresh instance in a folder that the system clears."""
    folder = tempfile.mkdtemp(prefix="selaras-bench-")
    Path(folder, "static").mkdir()
    os.environ |= {"SELARAS_DATA": folder, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "SELARAS_LOG": "ERROR"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def plan(lines: int) -> Any:
    """The cycle with its rows, written in bulk."""
    from selaras.features.plan.models import Funding, Paket, PlanLine
    from selaras.foundation.daerah.models import Daerah, Wilayah
    from selaras.foundation.nomenklatur.models import NomenklaturSet
    from selaras.foundation.opd.models import Opd
    from selaras.foundation.tahapan.models import Siklus, Tahapan
    from selaras.foundation.verbs import clock

    draw = random.Random(25)
    daerah = Daerah.objects.create(kode="12.07", nama="Kabupaten Contoh", jenis="kabupaten")
    for n in range(1, 23):
        Wilayah.objects.create(kode=f"12.07.{n:02d}", nama=f"Kecamatan {n}", jenis="kecamatan", induk_id="12.07")
    code = NomenklaturSet.objects.create(kode="2023", nama="2023", dasar_hukum="-")
    cycle = Siklus.objects.create(daerah=daerah, tahun=2022, nomenklatur=code)
    at = clock.now()
    Tahapan.objects.create(
        daerah=daerah, siklus=cycle, kode="ranwal", opens_at=at - timedelta(1), closes_at=at + timedelta(9)
    )
    opds = [Opd(daerah=daerah, nama=f"Dinas {n}", kode=f"1.{n:02d}", id_sumber=f"uji:{n}") for n in range(OPDS)]
    opds = Opd.objects.bulk_create(opds)
    own = {"daerah": daerah, "siklus": cycle}
    words = [
        "penyediaan",
        "peningkatan",
        "pengelolaan",
        "pembangunan",
        "rehabilitasi",
        "sarana",
        "jaringan",
        "layanan",
        "jalan",
        "desa",
    ]

    def rows(count: int, jenjang: str, uppers: list[PlanLine]) -> list[PlanLine]:
        made = []
        for n in range(count):
            induk = uppers[n % len(uppers)] if uppers else None
            nama = " ".join(draw.choices(words, k=7)).capitalize()
            opd = induk.opd if induk else opds[n % OPDS]
            kode = f"{induk.kode if induk else f'1.{n % 30:02d}'}.{n % 90:02d}"
            made.append(
                PlanLine(
                    **own, opd=opd, induk=induk, jenjang=jenjang, kode=kode, nama=nama, pagu=draw.randint(1, 9) * 10**7
                )
            )
        return PlanLine.objects.bulk_create(made, batch_size=2000)

    programs = rows(lines // 20, "program", [])
    kegiatan = rows(lines // 5, "kegiatan", programs)
    subs = rows(lines - lines // 20 - lines // 5, "sub_kegiatan", kegiatan)
    Funding.objects.bulk_create(
        (Funding(line=s, daerah=daerah, sumber_dana=draw.choice(("DAU", "PAD", "DAK")), pagu=s.pagu) for s in subs),
        batch_size=4000,
    )
    Paket.objects.bulk_create(
        (
            Paket(**own, opd=line.opd, line=line, nama=line.nama, pagu=1_000_000, id_sumber=f"uji:{n}")
            for n, line in enumerate(draw.choices(subs, k=2 * lines))
        ),
        batch_size=2000,
    )
    return subs[lines // 3]


def planner(line: Any) -> Any:
    from django.test import Client

    from selaras.foundation.people.models import Grant, Person
    from selaras.foundation.verbs import clock

    person = Person.objects.create_user("uji", "tidak-dipakai", nama="Uji", email="uji@contoh.test")
    Grant.objects.create(
        person=person,
        daerah_id="12.07",
        role="perencana_opd",
        opd=line.opd,
        from_at=clock.now() - timedelta(days=1),
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def cpu(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    answer = act()
    return time.process_time() - began, answer


def measure(name: str, act: Callable[[], Any], bare: Callable[[], Any]) -> None:
    """Turn by turn with the bare page; prints one line."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _n in range(3):
        act(), bare()
    mine, frame = [], []
    for _n in range(TURNS):
        seconds, answer = cpu(act)
        mine.append(seconds)
        frame.append(cpu(bare)[0])
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    with CaptureQueriesContext(connection) as frames:
        bare()
    ms, base = statistics.median(mine) * 1000, statistics.median(frame) * 1000
    print(
        f"{name:24} {answer.status_code} {ms:7.1f} ms CPU  {ms / base:5.2f} x halaman kosong ({base:.1f} ms)  "
        f"{len(queries):3} kueri ({len(queries) - len(frames):+d})  {len(answer.content) / 1000:6.1f} KB  "
        f"{LIMITS.get(name, '')}"
    )


def save(client: Any, line: Any, numbers: Any) -> Any:
    """One honest save: another name each time, at the version that stands."""
    from selaras.features.plan.models import PlanLine

    version = PlanLine.objects.values_list("version", flat=True).get(pk=line.pk)
    sent = {"version": version, "nama": f"Rekonstruksi jalan {next(numbers)}", "pagu": "750.000.000", "kode": line.kode}
    sent |= {"dana_a": ["DAU"], "dana_b": ["750.000.000"], "tempat_a": [""], "tempat_b": ["Dusun IX"]}
    return client.post(f"/12.07/2022/baris/{line.pk}/ubah/kirim/", sent)


def main() -> None:
    """Prints one line per page."""
    from itertools import count

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="?", type=int, default=10_000, help="lines of the plan")
    parser.add_argument("--quick", action="store_true", help="a plan of 1,000 lines")
    args = parser.parse_args()
    lines = 1_000 if args.quick else args.lines
    prepare()
    line = plan(lines)
    client, numbers = planner(line), count()
    print(f"{lines} baris, {2 * lines} paket, {OPDS} OPD; median {TURNS} giliran")

    def get(path: str) -> Callable[[], Any]:
        return lambda: client.get(f"/12.07/2022/{path}")

    bare = get("pemberitahuan/")
    for _n in range(3):
        save(client, line, numbers)  # so that the line has a history
    pages = {
        "daftar 25 baris": "baris/",
        "daftar, halaman tengah": "baris/?urut=-pagu&sesudah=WzUwMDAwMDAwLDUwMDBd",
        "daftar, cari kata": "baris/?q=jalan+desa&urut=nama",
        "rincian baris": f"baris/{line.pk}/",
        "formulir ubah": f"baris/{line.pk}/ubah/",
        "daftar paket": "paket/",
        "daftar OPD": "rencana/",
        "peta": "peta/",
        "pagu": "pagu/",
    }
    for name, path in pages.items():
        measure(name, get(path), bare)
    measure("simpan baris", lambda: save(client, line, numbers), bare)
    once, _answer = cpu(get("rencana/"))
    print(f"daftar OPD sesudah simpan {once * 1000:.0f} ms CPU (jumlah dihitung ulang sekali per perubahan)")


if __name__ == "__main__":
    main()
