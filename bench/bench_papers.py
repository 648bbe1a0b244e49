"""How long and how large: a whole regency's matrix of 17 columns, about 300 pages, in every format.

Method: a synthetic plan (fixed seed) of 4,400 rows in the widths and words of real plans; each printer runs in a
process of its own; CPU seconds are user + system of that process and its children, RSS is the largest of them.
Run: python bench/bench_papers.py [--quick] [rows] [folder for the files]
"""

import json
import random
import re
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from selaras.foundation.papers.blocks import Column, Paper, Row, Section, Table
from selaras.foundation.papers.render import RENDERER, render

LIMITS = {"pdf": "<= 8 s CPU, <= 1 GB, <= 2 MB", "docx": "4,000 rows < 1 s", "xlsx": "10,000 rows <= 1.5 s"}
FORMATS = ("pdf", "docx", "xlsx", "csv", "html")
TITLES = (
    ("No", 0.65, "angka", ()),
    ("Kode", 2.3, "kode", ()),
    ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", 3.2, "text", ()),
    ("Indikator Program/Kegiatan/Sub Kegiatan", 2.8, "text", ()),
    ("Target Akhir Periode Renstra", 1.5, "text", ()),
    ("Realisasi Capaian Renja 2020", 1.5, "text", ()),
    ("Prakiraan Capaian Target Renja 2021", 1.5, "text", ()),
    ("Target 2022", 1.5, "text", ("Capaian Kinerja dan Kerangka Pendanaan",)),
    ("Pagu Indikatif (Rp)", 2.0, "rupiah", ("Capaian Kinerja dan Kerangka Pendanaan",)),
    ("Lokasi", 1.9, "text", ("Capaian Kinerja dan Kerangka Pendanaan",)),
    ("Sumber Dana", 1.5, "text", ("Capaian Kinerja dan Kerangka Pendanaan",)),
    ("Nasional", 1.7, "text", ("Capaian Kinerja dan Kerangka Pendanaan", "Prioritas")),
    ("Daerah", 2.0, "text", ("Capaian Kinerja dan Kerangka Pendanaan", "Prioritas")),
    ("Kelompok Sasaran", 1.6, "text", ()),
    ("Target", 1.5, "text", ("Prakiraan Maju Rencana Tahun 2023",)),
    ("Pagu Indikatif (Rp)", 2.0, "rupiah", ("Prakiraan Maju Rencana Tahun 2023",)),
    ("PD Penanggung Jawab", 1.9, "text", ()),
)
WORDS = (
    *("penyediaan", "peningkatan", "pengelolaan", "pembangunan", "rehabilitasi", "sarana", "prasarana", "jaringan"),
    *("irigasi", "permukaan", "layanan", "kesehatan", "masyarakat", "pendidikan", "dasar", "koordinasi", "penyusunan"),
    *("dokumen", "perencanaan", "perangkat", "daerah", "pemberdayaan", "penyelenggaraan", "pemerintahan", "desa"),
    *("pemeliharaan", "jalan", "kabupaten", "pelatihan", "tenaga", "pertanian", "ketahanan", "pangan"),
)
LEVELS = ("program", "kegiatan", "sub_kegiatan", "sub_kegiatan", "sub_kegiatan")


def matrix(rows: int) -> Paper:
    """The paper that is printed: one long table and a total."""
    draw = random.Random(86)
    columns = tuple(
        Column(f"k{n}", title, kind, width, groups, f"({n})")
        for n, (title, width, kind, groups) in enumerate(TITLES, 1)
    )
    body = [_row(draw, n) for n in range(1, rows)]
    total = sum(row.cells[8] for row in body if row.level == "program")
    end = Row(("Jumlah", *[""] * 7, total, *[""] * 6, total, ""), "jumlah", ((0, 8),))
    table = Table(columns, (*body, end), "Rencana Kerja dan Pendanaan", "Tabel 4.1")
    return Paper(
        "Matriks Renja Kabupaten Contoh Tahun 2022",
        "renja",
        (Section((table,), "lanskap"),),
        datetime(2022, 1, 2, tzinfo=UTC),
        head="Renja Kabupaten Contoh Tahun 2022",
        sha256="0" * 64,
        contoh=True,
    )


def _say(draw: random.Random, low: int, high: int) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(low, high))).capitalize()


def _row(draw: random.Random, n: int) -> Row:
    level = LEVELS[n % len(LEVELS)]
    kode = f"{draw.randint(1, 8)}.{draw.randint(1, 33):02}.{draw.randint(1, 12):02}"
    if level != "program":
        kode += f".2.{draw.randint(1, 20):02}" + (f".{draw.randint(1, 60):04}" if level == "sub_kegiatan" else "")
    target = f"{draw.randint(1, 400)} {draw.choice(('dokumen', 'orang', 'unit', 'km', 'persen', 'laporan'))}"
    pagu = draw.randint(10, 90_000) * 100_000
    return Row(
        (
            *(n, kode, _say(draw, 3, 9), _say(draw, 2, 6), target, target, target, target, pagu, _say(draw, 1, 2)),
            *("APBD", None, _say(draw, 1, 3), "Masyarakat", target, pagu + 1_000_000, "Dinas Pekerjaan Umum"),
        ),
        level,
    )


def _one(kind: str, rows: int, folder: Path) -> None:
    paper = matrix(rows)
    before, began = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]), time.perf_counter()
    made = render(paper, kind)
    wall = time.perf_counter() - began
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    (folder / f"matriks.{kind}").write_bytes(made)
    pages = [int(n) for n in re.findall(rb"/Type\s*/Pages[^>]*?/Count (\d+)", made)] if kind == "pdf" else []
    out = {
        "halaman": max(pages, default=None),
        "cpu_s": round(mine.ru_utime + mine.ru_stime - before + children.ru_utime + children.ru_stime, 2),
        "wall_s": round(wall, 2),
        "rss_mb": round(max(mine.ru_maxrss, children.ru_maxrss) / 1024),
        "mb": round(len(made) / 1e6, 2),
        "batas": LIMITS.get(kind, "-"),
    }
    print(json.dumps(out))


def main() -> None:
    """Prints one line per format."""
    quick = "--quick" in sys.argv
    given = [word for word in sys.argv[1:] if word != "--quick"]
    rows = int(given[0]) if given else 600 if quick else 4_400
    folder = Path(given[1]) if len(given) > 1 else Path("var/bench")
    folder.mkdir(parents=True, exist_ok=True)
    if len(given) > 2:
        _one(given[2], rows, folder)
        return
    print(f"{RENDERER}; {rows} baris x {len(TITLES)} kolom")
    for kind in FORMATS:
        command = [sys.executable, __file__, str(rows), str(folder), kind]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(f"{kind:5}", done.stdout.strip())


if __name__ == "__main__":
    main()
