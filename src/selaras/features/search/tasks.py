"""The index follows the plan. A task takes ids and may run twice; one look covers every act before it."""

from django.db import connection
from django.tasks import task

from selaras.features.search import actions
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.jobs.breath import Breath
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.tenant import working_for

FIRST = 50  # before other work of the same moment: whoever saved wants to find it
breath = Breath(pause=30.0, rush=20)


@task(priority=FIRST)
def follow_act(entry_id: int) -> None:
    """Bring the index of a daerah up to its history after somebody did something."""
    with following(entry_id) as entry:
        behind = actions.behind(entry.daerah_id)
        if not breath.put_off(follow_act, entry.daerah_id, entry_id, behind=behind):
            with breath.working(entry.daerah_id):
                actions.catch_up(entry.daerah_id)


@task
def catch_up_all() -> None:
    """Once a day, and after the program changed: every government's index, whatever was missed."""
    for daerah in Daerah.objects.filter(siklus__isnull=False).distinct().values_list("pk", flat=True):
        with working_for(connection, daerah):
            actions.catch_up(daerah)
