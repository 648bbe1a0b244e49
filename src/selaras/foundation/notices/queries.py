"""What a person has been told."""

from django.db.models import QuerySet

from selaras.foundation.notices.models import Notice


def notices(person_id: int, daerah_id: str) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id=person_id, daerah=daerah_id)


def unread(person_id: int, daerah_id: str) -> QuerySet[Notice]:
    return notices(person_id, daerah_id).filter(read_at=None)
