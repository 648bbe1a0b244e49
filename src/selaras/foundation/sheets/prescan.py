"""An XLSX workbook weighed before it is opened: sizes, members, DOCTYPE, reach of its cells."""

import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import IO, Any
from xml.parsers import expat

from selaras.foundation.sheets import refused
from selaras.foundation.sheets.refused import SheetRefused

MAX_XLSX = 15_000_000  # bytes of the file
MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000  # bytes, declared and real
MAX_ROW, MAX_COLUMN, MAX_CELLS = 100_000, 200, 5_000_000
MAX_MERGED = 5_000  # merged ranges kept per sheet; only those in a header matter
WIDTH = 256  # packs (row, column) into one number: row * WIDTH + column
CHUNK = 1 << 16
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass(slots=True)
class SheetNotes:
    """What calamine does not tell about a sheet."""

    name: str
    part: str
    formulas: array = field(default_factory=lambda: array("L"))
    percents: array = field(default_factory=lambda: array("L"))
    errors: dict[int, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def columns(self, packed: array, row: int) -> list[int]:
        """0-based columns noted in a row (1-based); cells stand in row order in the file."""
        start = bisect_left(packed, row * WIDTH)
        return [value - row * WIDTH for value in packed[start : bisect_left(packed, (row + 1) * WIDTH)]]


def scan(file: IO[bytes]) -> list[SheetNotes]:
    """Weigh the workbook and note formulas, percent cells, errors and merges; refuse what is hostile."""
    try:
        with zipfile.ZipFile(file) as book:
            _weigh(book)
            names = set(book.namelist())
            if "xl/workbook.bin" in names:
                raise SheetRefused(refused.BINARY_EXCEL)
            if "xl/workbook.xml" not in names:
                raise SheetRefused(_other_package(book, names))
            percent = _percent_styles(book) if "xl/styles.xml" in names else frozenset()
            listed = _sheets(book)
            known = {note.part for note in listed}
            # A worksheet that no list names is weighed as well.
            extra = sorted(n for n in names if n.startswith("xl/worksheets/") and n.endswith(".xml") and n not in known)
            cells = 0
            for note in [*listed, *(SheetNotes("", part) for part in extra)]:
                if note.part in names:
                    cells = _SheetScan(note, percent, cells).run(book)
            return listed
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, NotImplementedError, KeyError) as fault:
        raise SheetRefused(refused.TRUNCATED) from fault
    except RuntimeError as fault:  # zipfile's word for an encrypted member
        raise SheetRefused(refused.LOCKED) from fault


def _weigh(book: zipfile.ZipFile) -> None:
    members = book.infolist()
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise SheetRefused(refused.TOO_LARGE)
    total = 0
    for member in members:
        tail = b""
        with book.open(member) as stream:
            while chunk := stream.read(CHUNK):
                total += len(chunk)
                if total > MAX_UNPACKED:
                    raise SheetRefused(refused.TOO_LARGE)
                window = tail + chunk
                if any(mark in window for mark in _DOCTYPES) and not member.filename.startswith("xl/media/"):
                    raise SheetRefused(refused.DOCTYPE)
                tail = window[-20:]


