"""From a signed-in person to an Actor, read anew at every request: a withdrawn grant counts at once."""

from django.db.models import Q

from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor, Seat


def actor_of(person: Person) -> Actor:
    at = clock.now()
    grants = Grant.objects.filter(Q(to_at=None) | Q(to_at__gte=at), person=person, from_at__lte=at)
    seats = tuple(Seat(person.pk, person.nama, g.role, g.daerah_id, g.opd_id, g.wilayah) for g in grants.order_by("pk"))
    return Actor(person.pk, person.nama, seats if person.is_active else ())
