"""Decisions on single rows of a preview: leave out, take the suggestion, or write it anew."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet.book import open_book
from selaras.features.plan.verbs import SHEET_DECIDE
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.values.rupiah import parse_rupiah

FIELDS = {"lokasi": "lokasi_teks", "perangkat_daerah": "nama", "nama_paket": "nama"}  # column → field of the draft
MONEY = ("pagu", "pagu_maju")


def decide(row: UploadRow, *, decision: str, actor: Actor, field: str = "", value: str = "") -> UploadRow:
    """``decision``: lewati, kembalikan (take it in after all), or pakai (write ``value`` into ``field``)."""
    _still_open(row.upload)
    with acting_many(actor, SHEET_DECIDE, row.upload, note=f"{row.file}, baris {row.number}: {decision}") as bulk:
        if decision in ("lewati", "kembalikan"):
            row.skipped = decision == "lewati"
        elif decision == "pakai":
            _write(row, field, value)
        else:
            raise ValidationError(_("Keputusan tidak dikenal."))
        row.save(update_fields=["skipped", "draft", "problems", "state", "rupiah", "changes"])
        bulk.extra["row"] = row.pk
    return row


def _still_open(upload: Upload) -> None:
    if upload.state not in (Upload.State.DIPRATINJAU, Upload.State.DITERAPKAN_SEBAGIAN):
        raise ValidationError(_("Impor ini sudah selesai; barisnya tidak dapat diputuskan lagi."))


def _write(row: UploadRow, field: str, value: str) -> None:
    name = FIELDS.get(field, field)
    if name not in row.draft["values"]:
        raise ValidationError(_("Kolom ini tidak dapat diubah di sini. Perbaiki berkasnya lalu unggah lagi."))
    row.draft["values"][name] = _read(name, value)
    row.problems = [p for p in row.problems if p["field"] != field]
    if name == "pagu":
        row.rupiah = row.draft["values"][name]
    if not any(p["severity"] == "tolak" for p in row.problems) and row.state == UploadRow.State.BERMASALAH:
        row.state = UploadRow.State.BERUBAH if _there(row) else UploadRow.State.BARU
        row.changes = {}


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
