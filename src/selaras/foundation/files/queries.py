"""Photos as other rooms ask for them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from selaras.foundation.files import storage
from selaras.foundation.files.models import Attachment

State = Attachment.State


def photos_of(thing: str, thing_id: int, *, daerah_id: str) -> QuerySet[Attachment]:
    """The photos of one thing in the order in which they were sent."""
    return Attachment.objects.filter(daerah_id=daerah_id, thing=thing, thing_id=thing_id)


def unclaimed(before: datetime) -> QuerySet[Attachment]:
    """Photos sent before this moment that no thing has claimed."""
    return Attachment.objects.filter(thing="", created_at__lt=before)


def waiting() -> QuerySet[Attachment]:
    """Photos that the worker has still to prepare."""
    return Attachment.objects.filter(state=State.DITERIMA)


def named_files() -> Iterator[str]:
    """Every file, under files/, that a photo's row names."""
    for token in waiting().values_list("token", flat=True).iterator():
        yield storage.incoming(token)
    ready = Attachment.objects.filter(state=State.SIAP).values_list("sha256", flat=True)
    for sha256 in ready.distinct().order_by().iterator():
        yield storage.kept(sha256)
        yield storage.kept_small(sha256)
