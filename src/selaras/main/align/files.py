"""Files of the batch: rows of governments and pairs, as Parquet or as CSV. CSV needs no extra package."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, astuple, fields
from pathlib import Path
from typing import Any

from selaras.engines.overlap.rows import KINDS, Row
from selaras.foundation.sheets.cells import safe_cell
from selaras.main.align.extra import Refused, parquet

FORMS = (".parquet", ".csv")
WHOLE = frozenset(("tahun", "pagu", "pagu_bersama", "pagu_a", "pagu_b"))  # columns of whole numbers
FRACTIONS = frozenset(("kemiripan", "kedekatan", "bagian_bersama"))
DAERAH = re.compile(r"[0-9]{2}(\.[0-9]{2})?")  # code of a province or regency


class BadRow(Exception):  # noqa: N818
    """A row that cannot be read, in words."""


def found_files(place: Path) -> list[Path]:
    """The file itself, or the Parquet and CSV files of a folder in the order of their names."""
    if place.is_file() and place.suffix in FORMS:
        return [place]
    files = sorted(path for path in place.glob("*") if path.suffix in FORMS) if place.is_dir() else []
    if not files:
        raise Refused(
            f"Di {place} tidak ada berkas .parquet atau .csv. Keluarkan dahulu tiap daerah: "
            f"./selaras export rencana --daerah KODE --tahun TAHUN --out {place}/"
        )
    return files


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one file; a row that cannot be read stops with its place and reason."""
    for number, values in enumerate(read_values(path), 2 if path.suffix == ".csv" else 1):
        try:
            yield row_of(values)
        except BadRow as bad:
            raise Refused(f"{path.name}, baris {number}: {bad}") from None


def read_values(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a file as they stand in it, by column."""
    if path.suffix == ".parquet":
        for batch in parquet().ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
        return
    with path.open(encoding="utf-8-sig", newline="") as text:
        for values in csv.DictReader(text):
            yield {name: _unmarked(value or "") for name, value in values.items() if name}


def _unmarked(text: str) -> str:
    """Without the mark that keeps a spreadsheet from running a text."""
    return text[1:] if text.startswith("'") and safe_cell(text[1:]) == text else text


def row_of(values: Mapping[str, Any]) -> Row:
    """One row of a file; what the file does not say is empty."""
    known: dict[str, Any] = {}
    for field in fields(Row):
        value = values.get(field.name)
        if value is None or value == "":
            if field.default is MISSING:
                raise BadRow(f"kolom '{field.name}' kosong atau tidak ada.")
            continue
        known[field.name] = _whole(field.name, value) if field.name in WHOLE else str(value)
    if not DAERAH.fullmatch(known["daerah"]):
        raise BadRow(f"'{known['daerah']}' bukan kode daerah. Tulis seperti 12.07 atau 12.")
    if not 2000 <= known["tahun"] <= 2099:
        raise BadRow(f"'{known['tahun']}' bukan tahun rencana. Tulis empat angka, misalnya 2026.")
    if known.get("jenis", KINDS[0]) not in KINDS:
        raise BadRow(f"jenis '{known['jenis']}' tidak dikenal. Tulis {', '.join(KINDS)}.")
    return Row(**known)


def _whole(name: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        raise BadRow(f"kolom '{name}' bukan bilangan bulat: {value}. Tulis misalnya 50000000.") from None
    if number < 0:
        raise BadRow(f"kolom '{name}' kurang dari nol: {value}.")
    return number


def form_of(path: Path) -> str:
    """The ending of a file to be written, when it is one of ours."""
    if path.suffix not in FORMS:
        raise Refused(f"Bentuk '{path.suffix}' tidak dikenal. Pakai nama berkas yang berakhir .parquet atau .csv.")
    return path.suffix


def encoded(kind: type, rows: Iterable[Any], form: str) -> bytes:
    """Rows of a dataclass as a file of this form, columns in the order of its fields."""
    names = tuple(field.name for field in fields(kind))
    return _parquet(names, rows) if form == ".parquet" else _csv(names, rows)


def _csv(names: Sequence[str], rows: Iterable[Any]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if v is None else safe_cell(v) for v in astuple(row)] for row in rows)
    return out.getvalue().encode()


def _parquet(names: Sequence[str], rows: Iterable[Any]) -> bytes:
    pq = parquet()
    out = io.BytesIO()
    pq.write_table(arrow_table(names, rows), out, compression="zstd")
    return out.getvalue()


def arrow_table(names: Sequence[str], rows: Iterable[Any]) -> Any:
    """Rows as a table with the types of their columns."""
    parquet()
    import pyarrow as pa

    columns = list(zip(*(astuple(row) for row in rows), strict=True)) or [()] * len(names)
    return pa.table(dict(zip(names, columns, strict=True)), schema=arrow_schema(names))


def arrow_schema(names: Sequence[str]) -> Any:
    """Text, whole numbers or fractions by the names of the columns."""
    parquet()
    import pyarrow as pa

    def kind(name: str) -> Any:
        return pa.int64() if name in WHOLE else pa.float64() if name in FRACTIONS else pa.string()

    return pa.schema([(name, kind(name)) for name in names])
