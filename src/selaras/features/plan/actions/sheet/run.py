"""One import from files to report: read in the fence, preview, apply. Command line and screen both come here."""

import time
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from selaras.features.plan.actions.sheet import reading
from selaras.features.plan.actions.sheet.apply import apply_upload
from selaras.features.plan.actions.sheet.book import open_book
from selaras.features.plan.actions.sheet.preview import judge, resolve_opds
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.sheets.actions import store
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.refused import ColumnsUnknown
from selaras.foundation.sheets.report import Report, fingerprint, report_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused

Tell = Callable[[str], None]


def run_import(
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
            kind, paths, siklus=siklus, actor=actor, label=label, opd=opd, tahun_awal=tahun_awal, tell=tell
        )
    if not dry_run:
        apply_upload(upload, actor=actor, tell=lambda done, total: tell(f"{done}/{total} baris diterapkan"))
    report = report_of(upload)
    report.seconds = time.monotonic() - began
    if dry_run:
        upload.delete()
    return upload, report


def preview_upload(
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
    """Read the files and keep the preview; the plan is not touched."""
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
    why = SHEET_APPLY.refusal(actor, upload)
    if why is not None:
        raise Refused(SHEET_APPLY, why)
    return read_into(upload, paths, tahun_awal=tahun_awal, tell=tell)


def reread(upload: Upload, paths: list[Path], *, actor: Actor, tell: Tell = lambda text: None) -> Upload:
    """Read the stored files again with the columns that a person matched; the preview is made anew."""
    why = SHEET_APPLY.refusal(actor, upload)
    if why is not None:
        raise Refused(SHEET_APPLY, why)
    return read_into(upload, paths, tell=tell)


def read_into(
    upload: Upload, paths: list[Path], *, tahun_awal: int | None = None, tell: Tell = lambda text: None
) -> Upload:
    """The preview of the files. Where columns are unknown and the files are kept, it waits for somebody to match them."""
    order = reading.Order(paths, upload.siklus, upload.opd, upload.mapping, tahun_awal, tell)
    try:
        result = reading.read_all(upload.kind, order)
    except ColumnsUnknown as no:
        if not upload.stored:
            raise
        return _waits(upload, order, no)
    tell("membandingkan dengan rencana")
    book = open_book(upload.siklus)
    resolve_opds(book, result.drafts, upload.opd)
    with transaction.atomic():
        if _overtaken(upload):
            return upload
        upload.files, upload.counts = result.files, result.counts
        upload.state, upload.refusal = Upload.State.DIPRATINJAU, ""
        upload.tops = order.tops if upload.stored else {}
        upload.save()
        upload.rows.all().delete()
        store(upload, judge(book, result.drafts))
    return upload


def _waits(upload: Upload, order: reading.Order, no: ColumnsUnknown) -> Upload:
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