def _other_package(book: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and b"opendocument.spreadsheet" in book.read("mimetype")[:100]:
        return refused.OPEN_DOCUMENT
    for start, what in (("word/", "dokumen Word"), ("ppt/", "salindia PowerPoint")):
        if any(name.startswith(start) for name in names):
            return refused.NOT_A_SHEET.format(what=what)
    return refused.NOT_A_SHEET.format(what="arsip ZIP")


def _parse(book: zipfile.ZipFile, part: str, start: Callable[..., Any]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with book.open(part) as stream:
        parser.ParseFile(stream)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _sheets(book: zipfile.ZipFile) -> list[SheetNotes]:
    targets: dict[str, str] = {}
    listed: list[tuple[str, str]] = []

    def relation(name: str, attrs: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            targets[attrs.get("Id", "")] = attrs.get("Target", "")

    def sheet(name: str, attrs: dict[str, str]) -> None:
        if _local(name) == "sheet":
            key = next((value for at, value in attrs.items() if _local(at) == "id"), "")
            listed.append((attrs.get("name", ""), key))

    _parse(book, "xl/_rels/workbook.xml.rels", relation)
    _parse(book, "xl/workbook.xml", sheet)
    return [SheetNotes(name, _part(targets.get(key, ""))) for name, key in listed]


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _percent_styles(book: zipfile.ZipFile) -> frozenset[str]:
    formats = {"9": "0%", "10": "0.00%"}
    found: set[str] = set()
    state = {"inside": False, "at": 0}

    def start(name: str, attrs: dict[str, str]) -> None:
        local = _local(name)
        if local == "numFmt":
            formats[attrs.get("numFmtId", "")] = attrs.get("formatCode", "")
        elif local in {"cellXfs", "cellStyleXfs", "cellStyles"}:
            state["inside"], state["at"] = local == "cellXfs", 0
        elif local == "xf" and state["inside"]:
            if "%" in formats.get(attrs.get("numFmtId", ""), ""):
                found.add(str(state["at"]))
            state["at"] += 1

    _parse(book, "xl/styles.xml", start)
    return frozenset(found)


class _SheetScan:
    """One pass over a worksheet's cells."""

    def __init__(self, note: SheetNotes, percent: frozenset[str], cells: int) -> None:
        self.note, self.percent, self.cells = note, percent, cells
        self.row, self.column, self.error = 0, -1, ""
        self.letters: dict[str, int] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.text: list[str] = []

    def run(self, book: zipfile.ZipFile) -> int:
        with book.open(self.note.part) as stream:
            self.parser.ParseFile(stream)
        return self.cells

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if ":" in name:
            name = _local(name)
        if name == "c":
            self.cell(attrs)
        elif name == "f":
            self.note.formulas.append(self.row * WIDTH + self.column)
        elif name == "v" and self.error:
            self.text = []
            self.parser.CharacterDataHandler = self.text.append
            self.parser.EndElementHandler = self.end
        elif name == "row":
            self.row = int(attrs["r"]) if attrs.get("r", "").isdigit() else self.row + 1
            self.column = -1
        elif name == "mergeCell" and len(self.note.merged) < MAX_MERGED:
            self.merge(attrs.get("ref", ""))

    def end(self, _name: str) -> None:
        self.note.errors[self.row * WIDTH + self.column] = "".join(self.text).strip()
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        self.error = ""

    def cell(self, attrs: dict[str, str]) -> None:
        ref = attrs.get("r", "")
        if ref:
            self.row, self.column = self.place(ref)
        else:
            self.column += 1
        self.cells += 1
        self.within(ref)
        kind = attrs.get("t", "n")
        self.error = "e" if kind == "e" else ""
        if kind == "n" and attrs.get("s", "") in self.percent:
            self.note.percents.append(self.row * WIDTH + self.column)

    def place(self, ref: str) -> tuple[int, int]:
        """'C12' as (12, 2): row 1-based, column 0-based."""
        name = ref.rstrip("0123456789")
        column = self.letters.get(name)
        if column is None:
            column = 0
            for char in name.upper():
                column = column * 26 + ord(char) - 64
            self.letters[name] = column
        digits = ref[len(name) :]
        return (int(digits) if digits else self.row), column - 1

    def within(self, ref: str) -> None:
        if self.row > MAX_ROW or self.column >= MAX_COLUMN:
            rows = f"{MAX_ROW:,}".replace(",", ".")
            raise SheetRefused(
                f"Lembar '{self.note.name}' berisi sel {ref or 'di luar batas'}, padahal yang dibaca hanya sampai "
                f"baris {rows} dan kolom ke-{MAX_COLUMN}. "
                "Hapus baris dan kolom kosong di ujung lembar, simpan, lalu unggah lagi."
            )
        if self.cells > MAX_CELLS:
            raise SheetRefused(refused.TOO_LARGE)

    def merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        (row1, column1), (row2, column2) = self.place(first), self.place(last or first)
        self.note.merged.append((row1, column1 + 1, row2, column2 + 1))
