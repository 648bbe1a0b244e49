"""A CSV file read as a spreadsheet would show it: encoding, delimiter and record numbers."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO

from selaras.foundation.sheets import refused
from selaras.foundation.sheets.refused import SheetRefused

MAX_CSV = 64_000_000  # bytes, after unpacking
MAX_FIELD = 1_000_000  # characters in one cell
MAX_COLUMNS = 500
_OTHERS = (
    (b"%PDF", "berkas PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "foto JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<svg", b"<meta")


def load(file: IO[bytes]) -> bytes:
    """The whole text, unpacked when it is gzip; never more than the limit."""
    start = file.read(4)
    file.seek(0)
    if start[:2] != b"\x1f\x8b":
        data = file.read(MAX_CSV + 1)
    else:
        try:
            with gzip.GzipFile(fileobj=file) as packed:
                data = packed.read(MAX_CSV + 1)
        except (OSError, EOFError, zlib.error) as fault:
            raise SheetRefused(refused.TRUNCATED) from fault
    if len(data) > MAX_CSV:
        raise SheetRefused(refused.TOO_LARGE)
    if not data.strip(b" \t\r\n\xef\xbb\xbf\x00"):
        raise SheetRefused(refused.EMPTY)
    return data


def encoding_of(data: bytes) -> str:
    """UTF-8 when it is, else the Windows encoding that old Excel writes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    decoders = (codecs.getincrementaldecoder(name)() for name in ("utf-8", "cp1252"))
    for name, decoder in zip(("utf-8", "cp1252"), decoders, strict=True):
        try:
            for at in range(0, len(data), 1 << 20):
                decoder.decode(data[at : at + (1 << 20)])
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name
    return "latin-1"


def delimiter_of(sample: str) -> str:
    """The separator that gives the first records the same width, the wider the better."""
    best, chosen = 0, ","
    for mark in (",", ";", "\t", "|"):
        rows = [
            row for _, row in zip(range(20), csv.reader(io.StringIO(sample, newline=""), delimiter=mark), strict=False)
        ]
        rows = [row for row in rows if row][:-1] or rows[:1]
        widths = [len(row) for row in rows] or [0]
        score = sum(width == widths[0] for width in widths) * (widths[0] - 1)
        if score > best:
            best, chosen = score, mark
    return chosen


def check_kind(data: bytes) -> None:
    """Refuse what is plainly no text table, by name."""
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise SheetRefused(refused.NOT_A_SHEET.format(what=what))
    if data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise SheetRefused(refused.NOT_A_SHEET.format(what="halaman web atau berkas XML"))
    if b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SheetRefused(refused.NOT_A_SHEET.format(what="berkas biner"))


def records(data: bytes, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the row number that a spreadsheet would give it."""
    csv.field_size_limit(MAX_FIELD)
    sample = data[:65_536].decode(encoding, errors="ignore")
    declared = sample[:6].lower()
    told = declared[4] if declared.startswith("sep=") and len(declared) > 4 else ""
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    try:
        reader = csv.reader(text, delimiter=told or delimiter_of(sample))
        for number, cells in enumerate(reader, start=1):
            if len(cells) > MAX_COLUMNS:
                raise SheetRefused(
                    f"Baris {number} berisi lebih dari {MAX_COLUMNS} kolom. Periksa pemisah kolom berkas CSV ini, "
                    "atau simpan sebagai .xlsx."
                )
            if not (told and number == 1):
                yield number, cells
    except csv.Error as fault:
        raise SheetRefused(
            "Satu sel di berkas CSV ini panjangnya lebih dari 1.000.000 huruf; biasanya karena tanda kutip tidak "
            "ditutup. Perbaiki tanda kutipnya atau simpan sebagai .xlsx."
        ) from fault
    except UnicodeDecodeError as fault:
        raise SheetRefused(refused.TRUNCATED) from fault
