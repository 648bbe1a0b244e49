"""A value of a preview that a person writes anew."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet.book import open_book
from selaras.foundation.sheets.actions.decide import corrected
from selaras.foundation.sheets.models import UploadRow
from selaras.values.rupiah import parse_rupiah

FIELDS = {"lokasi": "lokasi_teks", "perangkat_daerah": "nama", "nama_paket": "nama"}  # column → field of the draft
MONEY = ("pagu", "pagu_maju")


def correct(row: UploadRow, field: str, value: str) -> None:
    name = FIELDS.get(field, field)
    if name not in row.draft["values"]:
        raise ValidationError(_("Kolom ini tidak dapat diubah di sini. Perbaiki berkasnya lalu unggah lagi."))
    row.draft["values"][name] = _read(name, value)
    if name == "pagu":
        row.rupiah = row.draft["values"][name]
    corrected(row, field, _there)


def _read(name: str, value: str) -> Any:
    if name not in MONEY:
        return value.strip()
    try:
        return parse_rupiah(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _there(row: UploadRow) -> bool:
    book = open_book(row.upload.siklus)
    return row.key in book.lines or row.key in book.paket or row.key in book.opd
