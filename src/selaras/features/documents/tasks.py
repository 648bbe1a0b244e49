"""Documents are composed by the worker, one at a time: a long one takes memory."""

from django.tasks import task
from django.utils.translation import gettext as _

from selaras.features.documents.actions.file import Order, make
from selaras.features.documents.models import Document
from selaras.features.documents.verbs import DOCUMENT_MAKE
from selaras.foundation.jobs import actions as jobs
from selaras.foundation.jobs.actions import progress, working
from selaras.foundation.jobs.models import Job
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


@task
def make_document(
    job_id: int,
    *,
    siklus_id: int,
    sort: str,
    form: str,
    opd_id: int | None,
    person_id: int,
    about: dict[str, str] | None = None,
) -> None:
    """Compose and keep one document. ``about``: kecamatan, number and date of the berita acara."""
    with working(job_id) as job:
        progress(job, 0, 0, "menyusun dokumen")
        siklus = Siklus.objects.select_related("daerah", "nomenklatur").get(pk=siklus_id)
        opd = Opd.objects.get(pk=opd_id) if opd_id else None
        row = make(siklus, Order(sort, form, opd, **(about or {})), actor=actor_of(Person.objects.get(pk=person_id)))
        job.result = {"document": row.pk}


def queue(siklus: Siklus, order: Order, *, actor: Actor) -> Job:
    """A document to be made by the worker for a person who waits."""
    if why := DOCUMENT_MAKE.refusal(actor, siklus):
        raise Refused(DOCUMENT_MAKE, why)
    return jobs.start(
        make_document,
        daerah_id=siklus.daerah_id,
        kind=f"document.{order.kind}",
        label=_("Menyusun %(what)s") % {"what": Document.Kind(order.kind).label},
        requested_by=actor.person_id,
        siklus_id=siklus.pk,
        sort=order.kind,
        form=order.form,
        opd_id=order.opd.pk if order.opd else None,
        person_id=actor.person_id,
        about={"wilayah": order.wilayah, "number": order.number, "date": order.date},
    )
