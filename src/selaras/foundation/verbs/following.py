"""The work that follows an act, done for the daerah in which the act was done."""

from collections.abc import Generator
from contextlib import contextmanager

from django.db import connection

from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant, working_for


@contextmanager
def following(entry_id: int) -> Generator[Entry]:
    """Around the work of a follower: the Entry, and its daerah as the one that is worked for."""
    with working_for(connection, EVERYWHERE):
        entry = Entry.objects.get(pk=entry_id)
        set_tenant(connection, entry.daerah_id)
        yield entry
