"""Apply a preview: pieces of at most 500 rows, each one transaction and one entry; a killed run goes on where it was."""

from collections.abc import Callable

from selaras.features.plan.actions.sheet import meaning, work
from selaras.features.plan.actions.sheet.book import Book, open_book
from selaras.features.plan.models import Renja
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.pieces import pieces, waiting
from selaras.foundation.tahapan.rules import forget_windows, remember_windows
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor

Tell = Callable[[int, int], None]  # rows done, rows to do


def apply_upload(upload: Upload, *, actor: Actor, tell: Tell = lambda done, total: None) -> Upload:
    """Write what the preview shows. May be run again after a crash: finished pieces are not repeated."""
    if not _begins(upload):
        return upload
    book = open_book(upload.siklus)
    _know_by_both_keys(upload, book)
    total, done = waiting(upload).count(), 0
    for group, piece in pieces(upload):
        write_piece(upload, book, group, piece, actor)
        done += len(piece)
        tell(done, total)
    if upload.rows.filter(applied=True, group="sub_kegiatan").exists():
        with acting_many(actor, SHEET_APPLY, upload, file_sha256=upload.sha256, note="paket: baris") as bulk:
            work.link_loose(bulk, upload, book)
    upload.state, upload.applied_at = Upload.State.DITERAPKAN, clock.now()
    upload.save(update_fields=["state", "applied_at"])
    _open_renja(upload)
    return upload


def _begins(upload: Upload) -> bool:
    """Whether its preview is to be written: one that waits for its columns, is done or is taken back is not."""
    open_states = (Upload.State.DIPRATINJAU, Upload.State.DITERAPKAN_SEBAGIAN)
    open_now = Upload.objects.filter(pk=upload.pk, state__in=open_states)
    return bool(open_now.update(state=Upload.State.DITERAPKAN_SEBAGIAN))


def _know_by_both_keys(upload: Upload, book: Book) -> None:
    """A line that the preview recognised by code and name is found under the sheet's own key too."""
    rows = upload.rows.filter(group__in=("program", "kegiatan", "sub_kegiatan"), draft__refs__has_key="was")
    for key, was in rows.values_list("key", "draft__refs__was"):
        if was in book.lines:
            book.lines[key] = book.lines[was]


def write_piece(upload: Upload, book: Book, group: str, piece: list[UploadRow], actor: Actor) -> None:
    token = remember_windows()
    try:
        with acting_many(actor, SHEET_APPLY, upload, file_sha256=upload.sha256, note=f"{group}: {len(piece)}") as bulk:
            _write(bulk, upload, book, group, piece)
            UploadRow.objects.filter(pk__in=[row.pk for row in piece]).update(applied=True)
    finally:
        forget_windows(token)


def _write(bulk: Bulk, upload: Upload, book: Book, group: str, piece: list[UploadRow]) -> None:
    if group == "opd":
        work.write_opd(bulk, upload, book, piece)
    elif group in ("program", "kegiatan", "sub_kegiatan"):
        work.write_lines(bulk, upload, book, piece)
    elif group == "paket":
        work.write_paket(bulk, upload, book, piece)
    elif group == "anggaran":
        work.write_budget(bulk, upload, book, piece)
    elif group == "indikator":
        meaning.write_indikator(bulk, upload, book, piece)
    elif group == "kontribusi":
        meaning.write_contributions(bulk, upload, book, piece)
    else:
        meaning.write_simpul(bulk, upload, book, piece)


def _open_renja(upload: Upload) -> None:
    """Every OPD with lines has a Renja; whoever applied the sheet counts as its last editor."""
    siklus = upload.siklus
    opds = set(siklus.planline_set.filter(active=True).order_by().values_list("opd_id", flat=True).distinct())
    have = set(Renja.objects.filter(siklus=siklus).values_list("opd_id", flat=True))
    Renja.objects.bulk_create(
        Renja(daerah_id=upload.daerah_id, siklus=siklus, opd_id=pk, edited_by=upload.created_by)
        for pk in sorted(opds - have)
    )
    if upload.created_by:
        Renja.objects.filter(siklus=siklus, opd__planline__upload_id=upload.pk).update(edited_by=upload.created_by)
