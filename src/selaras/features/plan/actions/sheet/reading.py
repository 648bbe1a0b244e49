"""Files of one import into drafts, each kind its own way. Nothing is written here."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from selaras.features.plan.actions.sheet.cascade import Cascade
from selaras.features.plan.actions.sheet.drafts import drafts_of
from selaras.features.plan.sheets import cascade, matrix, renja, renstra, rka, sirup
from selaras.features.plan.sheets.rows import LineRow, SheetRow
from selaras.foundation.sheets import fence, recognise
from selaras.foundation.sheets.reading import Order, Read, file_facts, identified
from selaras.foundation.sheets.refused import ColumnsUnknown, SheetRefused

FAMILIES = {
    "renja": (renja.RENJA, matrix.MATRIX),
    "renstra": (renstra.RENSTRA,),
    "cascade": cascade.KINDS,
}  # what a file of an import may be; a SiRUP file says it by its name
ALL_KINDS = (renja.RENJA, matrix.MATRIX, renstra.RENSTRA, rka.RKA, *sirup.KINDS, *cascade.KINDS)


def kinds_of(kind: str, name: str) -> tuple[recognise.Kind, ...]:
    """What a file of an import may be; empty where it is passed over."""
    if kind == "sirup":
        found = sirup.kind_of_file(name)
        return (found,) if found else ()
    return FAMILIES.get(kind, ())


def read_all(order: Order) -> Read:
    """Raises SheetRefused for a file that cannot be taken as this kind."""
    return READERS[order.kind](order)


def _identified(order: Order, path: Path, wanted: tuple[recognise.Kind, ...]) -> recognise.Found:
    """A two-column list of agencies looks alike in two families; the family that was asked for decides."""
    known = tuple(k for k in ALL_KINDS if k in wanted or wanted[0] not in cascade.KINDS or k not in sirup.KINDS)
    return identified(order, path, wanted, known)


def _read_renja(order: Order) -> Read:
    """One OPD's Renja: the raw list of sub kegiatan, or the printed matrix of 17 columns."""
    result = Read()
    for path in order.paths:
        order.tell(f"membaca {path.name}")
        found = _identified(order, path, FAMILIES["renja"])
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
        found = _identified(order, path, FAMILIES["renstra"])
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
        found = _identified(order, path, (wanted,))
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
            found.append((path, _identified(order, path, FAMILIES["cascade"])))
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
