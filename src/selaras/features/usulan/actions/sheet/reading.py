"""Files of one import into rows, each known by its columns. Nothing is written here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selaras.features.plan.actions.sheet.reading import ALL_KINDS
from selaras.features.usulan.actions.sheet.book import Book
from selaras.features.usulan.actions.sheet.preview import drafts_of
from selaras.features.usulan.sheets import kinds, rows
from selaras.foundation.sheets import fence, recognise
from selaras.foundation.sheets.drafts import Draft
from selaras.foundation.sheets.refused import SheetRefused

Tell = Callable[[str], None]


@dataclass(slots=True)
class Read:
    """Everything an import read: drafts of its own daerah, and what was passed over."""

    drafts: list[Draft] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=lambda: {"read": 0, "skipped_other_daerah": 0, "by_table": {}})


def read_all(paths: list[Path], book: Book, *, tell: Tell = lambda text: None) -> Read:
    """Raises SheetRefused for a file that is no proposal sheet; of several files those that are none are passed over."""
    result, refusals = Read(), []
    for path in sorted(paths, key=lambda p: p.name):
        tell(f"membaca {path.name}")
        try:
            found = _identified(path)
        except SheetRefused as no:
            if len(paths) == 1:
                raise
            refusals.append(f"{path.name}: {no}")
            tell(f"{path.name} dilewati: {no}")
            continue
        _take(result, path, found, book)
    if not result.files:
        raise SheetRefused("Tidak ada lembar usulan di folder ini. " + " ".join(refusals[:3]))
    return result


def _identified(path: Path) -> recognise.Found:
    tops = fence.tops(path)
    found = recognise.find(tops, kinds.KINDS)
    if found is not None and not found.missing:
        return found
    # Only a sheet that is none of ours is compared with every other kind, to be refused by its name.
    return recognise.identify(tops, (*kinds.KINDS, *ALL_KINDS), kinds.KINDS)


def _take(result: Read, path: Path, found: recognise.Found, book: Book) -> None:
    parsed = list(rows.parse(found, fence.rows(path, found.sheet), file=path.name, tahun=book.siklus.tahun))
    if not parsed:
        raise SheetRefused(f"Lembar '{found.sheet_name or path.name}' tidak berisi baris di bawah judulnya.")
    mine = [row for row in parsed if not book.elsewhere(row.place)]
    result.drafts += drafts_of(book, mine)
    result.files.append(_facts(path, found))
    result.counts["read"] += len(parsed)
    result.counts["skipped_other_daerah"] += len(parsed) - len(mine)
    result.counts["by_table"][path.name] = len(parsed)


def _facts(path: Path, found: recognise.Found) -> dict[str, Any]:
    """What the preview says about a file and its columns."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": path.name,
        "sha256": sha256,
        "size": path.stat().st_size,
        "kind": found.kind.nama,
        "sheet": found.sheet_name,
        "header_rows": list(found.header_rows),
        "columns": [[m.letter, m.header, m.field, m.how, str(m.confidence)] for m in found.matches],
    }
