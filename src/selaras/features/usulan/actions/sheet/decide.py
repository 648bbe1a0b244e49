"""A value of a preview that a person writes anew."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.actions.sheet.book import Book, open_book
from selaras.foundation.sheets.actions.decide import corrected
from selaras.foundation.sheets.models import UploadRow
from selaras.values.rupiah import parse_rupiah

# Column of a problem → field of the draft.
FIELDS = {"usulan": "judul", "biaya_min": "anggaran", "biaya_maks": "anggaran", "akomodir": "anggaran"}
MONEY = ("anggaran", "harga_satuan")
WORDS = ("judul", "alamat")


def correct(row: UploadRow, field: str, value: str) -> None:
    name = FIELDS.get(field, field)
    book = open_book(row.upload.siklus)
    found = _read(book, name, value)
    if name == "opd_id":
        _same_agency(row, found)
    row.draft["values"] |= found
    row.label, row.rupiah = row.draft["values"]["judul"][:300], row.draft["values"]["anggaran"]
    corrected(row, field, lambda row: row.key in book.usulan)


def _same_agency(row: UploadRow, found: dict[str, Any]) -> None:
    """An agency that was told once for all rows that name it is found for all of them."""
    named = {"draft__values__opd_teks": row.draft["values"]["opd_teks"], "draft__values__opd_id": None}
    others = list(row.upload.rows.filter(applied=False, **named).exclude(pk=row.pk))
    for other in others:
        other.draft["values"] |= found
    UploadRow.objects.bulk_update(others, ["draft"], batch_size=500)


def _read(book: Book, name: str, value: str) -> dict[str, Any]:
    text = value.strip()
    if name in MONEY:
        try:
            return {name: parse_rupiah(text)}
        except ValueError as error:
            raise ValidationError(str(error)) from error
    if name in WORDS and text:
        return {name: text[:500]}
    if name == "wilayah_id":
        desa, _comma, kecamatan = text.partition(",")
        place = {"kode": text, "desa": desa.strip(), "kecamatan": kecamatan.strip(), "kabupaten": ""}
        if (kode := book.find_place(place)) is None:
            raise ValidationError(
                _("Desa atau kelurahan ini tidak ditemukan. Tulis kodenya, atau nama desa, kecamatan.")
            )
        return {"wilayah_id": kode, "wilayah_teks": ""}
    if name == "opd_id":
        if (opd := book.find_opd(text)) is None:
            raise ValidationError(_("Perangkat daerah ini belum dikenal. Tulis namanya seperti di daftar OPD."))
        return {"opd_id": opd, "opd_awal_id": opd}
    raise ValidationError(_("Kolom ini tidak dapat diubah di sini. Perbaiki berkasnya lalu unggah lagi."))
