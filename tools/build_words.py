"""Builds bahasa/kata.csv: words of work, from the names of both nomenclatures, without words that name villages.

python tools/build_words.py
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from selaras.reference.codes import NOMENKLATUR_SETS, nomenklatur, wilayah  # noqa: E402

LEAST_NAMES = 3  # official names a word must stand in
MOST_PLACES = 3  # places it may name without being taken for a name
TIMES = 4  # or it stands in so many times more official names than places


def main() -> None:
    work: Counter[str] = Counter()
    for edition in NOMENKLATUR_SETS:
        for row in nomenklatur(edition):
            work.update(set(re.findall("[a-z]{3,}", row.nama.lower())))
    places: Counter[str] = Counter()
    for row in wilayah():
        places.update(set(re.findall("[a-z]+", row.nama.lower())))
    kept = [w for w in work if work[w] >= LEAST_NAMES and (places[w] <= MOST_PLACES or work[w] > TIMES * places[w])]
    target = ROOT / "src" / "selaras" / "reference" / "bahasa" / "kata.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kata"])
        writer.writerows([word] for word in sorted(kept))
    print(f"{len(kept)} words")


if __name__ == "__main__":
    main()
