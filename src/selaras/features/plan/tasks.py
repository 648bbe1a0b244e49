"""Long work on the plan. A task takes ids, may run twice, and is named as an officer would name it."""

from django.tasks import task

from selaras.features.plan.actions.sheet import intake
from selaras.features.plan.actions.sheet.apply import apply_upload
from selaras.features.plan.actions.sheet.run import preview_upload
from selaras.features.plan.actions.version import record_trend
from selaras.foundation.jobs.actions import progress, working
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus


@task
def read_sheet(job_id: int, *, sheet: str, stored: str, siklus_id: int, opd: str, person_id: int, name: str) -> None:
    """Read the uploaded files and keep the preview."""
    with working(job_id) as job:
        siklus = Siklus.objects.select_related("daerah", "nomenklatur").get(pk=siklus_id)
        upload = preview_upload(
            sheet,
            intake.paths_in(stored),
            siklus=siklus,
            actor=actor_of(Person.objects.get(pk=person_id)),
            label=name,
            opd=opd,
            tell=lambda words: progress(job, 0, 0, words),
        )
        Upload.objects.filter(pk=upload.pk).update(stored=stored)
        job.result = {"upload": upload.pk}


@task
def apply_sheet(job_id: int, *, upload_id: int, person_id: int) -> None:
    """Apply a preview in pieces; a run after a crash goes on where it was."""
    with working(job_id) as job:
        upload = Upload.objects.select_related("siklus__daerah").get(pk=upload_id)
        actor = actor_of(Person.objects.get(pk=person_id))
        apply_upload(upload, actor=actor, tell=lambda done, total: progress(job, done, total))
        job.result = {"upload": upload.pk}


@task
def record_trends() -> None:
    """Store today's central figure of every cycle that is not enacted; once a day is enough."""
    for siklus in Siklus.objects.filter(ditetapkan_at=None).select_related("daerah"):
        record_trend(siklus)

