"""Apply a preview: pieces of at most 500 rows, each one transaction and one entry; a killed run goes on where it was."""

from collections.abc import Callable

from selaras.foundation.sheets.desk import ImportDesk, Writer
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.pieces import pieces, waiting
from selaras.foundation.tahapan.rules import forget_windows, remember_windows
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor

Tell = Callable[[int, int], None]  # rows done, rows to do
OPEN = (Upload.State.DIPRATINJAU, Upload.State.DITERAPKAN_SEBAGIAN)


def apply_upload(desk: ImportDesk, upload: Upload, *, actor: Actor, tell: Tell = lambda done, total: None) -> Upload:
    """Write what the preview shows. May be run again after a crash: finished pieces are not repeated."""
    if not _begins(upload):
        return upload
    writer = desk.writer(upload)
    total, done = waiting(upload).count(), 0
    for group, piece in pieces(upload):
        _write_piece(desk, writer, upload, group, piece, actor)
        done += len(piece)
        tell(done, total)
    writer.finish(actor)
    upload.state, upload.applied_at = Upload.State.DITERAPKAN, clock.now()
    upload.save(update_fields=["state", "applied_at"])
    return upload


def _begins(upload: Upload) -> bool:
    """Whether its preview is to be written: one that waits for its columns, is done or is taken back is not."""
    open_now = Upload.objects.filter(pk=upload.pk, state__in=OPEN)
    return bool(open_now.update(state=Upload.State.DITERAPKAN_SEBAGIAN))


def _write_piece(
    desk: ImportDesk, writer: Writer, upload: Upload, group: str, piece: list[UploadRow], actor: Actor
) -> None:
    token, note = remember_windows(), f"{group}: {len(piece)}"
    try:
        with acting_many(actor, desk.verbs.apply, upload, file_sha256=upload.sha256, note=note) as bulk:
            writer.write(bulk, group, piece)
            UploadRow.objects.filter(pk__in=[row.pk for row in piece]).update(applied=True)
    finally:
        forget_windows(token)
