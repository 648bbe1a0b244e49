"""Labelled files of the benches: found by the start of their name, read by the columns that may be read."""

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from selaras.main.cli.speech import Answer, Stop


def one_file(folder: str, start: str) -> Path:
    """The one file of a folder whose name begins so; of several the first by name."""
    found = sorted(path for ending in ("csv", "csv.gz") for path in Path(folder).glob(f"{start}*.{ending}"))
    if not found:
        raise Stop(f"Di {folder} tidak ada berkas {start}*.csv. Periksa foldernya.")
    return found[0]


def read_columns(path: str | Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a file with the named columns only."""
    wanted = tuple(columns)
    file = Path(path)
    if not file.is_file():
        raise Stop(f"Berkas {file} tidak ada. Periksa namanya.")
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        missing = [column for column in wanted if column not in (reader.fieldnames or ())]
        if missing:
            raise Stop(f"Berkas {file.name} tidak punya kolom {', '.join(missing)}.")
        return [{column: row[column] or "" for column in wanted} for row in reader]


def header(path: str | Path) -> tuple[str, ...]:
    """The column names of a file."""
    file = Path(path)
    if not file.is_file():
        raise Stop(f"Berkas {file} tidak ada. Periksa namanya.")
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8-sig", newline="") as text:
        return tuple(next(csv.reader(text), ()))


def figures(found: dict[str, Any]) -> Answer:
    """One JSON object, figures to four places, also when JSON was not asked for."""
    data = {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}
    return Answer(data, (json.dumps(data, ensure_ascii=False),))
