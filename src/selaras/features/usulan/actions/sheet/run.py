"""One import of proposals from files to report. Command line and screen both come here."""

import time
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from selaras.features.usulan.actions.sheet.apply import apply_upload
from selaras.features.usulan.actions.sheet.book import KIND, open_book
from selaras.features.usulan.actions.sheet.preview import judge
from selaras.features.usulan.actions.sheet.reading import read_all
from selaras.features.usulan.verbs import SHEET_APPLY
from selaras.foundation.sheets.actions import store
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.report import Report, fingerprint, report_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused

Tell = Callable[[str], None]


def run_import(
    paths: list[Path],
    *,
    siklus: Siklus,
    actor: Actor,
    label: str,
    dry_run: bool = False,
    tell: Tell = lambda text: None,
) -> tuple[Upload, Report]:
    """Preview and, unless ``dry_run``, apply. Raises SheetRefused or Refused; then nothing is written."""
    began = time.monotonic()
    upload = _resumable(paths, siklus) if not dry_run else None
    if upload is None:
        upload = preview_upload(paths, siklus=siklus, actor=actor, label=label, tell=tell)
    if not dry_run:
        apply_upload(upload, actor=actor, tell=lambda done, total: tell(f"{done}/{total} usulan diterapkan"))
    report = report_of(upload)
    report.seconds = time.monotonic() - began
    if dry_run:
        upload.delete()
    return upload, report


def preview_upload(
    paths: list[Path],
    *,
    siklus: Siklus,
    actor: Actor,
    label: str,
    stored: str = "",
    tell: Tell = lambda text: None,
) -> Upload:
    """Read the files and keep the preview; no proposal is touched."""
    upload = Upload(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        kind=KIND,
        label=label[:200],
        stored=stored,
        sha256=fingerprint(paths),
        created_by=actor.person_id,
        created_by_name=actor.name,
    )
    why = SHEET_APPLY.refusal(actor, upload)
    if why is not None:
        raise Refused(SHEET_APPLY, why)
    book = open_book(siklus)
    result = read_all(paths, book, tell=tell)
    tell("membandingkan dengan usulan yang ada")
    with transaction.atomic():
        upload.files, upload.counts = result.files, result.counts
        upload.state = Upload.State.DIPRATINJAU
        upload.save()
        store(upload, judge(book, result.drafts))
    return upload


def _resumable(paths: list[Path], siklus: Siklus) -> Upload | None:
    """The same files, begun and not finished: go on there."""
    return Upload.objects.filter(
        siklus=siklus,
        kind=KIND,
        sha256=fingerprint(paths),
        state__in=(Upload.State.DIPRATINJAU, Upload.State.DITERAPKAN_SEBAGIAN),
    ).first()
