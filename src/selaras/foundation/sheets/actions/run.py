"""One import from files to report: read in the fence, preview, apply. Command line and screen both come here."""

import time
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from selaras.foundation.sheets.actions.apply import apply_upload
from selaras.foundation.sheets.desk import ImportDesk, Judged
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.reading import Order, Tell
from selaras.foundation.sheets.refused import ColumnsUnknown
from selaras.foundation.sheets.report import Report, fingerprint, report_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


def run_import(
    desk: ImportDesk,
    kind: str,
    paths: list[Path],
    *,
    siklus: Siklus,
    actor: Actor,
    label: str,
    opd: str = "",
    tahun_awal: int | None = None,
    dry_run: bool = False,
    tell: Tell = lambda text: None,
) -> tuple[Upload, Report]:
    """Preview and, unless ``dry_run``, apply. Raises SheetRefused or Refused; then nothing is written."""
    began = time.monotonic()
    upload = _resumable(kind, paths, siklus, opd) if not dry_run else None
    if upload is None:
        upload = preview_upload(
            desk, kind, paths, siklus=siklus, actor=actor, label=label, opd=opd, tahun_awal=tahun_awal, tell=tell
        )
    if not dry_run:
        _apply(desk, upload, actor, tell)
    report = report_of(upload)
    report.seconds = time.monotonic() - began
    if dry_run:
        upload.delete()
    return upload, report


def _apply(desk: ImportDesk, upload: Upload, actor: Actor, tell: Tell) -> None:
    apply_upload(desk, upload, actor=actor, tell=lambda done, total: tell(f"{done}/{total} {desk.counted} diterapkan"))


def preview_upload(
    desk: ImportDesk,
    kind: str,
    paths: list[Path],
    *,
    siklus: Siklus,
    actor: Actor,
    label: str,
    opd: str = "",
    tahun_awal: int | None = None,
    stored: str = "",
    tell: Tell = lambda text: None,
) -> Upload:
    """Read the files and keep the preview; nothing that is there already is touched."""
    upload = Upload(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        kind=kind,
        label=label[:200],
        opd=opd,
        stored=stored,
        sha256=fingerprint(paths),
        created_by=actor.person_id,
        created_by_name=actor.name,
    )
    _may(desk, upload, actor)
    return _read_into(desk, upload, paths, tahun_awal=tahun_awal, tell=tell)


def reread(
    desk: ImportDesk, upload: Upload, paths: list[Path], *, actor: Actor, tell: Tell = lambda text: None
) -> Upload:
    """Read the stored files again with the columns that a person matched; the preview is made anew."""
    _may(desk, upload, actor)
    return _read_into(desk, upload, paths, tell=tell)


def _may(desk: ImportDesk, upload: Upload, actor: Actor) -> None:
    why = desk.verbs.apply.refusal(actor, upload)
    if why is not None:
        raise Refused(desk.verbs.apply, why)


def _read_into(
    desk: ImportDesk,
    upload: Upload,
    paths: list[Path],
    *,
    tahun_awal: int | None = None,
    tell: Tell = lambda text: None,
) -> Upload:
    """The preview of the files. Where columns are unknown and the files are kept, it waits for somebody to match them."""
    order = Order(upload.kind, paths, upload.siklus, upload.opd, upload.mapping, tahun_awal, tell)
    try:
        result, judged = desk.preview(order)
    except ColumnsUnknown as no:
        if not upload.stored:
            raise
        return _waits(upload, order, no)
    with transaction.atomic():
        if _overtaken(upload):
            return upload
        upload.files, upload.counts = result.files, result.counts
        upload.state, upload.refusal = Upload.State.DIPRATINJAU, ""
        upload.tops = order.tops if upload.stored else {}
        upload.save()
        upload.rows.all().delete()
        _store(upload, judged)
    return upload


def _waits(upload: Upload, order: Order, no: ColumnsUnknown) -> Upload:
    with transaction.atomic():
        if not _overtaken(upload):
            upload.tops, upload.refusal, upload.state = order.tops, str(no), Upload.State.DICOCOKKAN
            upload.save()
            upload.rows.all().delete()
    return upload


def _overtaken(upload: Upload) -> bool:
    """Somebody matched the columns anew while the file was being read: that reading counts, not this one."""
    if upload.pk is None:
        return False
    now = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    return now.state != Upload.State.DICOCOKKAN or now.mapping != upload.mapping


def _resumable(kind: str, paths: list[Path], siklus: Siklus, opd: str) -> Upload | None:
    """The same files, begun and not finished: go on there."""
    return Upload.objects.filter(
        siklus=siklus,
        kind=kind,
        opd=opd,
        sha256=fingerprint(paths),
        state__in=(Upload.State.DIPRATINJAU, Upload.State.DITERAPKAN_SEBAGIAN),
    ).first()


def _store(upload: Upload, judged: Iterable[Judged]) -> None:
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
