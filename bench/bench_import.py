"""Ketapang's published plan taken in: seconds and memory, beside the bare reading of the same files.

Prints one JSON object. Wall time and CPU of init + import of all files (preview and apply), peak memory of the
process and its fenced readers, and the ratio of the import's CPU to reading the files with the csv module alone.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, bare, measured

sys.path.insert(0, str(ROOT / "src"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the same; there is nothing to leave out")
    parser.parse_args()
    from selaras.reference import unpack_ketapang

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "set"
        folder.mkdir()
        unpack_ketapang(folder)
        floor = bare(sorted(folder.glob("*.csv")))
        data = ("--data", f"{place}/var", "--json")
        measured("init", "--daerah", "61.04", "--tahun", "2022", *data)
        report, wall, cpu, memory = measured(
            "import", "sirup", str(folder), "--daerah", "61.04", "--tahun", "2022", *data
        )
    figures = {"rows": report["read"], "applied": report["applied"], "wall_s": round(wall, 1), "cpu_s": round(cpu, 1)}
    figures |= {"peak_mb": round(memory), "bare_read_cpu_s": round(floor, 3), "ratio": round(cpu / floor, 1)}
    print(json.dumps(figures | {"limits": {"wall_s": 90, "peak_mb": 600}}))


if __name__ == "__main__":
    main()
