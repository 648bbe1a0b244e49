"""The files of the open data, made from one snapshot."""

import json
from collections.abc import Iterator
from typing import Any

from selaras.features.portal.fields import DataSet
from selaras.features.portal.models import Terbitan
from selaras.features.portal.queries.snapshot import Shown
from selaras.foundation.papers.blocks import Cell, Column, Row, Table
from selaras.foundation.papers.printers.csv import print_csv


def rows_of(shown: Shown, data: DataSet) -> Iterator[dict[str, Any]]:
    """Every row with exactly the fields of the dictionary, in their order."""
    return (row_of(row, data) for row in shown.raw[data.name])


def row_of(row: dict[str, Any], data: DataSet) -> dict[str, Any]:
    """One row of a snapshot with exactly the fields of the dictionary."""
    full = row | _homes(row) if data.name == "usulan" else row
    return {field.name: full[field.name] for field in data.fields}


def _homes(row: dict[str, Any]) -> dict[str, Any]:
    return {"baris": [home["baris"] for home in row["tempat"]], "nasib": [home["nasib"] for home in row["tempat"]]}


def as_csv(shown: Shown, data: DataSet) -> bytes:
    """Names of fields in the first row; lists joined by a semicolon; a formula stays text."""
    columns = tuple(Column(field.name, field.name) for field in data.fields)
    rows = tuple(Row(tuple(_cell(value) for value in row.values())) for row in rows_of(shown, data))
    return print_csv(Table(columns, rows))


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return "; ".join(" ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    cell: Cell = value
    return cell


def as_json(shown: Shown, data: DataSet, row: Terbitan) -> bytes:
    """The rows with where they come from."""
    said = {
        "daerah": row.daerah_id,
        "tahun": row.siklus.tahun,
        "terbitan": row.nomor,
        "tanggal": row.at.isoformat(),
        "sha256": row.sha256,
        "data_contoh": row.siklus.contoh,
        data.name: list(rows_of(shown, data)),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
