"""The only writes to previews and remembered columns; the feature whose sheet it is says under which verb."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from selaras.foundation.sheets.drafts import Draft
from selaras.foundation.sheets.heading import Header
from selaras.foundation.sheets.mapping import Choice, signature
from selaras.foundation.sheets.models import ColumnMemory, Upload, UploadRow
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is remembered of one file: how it was read, by which header, among which kinds."""

    choice: Choice
    header: Header
    family: tuple[str, ...]  # kinds of which a file of this import may be one


def remember(bulk: Bulk, upload: Upload, lesson: Lesson) -> ColumnMemory:
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
    return row


def forget(bulk: Bulk, memory: ColumnMemory) -> None:
    """Files with these headers are recognised by their words alone again; history keeps what was known."""
    bulk.wrote([memory])
    bulk.extra["columns"] = memory.mapping
    ColumnMemory.objects.filter(pk=memory.pk).delete()


def store(upload: Upload, judged: Iterable[tuple[Draft, str, dict[str, Any]]]) -> None:
    """Keep the preview; 500 rows per statement."""
    rows = (
        UploadRow(
            upload=upload,
            file=draft.file,
            number=draft.number,
            seq=seq,
            group=draft.group,
            key=draft.key,
            derived=draft.derived,
            state=state,
            label=draft.label[:300],
            rupiah=draft.rupiah,
            draft=draft.as_json(),
            changes=changes,
            problems=draft.problems,
        )
        for seq, (draft, state, changes) in enumerate(judged)
    )
    UploadRow.objects.bulk_create(rows, batch_size=500)
