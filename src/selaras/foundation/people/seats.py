"""From a signed-in person or a key to an Actor, read anew at every request: a withdrawn grant counts at once."""

import hashlib

from django.db import connection
from django.db.models import Q, QuerySet

from selaras.foundation.people.models import ApiToken, Grant, Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor, Seat
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for


def valid_grants(person: Person) -> QuerySet[Grant]:
    """The grants of a person that count now."""
    at = clock.now()
    return Grant.objects.filter(Q(to_at=None) | Q(to_at__gte=at), person=person, from_at__lte=at).order_by("pk")


def _seats(person: Person, grants: QuerySet[Grant]) -> tuple[Seat, ...]:
    if not person.is_active:
        return ()
    return tuple(Seat(person.pk, person.nama, g.role, g.daerah_id, g.opd_id, g.wilayah) for g in grants)


def actor_of(person: Person) -> Actor:
    return Actor(person.pk, person.nama, _seats(person, valid_grants(person)))


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def token_of(key: str) -> ApiToken | None:
    """The key as it is known here, in whichever daerah; None when it is unknown, revoked or over."""
    with working_for(connection, EVERYWHERE):
        rows = ApiToken.objects.select_related("person").filter(revoked_at=None, ends_at__gt=clock.now())
        found = rows.filter(hash=hash_of(key)).first()
    return found if found is not None and found.person.is_active else None


def actor_of_token(token: ApiToken) -> Actor:
    """Its owner, in those of the chosen grants that still count; a key never gives more."""
    person = token.person
    grants = valid_grants(person).filter(tokens=token, daerah=token.daerah_id)
    return Actor(person.pk, person.nama, _seats(person, grants), via=f"people.apitoken:{token.pk}")
