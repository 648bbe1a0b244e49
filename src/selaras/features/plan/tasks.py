"""Long work on the plan. A task takes ids, may run twice, and is named as an officer would name it."""

from dataclasses import asdict, dataclass

from django.db import connection
from django.tasks import task
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet import intake
from selaras.features.plan.actions.sheet.apply import apply_upload
from selaras.features.plan.actions.sheet.run import preview_upload, reread
from selaras.features.plan.actions.version import record_trend
from selaras.features.plan.models import Contribution
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.jobs import actions as jobs
from selaras.foundation.jobs.actions import progress, working
from selaras.foundation.jobs.models import Job
from selaras.foundation.notices.actions import tell
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.tenant import working_for
from selaras.foundation.verbs.verb import Refused


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
            stored=stored,
            tell=lambda words: progress(job, 0, 0, words),
        )
        job.result = {"upload": upload.pk}


@task
def reread_sheet(job_id: int, *, upload_id: int, person_id: int) -> None:
    """Read the stored files again with the columns that were matched, and make the preview anew."""
    with working(job_id) as job:
        job.result = {"upload": upload_id}
        upload = Upload.objects.select_related("siklus__daerah", "siklus__nomenklatur").get(pk=upload_id)
        actor = actor_of(Person.objects.get(pk=person_id))
        reread(upload, intake.paths_in(upload.stored), actor=actor, tell=lambda words: progress(job, 0, 0, words))


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
        with working_for(connection, siklus.daerah_id):
            record_trend(siklus)


@task
def tell_contribution(entry_id: int) -> None:
    """Whoever is asked hears of it; whoever asked hears the answer."""
    with following(entry_id) as entry:
        rows = Contribution.objects.select_related("simpul", "opd", "asked_by_opd", "siklus")
        _tell(entry, rows.get(pk=entry.thing.rpartition(":")[2]))


def _tell(entry: Entry, row: Contribution) -> None:
    asks = row.state == Contribution.State.DIMINTA
    about = row.opd_id if asks else row.asked_by_opd_id
    words = f"{row.opd.sebutan} diajak untuk: {row.simpul.uraian}" if asks else _answer(row)
    people = Person.objects.filter(grants__daerah=row.daerah_id, grants__opd=about, is_active=True)
    if not asks and about is None:
        people = Person.objects.filter(pk__in=[row.asked_by])
    tell(
        people.distinct(),
        daerah_id=row.daerah_id,
        effect=f"{entry.verb}:{entry.pk}",
        text=words,
        url=f"/{row.daerah_id}/{row.siklus.tahun}/kontribusi/{row.pk}/",
    )


def _answer(row: Contribution) -> str:
    why = f" Alasan: {row.reason}" if row.reason else ""
    return f"{row.opd.sebutan}, {row.get_state_display().lower()}: {row.simpul.uraian}.{why}"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """A sheet that somebody sent: what it is, where it is kept, of whom, its name."""

    sheet: str
    stored: str
    opd: str
    name: str


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


def queue_applying(upload: Upload, *, actor: Actor) -> Job:
    """Let the worker apply a preview for a person who waits; it asks again for every row."""
    if why := SHEET_APPLY.refusal(actor, upload):
        raise Refused(SHEET_APPLY, why)
    return jobs.start(
        apply_sheet,
        daerah_id=upload.daerah_id,
        kind="import.apply",
        label=_("Menerapkan %(name)s") % {"name": upload.label},
        requested_by=actor.person_id,
        upload_id=upload.pk,
        person_id=actor.person_id,
    )
