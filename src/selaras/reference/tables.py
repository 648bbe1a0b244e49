"""Reads the bundled tables."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a bundled table by its name under the reference folder, compressed or plain."""
    path = FOLDER / name
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
