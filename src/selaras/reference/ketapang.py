"""The published plan of Kabupaten Ketapang 2022, in the file set of its source."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from selaras.reference.tables import FOLDER, rows


def ketapang_dir() -> Path:
    """The folder of the compressed file set."""
    return FOLDER / "ketapang_2022"


def unpack_ketapang(target: Path) -> Path:
    """Writes the file set as plain CSV into a folder, as an import takes it."""
    target.mkdir(parents=True, exist_ok=True)
    for packed in sorted(ketapang_dir().glob("*.csv.gz")):
        (target / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return target


def ketapang_corrections() -> Iterator[dict[str, str]]:
    """What was changed in the published texts, with its reason: names of private persons are masked."""
    yield from rows("ketapang_2022/corrections.csv")
