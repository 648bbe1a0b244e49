"""One account per role, all with one password that is printed: for trying, never for real work."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.actions import GrantTerms, create_account, give
from selaras.foundation.people.models import Person
from selaras.foundation.verbs.actors import command_line
from selaras.reference.example import ExamplePerson

PASSWORD = "selaras-contoh-2022"  # noqa: S105 - printed at every start of the demonstration


def make_accounts(daerah: Daerah, people: Iterable[ExamplePerson], opd_ids: dict[str, int]) -> None:
    """Accounts with their grants; those that are there already are left alone."""
    secret = make_password(PASSWORD)  # one hash for all: each costs 0.2 s
    made = []
    for row in people:
        if Person.objects.filter(username=row.username).exists():
            continue
        person = create_account(
            daerah, username=row.username, nama=row.nama, email=row.email, actor=command_line(daerah.pk, "admin_sistem")
        )
        made.append(person.pk)
        terms = GrantTerms(role=row.role, opd_id=opd_ids[row.opd] if row.opd else None, wilayah=row.wilayah)
        give(person, terms, daerah=daerah, actor=command_line(daerah.pk, "kepala_bappeda"))
    Person.objects.filter(pk__in=made).update(password=secret)


def by_source(daerah: Daerah) -> dict[str, int]:
    """The id of an OPD by the id that its source gives it, with and without the source's name before it."""
    found = {}
    for pk, source in Opd.objects.filter(daerah=daerah).values_list("pk", "id_sumber"):
        found[source] = found[source.rpartition(":")[2]] = pk
    return found
