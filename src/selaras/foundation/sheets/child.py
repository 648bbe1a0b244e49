"""The fenced child: reads one untrusted file on standard input, writes its rows as JSON lines."""

import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import IO, Any

from selaras.foundation import limits
from selaras.foundation.sheets import delimited, prescan, refused
from selaras.foundation.sheets.refused import SheetRefused

MEMORY = 1 << 30  # bytes of address space
CPU = 30  # seconds
HEADER_ROWS = 60  # merges below are no header
WHOLE = 10**15  # a spreadsheet number keeps 15 digits


def fence() -> None:
    """Take away what reading does not need."""
    limits.fence(memory=MEMORY, cpu=CPU)


def as_json(value: Any) -> Any:
    """One calamine value as JSON that loses no digit."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < WHOLE else value
    if isinstance(value, datetime):
        whole_day = value.time() == time(0, 0)
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return str(value)
    return value


def percent(value: float) -> str:
    """0.96 in a percent cell is shown as '96%'."""
    shown = (Decimal(repr(value)) * 100).normalize()
    return f"{shown:f}%".replace(".", ",")


def workbook(file: IO[bytes], top: int | None, only: int | None) -> Iterator[Any]:
    """Every sheet of an XLSX file: a head, then its rows."""
    notes = prescan.scan(file)
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
        found = {note.name: note for note in notes}
        for index, meta in enumerate(book.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet or (only is not None and index != only):
                continue
            note = found.get(meta.name) or prescan.SheetNotes(meta.name, "")
            merged = [span for span in note.merged if span[0] <= HEADER_ROWS]
            hidden = meta.visible != SheetVisibleEnum.Visible
            yield {"sheet": meta.name, "index": index, "hidden": hidden, "merged": merged}
            yield from sheet_rows(book.get_sheet_by_index(index), note, top)
    except CalamineError as fault:
        text = str(fault).lower()
        raise SheetRefused(refused.LOCKED if "password" in text else refused.TRUNCATED) from fault


def sheet_rows(sheet: Any, note: prescan.SheetNotes, top: int | None) -> Iterator[list[Any]]:
    """The filled rows of one sheet, numbered as it shows them."""
    left = sheet.start[1] if sheet.start else 0
    last_error = max(note.errors, default=0) // prescan.WIDTH
    sent = 0
    body = sheet.iter_rows() if sheet.start else iter(())
    height = sheet.end[0] + 1 if sheet.end else 0  # total_height is one short
    for number in range(1, max(height, last_error) + 1):
        values = next(body, ())
        if top is not None and sent >= top:
            return
        cells = [None] * left + [as_json(value) for value in values]
        for column in note.columns(note.percents, number):
            if column < len(cells) and isinstance(values[column - left], float):
                cells[column] = percent(values[column - left])
        if note.errors:
            _put_errors(cells, note, number)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            sent += 1
            formulas = note.columns(note.formulas, number)
            yield [number, cells, formulas] if formulas else [number, cells]


def _put_errors(cells: list[Any], note: prescan.SheetNotes, number: int) -> None:
    for packed, text in note.errors.items():
        row, column = divmod(packed, prescan.WIDTH)
        if row == number:
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = {"e": text or "#GALAT!"}


def text_table(file: IO[bytes], top: int | None) -> Iterator[Any]:
    """A CSV file as one sheet."""
    data = delimited.load(file)
    delimited.check_kind(data)
    encoding = delimited.encoding_of(data)
    yield {"sheet": "", "index": 0, "encoding": encoding}
    sent = 0
    for number, cells in delimited.records(data, encoding):
        if top is not None and sent >= top:
            return
        plain = [cell.strip() or None for cell in cells]
        while plain and plain[-1] is None:
            plain.pop()
        if plain:
            sent += 1
            yield [number, plain]


def pieces(file: IO[bytes], top: int | None, only: int | None) -> Iterator[Any]:
    """What the file holds, chosen by its first bytes and never by its name."""
    magic = file.read(8)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size == 0:
        raise SheetRefused(refused.EMPTY)
    if magic.startswith(b"PK"):
        if size > prescan.MAX_XLSX:
            raise SheetRefused(refused.TOO_LARGE)
        yield from workbook(file, top, only)
    elif magic.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in file.read(prescan.MAX_XLSX)
        raise SheetRefused(refused.LOCKED if locked else refused.OLD_EXCEL)
    else:
        yield from text_table(file, top)


def main(arguments: list[str]) -> int:
    """Arguments: rows per sheet ('-' for all), index of the only sheet ('-' for all)."""
    fence()
    top, only = (None if text == "-" else int(text) for text in arguments)
    out = sys.stdout
    rows = 0
    try:
        for piece in pieces(sys.stdin.buffer, top, only):
            rows += isinstance(piece, list)
            out.write(json.dumps(piece, ensure_ascii=False, separators=(",", ":")) + "\n")
        if rows == 0 and only is None:
            raise SheetRefused(refused.NO_ROWS)  # noqa: TRY301
        out.write('{"end":true}\n')
    except SheetRefused as no:
        out.write(json.dumps({"refused": str(no)}) + "\n")
    except MemoryError:
        out.write(json.dumps({"refused": refused.TOO_LARGE}) + "\n")
    out.flush()
    return 0
