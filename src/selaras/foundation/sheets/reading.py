"""Files of one import on their way into rows, each known by its columns. Nothing is written here."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selaras.foundation.sheets import fence, mapping, memory, recognise
from selaras.foundation.sheets.cells import SheetTop
from selaras.foundation.sheets.drafts import Draft
from selaras.foundation.sheets.refused import ColumnsUnknown
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import tanggal

Tell = Callable[[str], None]
Kinds = tuple[recognise.Kind, ...]


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


@dataclass(frozen=True, slots=True)
class Order:
    """What to read, and how."""

    kind: str  # as Upload.kind
    paths: list[Path]
    siklus: Siklus
    opd: str = ""  # '#id' or 'kode:<code>' for a sheet of one OPD
    mapping: dict[str, dict[str, Any]] = field(default_factory=dict)  # file → mapping.Choice
    tahun_awal: int | None = None  # first year of a sheet of several years
    tell: Tell = lambda text: None
    tops: dict[str, dict[str, Any]] = field(default_factory=dict)  # filled while reading, for matching by hand
    recalled: dict[str, int] = field(default_factory=dict)  # filled while reading: file → memory that was used

    @property
    def opd_kode(self) -> str:
        return self.opd.removeprefix("kode:") if self.opd.startswith("kode:") else ""


def identified(order: Order, path: Path, wanted: Kinds, known: Kinds, *, own_first: bool = False) -> recognise.Found:
    """The sheet as a person matched it, as this daerah matched one like it before, or as recognised.

    ``known``: all kinds that a file is compared with, to be refused by its name. ``own_first``: not where it is
    wholly one of the wanted kinds.
    """
    tops = fence.tops(path)
    about = order.tops[path.name] = {"sheets": mapping.keep(tops), "problem": ""}
    own = recognise.find(tops, wanted) if own_first else None
    whole = own if own and not own.missing else None
    try:
        found = _chosen(order, path, tops, wanted) or _recalled(order, path, tops, wanted) or whole
        if found is None:
            return recognise.identify(tops, known, wanted)
    except ColumnsUnknown as no:
        about["problem"] = str(no)
        raise
    if whole is None:
        recognise.refuse_other(tops, known, wanted)
    return found


def _chosen(order: Order, path: Path, tops: Sequence[SheetTop], wanted: Kinds) -> recognise.Found | None:
    kept = order.mapping.get(path.name)
    if kept is None:
        return None
    found = mapping.read_as(tops, wanted, mapping.Choice.from_json(kept))
    if found is None:
        raise ColumnsUnknown("Baris judul yang dipilih tidak ada di berkas ini. Pilih lagi barisnya.")
    if found.missing:
        absent = ", ".join(f"'{header}'" for header in found.missing)
        raise ColumnsUnknown(f"Kolom {absent} belum dipilih. Cocokkan kolomnya lalu lanjutkan.")
    return found


def _recalled(order: Order, path: Path, tops: Sequence[SheetTop], wanted: Kinds) -> recognise.Found | None:
    back = memory.recall(order.siklus.daerah_id, wanted, tops)
    if back is None:
        return None
    order.recalled[path.name] = back.memory.pk
    day = tanggal(back.memory.made_at)
    order.tell(f"{path.name}: kolom dicocokkan seperti pada {day} oleh {back.memory.created_by_name}.")
    return back.found


def file_facts(order: Order, path: Path, found: recognise.Found) -> dict[str, Any]:
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
        "memory": order.recalled.get(path.name),
    }
