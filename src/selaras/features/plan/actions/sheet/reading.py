"""Files of one import into drafts, each kind its own way. Nothing is written here."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from selaras.features.plan.actions.sheet.cascade import Cascade
from selaras.features.plan.actions.sheet.drafts import Draft, drafts_of
from selaras.features.plan.sheets import cascade, matrix, renja, renstra, rka, sirup
from selaras.features.plan.sheets.rows import LineRow, SheetRow
from selaras.foundation.sheets import fence, mapping, memory, recognise
from selaras.foundation.sheets.cells import SheetTop
from selaras.foundation.sheets.refused import ColumnsUnknown, SheetRefused
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import tanggal

Tell = Callable[[str], None]
FAMILIES = {
    "renja": (renja.RENJA, matrix.MATRIX),
    "renstra": (renstra.RENSTRA,),
    "cascade": cascade.KINDS,
}  # what a file of an import may be; a SiRUP file says it by its name
ALL_KINDS = (renja.RENJA, matrix.MATRIX, renstra.RENSTRA, rka.RKA, *sirup.KINDS, *cascade.KINDS)


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


def kinds_of(kind: str, name: str) -> tuple[recognise.Kind, ...]:
    """What a file of an import may be; empty where it is passed over."""
    if kind == "sirup":
        found = sirup.kind_of_file(name)
        return (found,) if found else ()
    return FAMILIES.get(kind, ())


def file_facts(order: "Order", path: Path, found: recognise.Found) -> dict[str, Any]:
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


@dataclass(frozen=True, slots=True)
class Order:
    """What to read, and how."""

    paths: list[Path]
    siklus: Siklus
    opd: str = ""  # '#id' or 'kode:<code>' for a sheet of one OPD
    mapping: dict[str, dict[str, Any]] = field(default_factory=dict)  # file → mapping.Choice
    tahun_awal: int | None = None  # first year of a Renstra
    tell: Tell = lambda text: None
    tops: dict[str, dict[str, Any]] = field(default_factory=dict)  # filled while reading, for matching by hand
    recalled: dict[str, int] = field(default_factory=dict)  # filled while reading: file → memory that was used

    @property
    def opd_kode(self) -> str:
        return self.opd.removeprefix("kode:") if self.opd.startswith("kode:") else ""


def read_all(kind: str, order: Order) -> Read:
    """Raises SheetRefused for a file that cannot be taken as this kind."""
    return READERS[kind](order)


def identified(order: Order, path: Path, wanted: tuple[recognise.Kind, ...]) -> recognise.Found:
    """The sheet as a person matched it, as this daerah matched one like it before, or as recognised."""
    tops = fence.tops(path)
    # A two-column list of agencies looks alike in two families; the family that was asked for decides.
    known = tuple(k for k in ALL_KINDS if k in wanted or wanted[0] not in cascade.KINDS or k not in sirup.KINDS)
    about = order.tops[path.name] = {"sheets": mapping.keep(tops), "problem": ""}
    try:
        found = _chosen(order, path, tops, wanted) or _recalled(order, path, tops, wanted)
        if found is None:
            return recognise.identify(tops, known, wanted)
    except ColumnsUnknown as no:
        about["problem"] = str(no)
        raise
    recognise.refuse_other(tops, known, wanted)
    return found


def _chosen(
    order: Order, path: Path, tops: Sequence[SheetTop], wanted: tuple[recognise.Kind, ...]
) -> recognise.Found | None:
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


def _recalled(
    order: Order, path: Path, tops: Sequence[SheetTop], wanted: tuple[recognise.Kind, ...]
) -> recognise.Found | None:
    back = memory.recall(order.siklus.daerah_id, wanted, tops)
    if back is None:
        return None
    order.recalled[path.name] = back.memory.pk
    day = tanggal(back.memory.made_at)
    order.tell(f"{path.name}: kolom dicocokkan seperti pada {day} oleh {back.memory.created_by_name}.")
    return back.found


def _read_renja(order: Order) -> Read:
    """One OPD's Renja: the raw list of sub kegiatan, or the printed matrix of 17 columns."""
    result = Read()
    for path in order.paths:
        order.tell(f"membaca {path.name}")
        found = identified(order, path, FAMILIES["renja"])
        parse = matrix.parse if found.kind is matrix.MATRIX else renja.parse
        rows = parse(
            found, fence.rows(path, found.sheet), file=path.name, tahun=order.siklus.tahun, opd_kode=order.opd_kode
        )
        _take(result, order, path, found, list(rows), f"renja:{order.opd_kode or order.opd}")
    return result


