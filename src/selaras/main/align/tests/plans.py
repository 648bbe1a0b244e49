"""Made-up plans for the batch: real wordings at official villages, and what makes each pass find something."""

import random
from collections.abc import Iterator
from pathlib import Path

from selaras.engines.overlap.rows import BARIS, PAKET, USULAN, Row
from selaras.main.align.files import encoded
from selaras.main.align.made_up import Daerah, plan_of, texts

AGENCIES = ("Dinas PUPR", "Dinas Perkim", "Dinas Pertanian", "Dinas Pendidikan")
ROADS = ("Merdeka", "Diponegoro", "Kartini", "Veteran", "Pemuda", "Sudirman")  # run through several kecamatan
TAHUN = 2026
DELI, KETAPANG = "12.07", "61.04"
WORK = "Rabat beton Gang Mawar Desa Saentis Kec. Percut Sei Tuan"
ROWS = (
    Row(DELI, 2026, "baris:1", WORK, opd="Dinas PUPR", pagu=200_000_000, bersama="bersama", pagu_bersama=200_000_000),
    Row(DELI, 2026, "baris:2", WORK, opd="Dinas Perkim", pagu=190_000_000, bersama="sendiri", pagu_bersama=0),
    Row(DELI, 2026, "paket:3", WORK, jenis="paket", induk="baris:1", opd="Dinas PUPR", pagu=150_000_000),
    Row(DELI, 2026, "usulan:4", "Kursi rapat", jenis="usulan", pagu=9_000_000),
    Row(KETAPANG, 2026, "baris:1", WORK, opd="Dinas PUPR", pagu=70_000_000),
)


def plans(lines: int) -> dict[str, list[Row]]:
    """So many lines, proposals and packages in as many governments as they need."""
    return {daerah.kode: list(_rows(daerah)) for daerah in plan_of(lines)}


def _rows(daerah: Daerah) -> Iterator[Row]:
    chance, earlier = random.Random(daerah.kode), ""
    for n, (text, pagu) in enumerate(texts(daerah)):
        kind = chance.choices((BARIS, USULAN, PAKET), (6, 3, 1))[0]
        known = {"jenis": kind, "opd": chance.choice(AGENCIES), "pagu": chance.choice((pagu, pagu, None))}
        known["kode"] = chance.choice(("", "", "1.03.10.2.01.0012", "1.03.01.2.09.0009"))
        match chance.randrange(20):
            case 0 | 1:  # no place is said
                text = text.partition(" Desa ")[0] + f" Tahap {chance.randrange(9)}"
            case 2 | 3:  # a road, which other kecamatan have too
                text += f", Jl. {chance.choice(ROADS)} Ruas {chance.randrange(40)}"
            case 4:  # two kecamatan
                known["lokasi"] = f"Kec. {earlier.rpartition('Kec. ')[2]}"
            case 5:
                known["uraian"] = f"Pekerjaan {text} di Dusun {chance.choice(ROADS)}"
        if kind == BARIS and pagu:
            known |= {"bersama": chance.choice(("bersama", "sendiri")), "pagu_bersama": chance.randrange(pagu)}
        yield Row(daerah.kode, TAHUN, f"{kind}:{n}", text, **known)
        earlier = text if "Kec. " in text else earlier


def written(folder: Path, lines: int, form: str) -> Path:
    """One file per government, rows in an order that is nobody's."""
    folder.mkdir()
    for kode, rows in plans(lines).items():
        random.Random(1).shuffle(rows)
        (folder / f"{kode}-{TAHUN}{form}").write_bytes(encoded(Row, rows, form))
    return folder


def exported(folder: Path) -> Path:
    """The few rows above, one file per government."""
    folder.mkdir()
    for kode in (DELI, KETAPANG):
        own = [row for row in ROWS if row.daerah == kode]
        (folder / f"{kode}.csv").write_bytes(encoded(Row, own, ".csv"))
    return folder
