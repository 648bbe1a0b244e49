"""The jobs worth showing."""

from django.db.models import QuerySet

from selaras.foundation.jobs.models import Job


def waiting(daerah_id: str) -> QuerySet[Job]:
    """What is queued or runs now."""
    return Job.objects.filter(daerah_id=daerah_id, state__in=(Job.State.ANTRE, Job.State.BERJALAN))


def lately(daerah_id: str, *, limit: int = 50) -> QuerySet[Job]:
    return Job.objects.filter(daerah_id=daerah_id).order_by("-pk")[:limit]