def _read_renstra(order: Order) -> Read:
    """One OPD's Renstra: every level, five years of target and money."""
    result = Read()
    for path in order.paths:
        order.tell(f"membaca {path.name}")
        found = identified(order, path, FAMILIES["renstra"])
        first = order.tahun_awal or _year_in_name(path.name) or order.siklus.tahun
        rows = renstra.parse(
            found, fence.rows(path, found.sheet), file=path.name, opd_kode=order.opd_kode, tahun_awal=first
        )
        taken = [_with_year(row, order.siklus.tahun) for row in rows]
        _take(result, order, path, found, taken, f"renja:{order.opd_kode or order.opd}")
        result.files[-1]["tahun_awal"] = first
    return result


def _year_in_name(name: str) -> int | None:
    """'renstra_2021_2026.xlsx' begins in 2021."""
    found = re.search(r"(20\d\d)\D{1,3}20\d\d", name)
    return int(found[1]) if found else None


def _with_year(row: LineRow, tahun: int) -> LineRow:
    """A Renstra line's pagu is the money of the cycle's year, where the Renstra covers it."""
    money = next((t.pagu for t in row.tahunan if t.tahun == tahun), None)
    return replace(row, pagu=money) if row.pagu is None else row


def _take(result: Read, order: Order, path: Path, found: recognise.Found, rows: list[LineRow], source: str) -> None:
    if not rows:
        raise SheetRefused(f"Lembar '{found.sheet_name or path.name}' tidak berisi baris di bawah judulnya.")
    result.files.append(file_facts(order, path, found))
    result.drafts += drafts_of(rows, source)
    result.count(path.name, sum(not row.derived for row in rows), 0)


def _read_sirup(order: Order) -> Read:
    """The file set: every file of it that is there, in the order of taking in."""
    paths, siklus, tell = order.paths, order.siklus, order.tell
    chosen = sorted(
        (p for p in paths if sirup.kind_of_file(p.name)), key=lambda p: (sirup.order_of_file(p.name), p.name)
    )
    if not chosen:
        raise SheetRefused(
            "Di folder ini tidak ada berkas SiRUP (perangkat_daerah, program, kegiatan, sub_kegiatan, paket_…)."
        )
    result = Read()
    for path in chosen:
        tell(f"membaca {path.name}")
        wanted = sirup.kind_of_file(path.name)
        assert wanted is not None  # noqa: S101  chosen above by this very question
        found = identified(order, path, (wanted,))
        result.files.append(file_facts(order, path, found))
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


def _read_cascade(order: Order) -> Read:
    """The tree of meaning and what comes with it: a file, or every file of a folder that is one of its sheets."""
    found = []
    for path in order.paths:
        order.tell(f"membaca {path.name}")
        try:
            found.append((path, identified(order, path, FAMILIES["cascade"])))
        except SheetRefused as no:
            if len(order.paths) == 1:
                raise
            order.tell(f"{path.name} dilewati: {no}")
    if not found:
        raise ColumnsUnknown("Tidak ada berkas pohon kinerja di folder ini (jenjang, rujukan, induk, uraian).")
    result, rows = Read(), Cascade(order.siklus.tahun)
    for path, kind in sorted(found, key=lambda pair: cascade.ORDER.index(pair[1].kind)):
        mine = list(cascade.parse(kind, fence.rows(path, kind.sheet), file=path.name))
        rows.take(mine)
        result.files.append(file_facts(order, path, kind))
        result.count(path.name, len(mine), 0)
    result.drafts = rows.finish()
    return result


READERS: dict[str, Callable[[Order], Read]] = {
    "sirup": _read_sirup,
    "renja": _read_renja,
    "renstra": _read_renstra,
    "cascade": _read_cascade,
}
