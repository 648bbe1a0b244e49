"""What a person decides of a row of a preview: leave it out, take it in after all, or write its value anew."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.sheets.actions.apply import OPEN
from selaras.foundation.sheets.desk import ImportDesk
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor


def decide(
    desk: ImportDesk, row: UploadRow, *, decision: str, actor: Actor, field: str = "", value: str = ""
) -> UploadRow:
    """``decision``: lewati, kembalikan (take it in after all), or pakai (write ``value`` into ``field``)."""
    if row.upload.state not in OPEN:
        raise ValidationError(_("Impor ini sudah selesai; barisnya tidak dapat diputuskan lagi."))
    note = f"{row.file}, baris {row.number}: {decision}"
    with acting_many(actor, desk.verbs.decide, row.upload, note=note) as bulk:
        if decision in ("lewati", "kembalikan"):
            row.skipped = decision == "lewati"
        elif decision == "pakai":
            desk.correct(row, field, value)
        else:
            raise ValidationError(_("Keputusan tidak dikenal."))
        row.save(update_fields=["skipped", "draft", "problems", "state", "rupiah", "changes", "label"])
        bulk.extra["row"] = row.pk
    return row


def corrected(row: UploadRow, field: str, there: Callable[[UploadRow], bool]) -> None:
    """A doubt is gone; a row without any is written. ``there``: whether it changes something that exists."""
    row.problems = [p for p in row.problems if p["field"] != field]
    if not any(p["severity"] == "tolak" for p in row.problems) and row.state == UploadRow.State.BERMASALAH:
        row.state = UploadRow.State.BERUBAH if there(row) else UploadRow.State.BARU
        row.changes = {}
