"""Fits the shipped weights of overlap from labelled files: python tools/fit_overlap.py --lines DIR --pairs FILE.

Weights only leave this program; no row of the files does.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from selaras.main.bench import learning, lines, packages  # noqa: E402

FOLDER = ROOT / "src" / "selaras" / "reference" / "tumpang_tindih"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    args = parser.parse_args()
    read = packages.packages(args.pairs)
    said = packages.labels(args.pairs)
    same = learning.package_examples(read, said)
    near = learning.package_examples(read, said, near=True)
    ground = f"{len(same.labels)} pasangan paket berlabel, {int(same.labels.sum())} dugaan ganda"
    place = learning.fitted(near, learning.NEAR, learning.FREEDOM_NEAR, ground, signed=False).as_data()
    write("paket", learning.fitted(same, learning.SAME, learning.FREEDOM_PACKAGES, ground).as_data(), place)
    [split] = lines.splits(args.lines)
    own = learning.line_examples(split, lines.labels(split))
    joined = learning.joined(own, same, learning.SHARE_OF_PACKAGES)
    ground = f"{len(own.labels)} pasangan baris dan usulan, {int(own.labels.sum())} sama; ditambah {ground}"
    write("usulan", learning.fitted(joined, learning.SAME, learning.FREEDOM_LINES, ground).as_data(), place)


def write(name: str, same: dict, near: dict) -> None:
    text = json.dumps({"sama": same, "setempat": near}, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{name}: {len(same['bobot'])} + {len(near['bobot'])} bobot, kalibrasi {same['kalibrasi']}")


if __name__ == "__main__":
    main()
