"""Columns of a sheet matched by hand, and remembered for the next one like it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.sheets.desk import ImportDesk
from selaras.foundation.sheets.files import folder_of
from selaras.foundation.sheets.heading import Header
from selaras.foundation.sheets.mapping import Choice, signature
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor

WAITS = (Upload.State.DICOCOKKAN, Upload.State.DIPRATINJAU)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is remembered of one file: how it was read, by which header, among which kinds."""

    choice: Choice
    header: Header
    family: tuple[str, ...]  # kinds of which a file of this import may be one


def can_match(upload: Upload) -> str:
    """Why the columns of an import cannot be matched any more; '' where they can."""
    if upload.state not in WAITS or upload.rows.filter(applied=True).exists():
        return _("Impor ini sudah diterapkan; kolomnya tidak dapat dicocokkan lagi.")
    if not upload.tops or not upload.stored or not folder_of(upload.stored).is_dir():
        return _("Berkasnya tidak disimpan di sini. Unggah lagi untuk mencocokkan kolomnya.")
    return ""


def match_columns(desk: ImportDesk, upload: Upload, file: str, lesson: Lesson, *, actor: Actor) -> Upload:
    """Keep how one file is to be read, for this import and for the next one; its preview is to be made again."""
    with acting_many(actor, desk.verbs.map, upload, file_sha256=upload.sha256, note=file) as bulk:
        fresh: Any = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if why := can_match(fresh):
            raise ValidationError(why)
        fresh.mapping = {**fresh.mapping, file: lesson.choice.as_json()}
        fresh.state = Upload.State.DICOCOKKAN
        fresh.save(update_fields=["mapping", "state"])
        _remember(bulk, fresh, lesson)
    return fresh


def _remember(bulk: Bulk, upload: Upload, lesson: Lesson) -> None:
    """The next file of this daerah with these headers is read the same way."""
    key = signature(lesson.header)
    others = ColumnMemory.objects.filter(daerah=upload.daerah_id, headers_sha256=key, kind__in=lesson.family)
    others.exclude(kind=lesson.choice.kind).delete()
    row, _new = ColumnMemory.objects.update_or_create(
        daerah_id=upload.daerah_id,
        kind=lesson.choice.kind,
        headers_sha256=key,
        defaults={
            "headers": [text[:80] for text in lesson.header.joined],
            "mapping": lesson.choice.as_json()["columns"],
            "opd": upload.opd,
            "created_by": bulk.actor.person_id,
            "created_by_name": bulk.actor.name,
            "made_at": clock.now(),
        },
    )
    bulk.wrote([row])
    bulk.extra["columns"] = lesson.choice.as_json()


def forget_columns(desk: ImportDesk, memory: ColumnMemory, siklus: Siklus, *, actor: Actor) -> None:
    """Files with these headers are recognised by their words alone again; history keeps what was known."""
    with acting_many(actor, desk.verbs.forget, memory.seen_in(siklus)) as bulk:
        bulk.wrote([memory])
        bulk.extra["columns"] = memory.mapping
        ColumnMemory.objects.filter(pk=memory.pk).delete()
