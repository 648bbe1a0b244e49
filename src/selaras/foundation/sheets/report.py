"""What an import did, from its stored rows: counts, problems, and the fingerprint that knows its files again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selaras.foundation.sheets.models import Upload, UploadRow


@dataclass(slots=True)
class Report:
    """What an import did, in counts of rows; the shape of ``--json``."""

    read: int = 0
    applied: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: int = 0  # cells
    skipped_other_daerah: int = 0
    seconds: float = 0.0
    by_table: dict[str, dict[str, int]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        names = ("read", "applied", "unchanged", "refused", "problems", "skipped_other_daerah")
        return {name: getattr(self, name) for name in names} | {
            "seconds": round(self.seconds, 2),
            "by_table": self.by_table,
        }


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over names and contents of the files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        with path.open("rb") as file:
            total.update(f"{path.name}\x00{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()


def report_of(upload: Upload) -> Report:
    """Counts from the stored rows, so that a resumed import adds up to the file."""
    report = Report(
        read=upload.counts.get("read", 0),
        skipped_other_daerah=upload.counts.get("skipped_other_daerah", 0),
        by_table={name: {"read": n, "applied": 0} for name, n in upload.counts.get("by_table", {}).items()},
    )
    tally: Counter[tuple[str, str, bool]] = Counter()
    rows = upload.rows.filter(derived=False).values_list("file", "state", "applied", "problems")
    for file, state, applied, problems in rows.iterator(chunk_size=2000):
        tally[file, state, applied] += 1
        report.problems += len(problems)
    for (file, state, applied), count in tally.items():
        if applied:
            report.applied += count
            report.by_table[file]["applied"] += count
        elif state in (UploadRow.State.SAMA, UploadRow.State.GANDA):
            report.unchanged += count
        elif state == UploadRow.State.BERMASALAH:
            report.refused += count
    return report


def problems_of(upload: Upload, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Every problem of an upload with its file, in the order of the files."""
    rows = upload.rows.exclude(problems=[]).order_by("file", "number").values_list("file", "problems")
    for n, (file, problems) in enumerate(rows.iterator(chunk_size=2000)):
        if limit is not None and n >= limit:
            return
        for found in problems:
            yield {"file": file, **found}
