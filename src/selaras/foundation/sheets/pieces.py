"""Rows of a preview in pieces of at most 500, in the order of writing; a piece is one transaction and one entry."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from selaras.foundation.sheets.models import Upload, UploadRow

PIECE = 500  # rows per transaction
WRITES = (UploadRow.State.BARU, UploadRow.State.BERUBAH)


def waiting(upload: Upload) -> Any:
    """Rows that are still to be written."""
    return upload.rows.filter(applied=False, skipped=False, state__in=WRITES).order_by("seq")


def pieces(upload: Upload) -> Iterator[tuple[str, list[UploadRow]]]:
    """Runs of rows of one group, at most 500 long, in the order of writing."""
    rows = list(waiting(upload).values_list("pk", "group"))
    for group, run in groupby(rows, key=lambda row: row[1]):
        keys = [pk for pk, _group in run]
        for start in range(0, len(keys), PIECE):
            found = UploadRow.objects.in_bulk(keys[start : start + PIECE])
            yield group, [found[pk] for pk in keys[start : start + PIECE]]
