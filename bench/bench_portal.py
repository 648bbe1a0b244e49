"""How dear the public pages are: CPU against the bare public page, in the same run.

Method: the plan of bench_list (10,000 lines, 60 OPDs) and as many proposals (fixed seed), published once on SQLite; nobody
is signed in. The bare page is the field for a code: the same frame, nothing read. *Again* is a page that was drawn
before (the usual case: a snapshot never changes); *drawn* is a page asked for the first time. Turn by turn with the
bare page, median of the turns. Exit code 1 when a page asked again is dearer than 3 bare pages.
Run: python bench/bench_portal.py [--quick]
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench_list import cpu, plan, prepare

LIMIT = 3.0  # bare pages
TURNS = 30
SITE = "/publik/12.07/2022/"


def propose(count: int) -> Any:
    """Proposals of every state, written in bulk, and the snapshot of all."""
    from selaras.features.portal.actions.publish import publish
    from selaras.features.usulan.models import Usulan
    from selaras.foundation.daerah.models import Wilayah
    from selaras.foundation.opd.models import Opd
    from selaras.foundation.tahapan.models import Siklus, Tahapan
    from selaras.foundation.verbs import clock
    from selaras.foundation.verbs.actors import command_line

    draw, cycle = random.Random(3), Siklus.objects.select_related("daerah").get()
    Tahapan.objects.update(kode="rancangan_akhir")
    desa = [
        Wilayah(kode=f"12.07.{k:02d}.{d}", nama=f"Desa {k}-{d}", jenis="desa", induk_id=f"12.07.{k:02d}")
        for k in range(1, 23)
        for d in range(2001, 2011)
    ]
    Wilayah.objects.bulk_create(desa)
    opds, at, rows = list(Opd.objects.all()), clock.now(), []
    for n in range(count):
        hasil = draw.choice(("", "", "diterima", "ditolak", "ditunda"))
        rows.append(
            Usulan(
                daerah_id="12.07",
                siklus=cycle,
                kode=f"C-22-{n:05d}",
                asal="desa",
                keadaan="selesai" if hasil else "berjalan",
                hasil=hasil,
                alasan="melebihi_pagu" if hasil in ("ditolak", "ditunda") else "",
                penjelasan="Pagu kecamatan tahun ini sudah penuh." if hasil == "ditolak" else "",
                judul=f"Rabat beton gang {n}",
                wilayah=draw.choice(desa),
                opd=draw.choice(opds),
                langkah="kecamatan",
                anggaran=draw.randint(5, 900) * 10**6,
                diajukan_at=at,
                selesai_at=at if hasil else None,
            )
        )
    Usulan.objects.bulk_create(rows, batch_size=2000)
    return publish(cycle, actor=command_line("12.07", "kepala_bappeda"))


def turns(act: Callable[[], Any], bare: Callable[[], Any], before: Callable[[], None]) -> tuple[float, float, Any]:
    """Medians in milliseconds of the page and of the bare page."""
    mine, frame, answer = [], [], None
    act(), bare()
    for _n in range(TURNS):
        before()
        seconds, answer = cpu(act)
        mine.append(seconds)
        frame.append(cpu(bare)[0])
    return statistics.median(mine) * 1000, statistics.median(frame) * 1000, answer


def main() -> int:
    """Prints one line per page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 lines and proposals")
    count = 1_000 if parser.parse_args().quick else 10_000
    prepare()
    plan(count)
    began = time.process_time()
    row = propose(count)
    print(f"{count} baris, {row.proposals} usulan; tulis dan terbitkan {time.process_time() - began:.1f} s CPU")
    from django.test import Client

    from selaras.features.portal.serving import forget

    client, dear = Client(headers={"host": "localhost"}), []

    def get(path: str) -> Callable[[], Any]:
        return lambda: client.get(path)

    first, _answer = cpu(get(SITE))
    print(f"halaman pertama sesudah mulai: {first * 1000:.0f} ms CPU")
    pages = {
        "beranda": "",
        "isi rencana": "rencana/",
        "rencana, cari kata": "rencana/?cari=jalan+desa",
        "usulan": "usulan/",
        "usulan satu kecamatan": "usulan/?kecamatan=12.07.05",
        "data terbuka": "data/",
    }
    for name, path in pages.items():
        again, base, answer = turns(get(SITE + path), get("/u/"), lambda: None)
        drawn, _base, _answer = turns(get(SITE + path), get("/u/"), forget)
        dear += [name] if again > LIMIT * base else []
        print(
            f"{name:24} {answer.status_code}  lagi {again:6.2f} ms = {again / base:4.2f} x  digambar {drawn:6.1f} ms = "
            f"{drawn / base:5.1f} x halaman kosong ({base:.2f} ms)  {len(answer.content) / 1000:6.1f} KB"
        )
    print(f"batas {LIMIT} x: {'lewat: ' + ', '.join(dear) if dear else 'terpenuhi'}")
    return 1 if dear else 0


if __name__ == "__main__":
    sys.exit(main())
