"""Hostile and broken files, each made by the test that needs it."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Lembar1" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>"
)


def workbook(path: Path, *sheets: Sequence[Sequence[Any]], names: Sequence[str] = ()) -> Path:
    """An honest workbook of plain rows."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False})
    for at, rows in enumerate(sheets):
        sheet = book.add_worksheet(names[at] if names else None)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def raw_workbook(path: Path, cells: str, *, before: str = "", extra: dict[str, str | bytes] | None = None) -> Path:
    """A workbook whose only sheet holds this very XML."""
    sheet = f'<?xml version="1.0"?>{before}<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _BOOK_RELS,
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def number(ref: str, value: int = 1) -> str:
    """One numeric cell."""
    return f'<c r="{ref}"><v>{value}</v></c>'


def far_cell(path: Path, ref: str) -> Path:
    """A1 and one cell far away: two cells, and half a terabyte for a reader that trusts them."""
    row = ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return raw_workbook(path, f'<row r="1">{number("A1")}</row><row r="{row}">{number(ref)}</row>')


def bomb(path: Path, megabytes: int) -> Path:
    """Zeros that pack into nearly nothing."""
    return raw_workbook(path, f'<row r="1">{number("A1")}</row>', extra={"xl/media/nol.bin": bytes(megabytes * 10**6)})


def lying(path: Path) -> Path:
    """A member that says it is far smaller than it is."""
    raw_workbook(path, f'<row r="1">{number("A1")}</row>', extra={"xl/media/nol.bin": bytes(3 * 10**6)})
    honest = path.read_bytes()
    path.write_bytes(honest.replace((3 * 10**6).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    return path


def many_members(path: Path, count: int) -> Path:
    """An archive of very many tiny members."""
    extra: dict[str, str | bytes] = {f"xl/x{at}.xml": "<a/>" for at in range(count)}
    return raw_workbook(path, f'<row r="1">{number("A1")}</row>', extra=extra)


def locked(path: Path) -> Path:
    """What Excel writes when a workbook has a password: an OLE container with an encrypted package."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )
    return path


def package(path: Path, *members: str, mimetype: str = "") -> Path:
    """An archive of another office program."""
    with zipfile.ZipFile(path, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for member in members:
            archive.writestr(member, "<a/>")
    return path


def packed(path: Path, text: str) -> Path:
    """A CSV file as gzip."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as file:
        file.write(text.encode())
    path.write_bytes(buffer.getvalue())
    return path
