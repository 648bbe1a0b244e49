"""What one run of an import writes into the plan, piece by piece and at its end."""

from selaras.features.plan.actions.sheet import meaning, work
from selaras.features.plan.actions.sheet.book import Book, open_book
from selaras.features.plan.models import Renja
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor


class Writer:
    """One run of an import: what the cycle holds already, and what this run adds to it."""

    def __init__(self, upload: Upload) -> None:
        self.upload, self.book = upload, open_book(upload.siklus)
        _know_by_both_keys(upload, self.book)

    def write(self, bulk: Bulk, group: str, piece: list[UploadRow]) -> None:
        writes = WRITES.get(group, meaning.write_simpul)
        writes(bulk, self.upload, self.book, piece)

    def finish(self, actor: Actor) -> None:
        """Packages find their lines, and every OPD with lines has a Renja."""
        upload = self.upload
        if upload.rows.filter(applied=True, group="sub_kegiatan").exists():
            with acting_many(actor, SHEET_APPLY, upload, file_sha256=upload.sha256, note="paket: baris") as bulk:
                work.link_loose(bulk, upload, self.book)
        _open_renja(upload)


WRITES = {
    "opd": work.write_opd,
    "program": work.write_lines,
    "kegiatan": work.write_lines,
    "sub_kegiatan": work.write_lines,
    "paket": work.write_paket,
    "anggaran": work.write_budget,
    "indikator": meaning.write_indikator,
    "kontribusi": meaning.write_contributions,
}


def _know_by_both_keys(upload: Upload, book: Book) -> None:
    """A line that the preview recognised by code and name is found under the sheet's own key too."""
    rows = upload.rows.filter(group__in=("program", "kegiatan", "sub_kegiatan"), draft__refs__has_key="was")
    for key, was in rows.values_list("key", "draft__refs__was"):
        if was in book.lines:
            book.lines[key] = book.lines[was]


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
