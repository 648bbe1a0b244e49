"""Long work on sheets of proposals. A task takes ids, may run twice, and is named as an officer would name it."""

from django.tasks import task
from django.utils.translation import gettext as _

from selaras.features.usulan.actions.sheet.apply import apply_upload
from selaras.features.usulan.actions.sheet.run import preview_upload
from selaras.features.usulan.verbs import SHEET_APPLY
from selaras.foundation.jobs import actions as jobs
from selaras.foundation.jobs.actions import progress, working
from selaras.foundation.jobs.models import Job
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets import files
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


@task
def read_usulan(job_id: int, *, stored: str, siklus_id: int, person_id: int, name: str) -> None:
    """Read the uploaded files and keep the preview."""
    with working(job_id) as job:
        upload = preview_upload(
            files.paths_in(stored),
            siklus=Siklus.objects.select_related("daerah").get(pk=siklus_id),
            actor=actor_of(Person.objects.get(pk=person_id)),
            label=name,
            stored=stored,
            tell=lambda words: progress(job, 0, 0, words),
        )
        job.result = {"upload": upload.pk}


@task
def apply_usulan(job_id: int, *, upload_id: int, person_id: int) -> None:
    """Apply a preview in pieces; a run after a crash goes on where it was."""
    with working(job_id) as job:
        upload = Upload.objects.select_related("siklus__daerah").get(pk=upload_id)
        actor = actor_of(Person.objects.get(pk=person_id))
        apply_upload(upload, actor=actor, tell=lambda done, total: progress(job, done, total))
        job.result = {"upload": upload.pk}


def queue_reading(siklus: Siklus, stored: str, name: str, *, person_id: int) -> Job:
    """Let the worker read sheets for a person who waits."""
    return jobs.start(
        read_usulan,
        daerah_id=siklus.daerah_id,
        kind="import.usulan",
        label=_("Membaca %(name)s") % {"name": name},
        requested_by=person_id,
        siklus_id=siklus.pk,
        person_id=person_id,
        stored=stored,
        name=name,
    )


def queue_applying(upload: Upload, *, actor: Actor) -> Job:
    """Let the worker apply a preview for a person who waits; it asks again for every row."""
    if why := SHEET_APPLY.refusal(actor, upload):
        raise Refused(SHEET_APPLY, why)
    return jobs.start(
        apply_usulan,
        daerah_id=upload.daerah_id,
        kind="import.usulan.apply",
        label=_("Menerapkan %(name)s") % {"name": upload.label},
        requested_by=actor.person_id,
        upload_id=upload.pk,
        person_id=actor.person_id,
    )
