"""Long work on sheets. A task takes ids, may run twice, and is named as an officer would name it."""

from dataclasses import asdict, dataclass

from django.db import models
from django.tasks import task
from django.utils.translation import gettext as _

from selaras.foundation.jobs import actions as jobs
from selaras.foundation.jobs.actions import progress, working
from selaras.foundation.jobs.models import Job
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets.actions.apply import apply_upload
from selaras.foundation.sheets.actions.run import preview_upload, reread
from selaras.foundation.sheets.desk import ImportDesk, desks
from selaras.foundation.sheets.files import paths_in
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """A sheet that somebody sent: what it is, where it is kept, its name, of whom."""

    sheet: str
    stored: str
    name: str
    opd: str = ""


@task
def read_sheet(job_id: int, *, sheet: str, stored: str, siklus_id: int, opd: str, person_id: int, name: str) -> None:
    """Read the uploaded files and keep the preview."""
    with working(job_id) as job:
        upload = preview_upload(
            desks[sheet],
            sheet,
            paths_in(stored),
            siklus=Siklus.objects.select_related("daerah", "nomenklatur").get(pk=siklus_id),
            actor=_actor(person_id),
            label=name,
            opd=opd,
            stored=stored,
            tell=lambda words: progress(job, 0, 0, words),
        )
        job.result = {"upload": upload.pk}


@task
def reread_sheet(job_id: int, *, upload_id: int, person_id: int) -> None:
    """Read the stored files again with the columns that were matched, and make the preview anew."""
    with working(job_id) as job:
        job.result = {"upload": upload_id}
        upload = _uploads().get(pk=upload_id)
        paths, actor = paths_in(upload.stored), _actor(person_id)
        reread(desks[upload.kind], upload, paths, actor=actor, tell=lambda words: progress(job, 0, 0, words))


@task
def apply_sheet(job_id: int, *, upload_id: int, person_id: int) -> None:
    """Apply a preview in pieces; a run after a crash goes on where it was."""
    with working(job_id) as job:
        upload = _uploads().get(pk=upload_id)
        actor = _actor(person_id)
        apply_upload(desks[upload.kind], upload, actor=actor, tell=lambda done, total: progress(job, done, total))
        job.result = {"upload": upload.pk}


def _actor(person_id: int) -> Actor:
    return actor_of(Person.objects.get(pk=person_id))


def _uploads() -> "models.QuerySet[Upload]":
    return Upload.objects.select_related("siklus__daerah", "siklus__nomenklatur")


def queue_reading(siklus: Siklus, order: SheetOrder, *, person_id: int) -> Job:
    """Let the worker read a sheet for a person who waits."""
    return jobs.start(
        read_sheet,
        daerah_id=siklus.daerah_id,
        kind=f"import.{order.sheet}",
        label=_("Membaca %(name)s") % {"name": order.name},
        requested_by=person_id,
        siklus_id=siklus.pk,
        person_id=person_id,
        **asdict(order),
    )


def queue_rereading(upload: Upload, *, person_id: int) -> Job:
    """Let the worker read an import again for a person who matched its columns."""
    return jobs.start(
        reread_sheet,
        daerah_id=upload.daerah_id,
        kind=f"import.{upload.kind}",
        label=_("Membaca %(name)s") % {"name": upload.label},
        requested_by=person_id,
        upload_id=upload.pk,
        person_id=person_id,
    )


def queue_applying(desk: ImportDesk, upload: Upload, *, actor: Actor) -> Job:
    """Let the worker apply a preview for a person who waits; it asks again for every row."""
    if why := desk.verbs.apply.refusal(actor, upload):
        raise Refused(desk.verbs.apply, why)
    return jobs.start(
        apply_sheet,
        daerah_id=upload.daerah_id,
        kind="import.apply",
        label=_("Menerapkan %(name)s") % {"name": upload.label},
        requested_by=actor.person_id,
        upload_id=upload.pk,
        person_id=actor.person_id,
    )
