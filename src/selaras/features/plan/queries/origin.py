"""The sheet row that a row of the plan came from, as the page of that import finds it."""

from typing import Any

from selaras.foundation.sheets.models import UploadRow


def before_origin(row: Any) -> int | None:
    """The place just before the row's own in the order of its import; None for a row typed in."""
    if not (row.upload_id and row.upload_row):
        return None
    found = UploadRow.objects.filter(upload=row.upload_id, file=row.upload_file, number=row.upload_row).order_by("seq")
    seq = found.values_list("seq", flat=True).first()
    return None if seq is None else seq - 1
