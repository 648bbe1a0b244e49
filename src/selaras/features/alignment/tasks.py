"""Findings follow the plan. A task takes ids and may run twice; one look covers every act before it."""

from typing import Any

from django.db import connection
from django.tasks import task

from selaras.features.alignment.actions.temuan import refresh, seen_acts
from selaras.features.alignment.models import Sweep
from selaras.foundation.jobs.breath import Breath
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.tenant import working_for

breath = Breath()


@task
def refresh_findings(entry_id: int) -> None:
    """Look at the plan again after somebody changed it; an act that was seen already costs one read."""
    with following(entry_id) as entry:
        rows = Siklus.objects.filter(daerah_id=entry.daerah_id, tahun=entry.tahun)
        for siklus in rows.select_related("daerah", "nomenklatur"):
            last = Sweep.objects.filter(siklus=siklus).first() or Sweep()
            if last.seq < entry.seq and not waits(breath, refresh_findings, siklus, entry_id, last):
                with breath.working(siklus.pk):
                    refresh(siklus)


def waits(breath: Breath, task: Any, siklus: Siklus, entry_id: int, last: Any) -> bool:
    """Whether a look was queued for later: people are at a deadline, or the last look was long."""
    return breath.put_off(task, siklus.pk, entry_id, behind=seen_acts(siklus) - last.seq, last=last.at)


@task
def refresh_all() -> None:
    """Look at every open cycle again; once a day, because requests grow old without an act."""
    for siklus in Siklus.objects.filter(ditetapkan_at=None).select_related("daerah", "nomenklatur"):
        with working_for(connection, siklus.daerah_id):
            refresh(siklus)
