"""Files of one import into drafts, each kind its own way. Nothing is written here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selaras.features.plan.actions.sheet.drafts import Draft, drafts_of
from selaras.features.plan.sheets import sirup
from selaras.features.plan.sheets.rows import SheetRow
from selaras.foundation.sheets import fence, recognise
from selaras.foundation.sheets.refused import SheetRefused
from selaras.foundation.tahapan.models import Siklus

Tell = Callable[[str], None]


@dataclass(slots=True)
class Read:
    """Everything an import read: drafts of its own daerah, and what was passed over."""

    drafts: list[Draft] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=lambda: {"read": 0, "skipped_other_daerah": 0, "by_table": {}})

    def count(self, file: str, read: int, skipped: int) -> None:
        self.counts["read"] += read
        self.counts["skipped_other_daerah"] += skipped
        self.counts["by_table"][file] = self.counts["by_table"].get(file, 0) + read


def file_facts(path: Path, found: recognise.Found) -> dict[str, Any]:
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


def read_all(
    kind: str, paths: list[Path], *, siklus: Siklus, opd_id: int | None, mapping: dict[str, Any], tell: Tell
) -> Read:
    return READERS[kind](paths, siklus, opd_id, tell)


def _read_sirup(paths: list[Path], siklus: Siklus, opd_id: int | None, tell: Tell) -> Read:
    """The file set: every file of it that is there, in the order of taking in."""
    chosen = sorted((p for p in paths if sirup.kind_of_file(p.name)), key=lambda p: (sirup.order_of_file(p.name), p.name))
    if not chosen:
        raise SheetRefused("Di folder ini tidak ada berkas SiRUP (perangkat_daerah, program, kegiatan, sub_kegiatan, paket_…).")
    result = Read()
    for path in chosen:
        tell(f"membaca {path.name}")
        wanted = sirup.kind_of_file(path.name)
        assert wanted is not None  # noqa: S101  chosen above by this very question
        found = recognise.identify(fence.tops(path), sirup.KINDS, (wanted,))
        result.files.append(file_facts(path, found))
        _take_sirup(result, path, found, siklus.daerah_id)
    return result


def _take_sirup(result: Read, path: Path, found: recognise.Found, daerah: str) -> None:
    read = skipped = 0
    mine: list[SheetRow] = []
    for row in sirup.parse(found, fence.rows(path, found.sheet), file=path.name):
        read += 1
        pemda = getattr(row, "pemda", "")
        if pemda and pemda != daerah:
            skipped += 1
        else:
            mine.append(row)
    result.drafts += drafts_of(mine, "sirup")
    result.count(path.name, read, skipped)


READERS: dict[str, Callable[[list[Path], Siklus, int | None, Tell], Read]] = {"sirup": _read_sirup}
