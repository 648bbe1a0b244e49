"""10,000 proposals of one SIPD export taken in: seconds and memory, beside the bare reading of the same file.

Prints one JSON object. The sheet is made here: 26 columns, villages of Deli Serdang, recommendations in words.
"""

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, bare, measured

sys.path.insert(0, str(ROOT / "src"))
HEADERS = (
    "No", "ID Usulan", "Tanggal Usul", "Pengusul", "Profil", "Usulan", "Masalah", "Alamat", "Kabupaten", "Kecamatan",
    "Kelurahan", "Usulan Ke", "OPD Tujuan Awal", "OPD Tujuan Akhir", "Status", "Catatan", "Rekom Mitra",
    "Rekom Kelurahan/Desa", "Rekom Kecamatan", "Rekom SKPD", "Rekom TAPD", "Volume", "Satuan", "Anggaran",
    "Jenis Belanja", "Sub Kegiatan",
)  # fmt: skip
WORK = ("Rabat beton", "Drainase", "Jembatan", "Posyandu", "Penerangan jalan", "Sumur bor", "Pelatihan menjahit")
STATES = ("Forum SKPD", "Musrenbang Kecamatan", "Diakomodir", "Tidak Diakomodir", "Validasi Mitra Bappeda")


def villages() -> list[tuple[str, str]]:
    """(kecamatan, desa) of Deli Serdang, from the reference data."""
    from selaras.reference import tables

    names = {row["kode"]: row["nama"] for row in tables.rows("wilayah.csv.gz")}
    here = [kode for kode in names if kode.startswith("12.07.") and len(kode) == 13]
    return [(names[kode.rpartition(".")[0]], names[kode]) for kode in here]


def write_sheet(path: Path, count: int) -> None:
    places = villages()
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADERS)
        for n in range(1, count + 1):
            kecamatan, desa = places[n % len(places)]
            volume, price = 20 + n % 380, 250_000 + 1_000 * (n % 900)
            said = f"Diterima, {volume} m, Rp{volume * price:,}".replace(",", ".") if n % 3 else "Diterima"
            out.writerow([
                n, 400_000 + n, f"2022-01-{1 + n % 28:02d}", f"Pemerintah Desa {desa}", "Desa", f"{WORK[n % 7]} Dusun {n % 12 + 1}",
                f"Jalan rusak di RT {n % 20}, {n} keluarga terdampak", f"Dusun {n % 12 + 1} (3.{500000 + n}, 98.{600000 + n})",
                "Kabupaten Deli Serdang", kecamatan, desa, n % 9 + 1, "Dinas Sumber Daya Air", "Dinas Sumber Daya Air",
                STATES[n % 5], "", said, "Diterima", said if n % 2 else "", "", "", volume, "m", volume * price, "Belanja Modal", "",
            ])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 proposals instead of 10,000")
    count = 1_000 if parser.parse_args().quick else 10_000
    with tempfile.TemporaryDirectory() as place:
        sheet = Path(place) / "usulan.csv"
        write_sheet(sheet, count)
        floor = bare([sheet])
        about = ("--daerah", "12.07", "--tahun", "2022", "--data", f"{place}/var", "--json")
        measured("init", *about)
        report, wall, cpu, memory = measured("import", "usulan", str(sheet), *about)
        again, again_wall, _cpu, _memory = measured("import", "usulan", str(sheet), *about)
    figures = {"rows": report["read"], "applied": report["applied"], "wall_s": round(wall, 1), "cpu_s": round(cpu, 1)}
    figures |= {"import_s": report["seconds"], "problems": report["problems"], "peak_mb": round(memory)}
    figures |= {"bare_read_cpu_s": round(floor, 3), "ratio": round(cpu / floor, 1)}
    figures |= {"second_applied": again["applied"], "second_wall_s": round(again_wall, 1)}
    print(json.dumps(figures | {"limits": {"wall_s": 60, "peak_mb": 600}}))


if __name__ == "__main__":
    main()
