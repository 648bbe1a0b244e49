"""Labelled files of the benches: found by the start of their name, read by the columns that may be read."""

import csv
import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from selaras.main.cli.speech import Stop


def one_file(folder: str | Path, start: str) -> Path:
    """The one file of a folder whose name begins so; of several the first by name."""
    found = sorted(path for ending in ("csv", "csv.gz") for path in Path(folder).glob(f"{start}*.{ending}"))
    if not found:
        raise Stop(f"Di {folder} tidak ada berkas {start}*.csv. Periksa foldernya.")
    return found[0]


def _opened(file: Path) -> TextIO:
    if not file.is_file():
        raise Stop(f"Berkas {file} tidak ada. Periksa namanya.")
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8-sig", newline="")
    return file.open(encoding="utf-8-sig", newline="")


def read_columns(path: str | Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a file with the named columns only."""
    wanted = tuple(columns)
    file = Path(path)
    with _opened(file) as text:
        reader = csv.DictReader(text)
        missing = [column for column in wanted if column not in (reader.fieldnames or ())]
        if missing:
            raise Stop(f"Berkas {file.name} tidak punya kolom {', '.join(missing)}.")
        return [{column: row[column] or "" for column in wanted} for row in reader]


def header(path: str | Path) -> tuple[str, ...]:
    """The column names of a file."""
    with _opened(Path(path)) as text:
        return tuple(next(csv.reader(text), ()))


def rounded(found: dict[str, Any]) -> dict[str, Any]:
    """Figures to four places."""
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}
