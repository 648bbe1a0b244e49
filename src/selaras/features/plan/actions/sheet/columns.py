"""Columns of a sheet matched by hand, and remembered for the next one like it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet.intake import folder_of
from selaras.features.plan.verbs import SHEET_FORGET, SHEET_MAP
from selaras.foundation.sheets import actions as sheets
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor

WAITS = (Upload.State.DICOCOKKAN, Upload.State.DIPRATINJAU)


def can_match(upload: Upload) -> str:
    """Why the columns of an import cannot be matched any more; '' where they can."""
    if upload.state not in WAITS or upload.rows.filter(applied=True).exists():
        return _("Impor ini sudah diterapkan; kolomnya tidak dapat dicocokkan lagi.")
    if not upload.tops or not upload.stored or not folder_of(upload.stored).is_dir():
        return _("Berkasnya tidak disimpan di sini. Unggah lagi untuk mencocokkan kolomnya.")
    return ""


def match_columns(upload: Upload, file: str, lesson: sheets.Lesson, *, actor: Actor) -> Upload:
    """Keep how one file is to be read, for this import and for the next one; its preview is to be made again."""
    with acting_many(actor, SHEET_MAP, upload, file_sha256=upload.sha256, note=file) as bulk:
        fresh: Any = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if why := can_match(fresh):
            raise ValidationError(why)
        fresh.mapping = {**fresh.mapping, file: lesson.choice.as_json()}
        fresh.state = Upload.State.DICOCOKKAN
        fresh.save(update_fields=["mapping", "state"])
        sheets.remember(bulk, fresh, lesson)
    return fresh


def forget_columns(memory: ColumnMemory, siklus: Siklus, *, actor: Actor) -> None:
    """Files with these headers are recognised by their words alone again."""
    with acting_many(actor, SHEET_FORGET, memory.seen_in(siklus)) as bulk:
        sheets.forget(bulk, memory)
