"""Pairs follow the plan: after an import everything is compared, after an edit only what it touched."""

from django.db import connection
from django.tasks import task

from selaras.features.alignment.actions.bobot import learn
from selaras.features.alignment.actions.pair_sweep import sweep_pairs
from selaras.features.alignment.models import PairSweep
from selaras.features.alignment.tasks import waits
from selaras.foundation.jobs.actions import working
from selaras.foundation.jobs.breath import Breath
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.tenant import working_for

breath = Breath()


@task
def find_pairs(entry_id: int) -> None:
    """Look for texts that plan the same thing; an act that was seen already costs one read."""
    with following(entry_id) as entry:
        rows = Siklus.objects.filter(daerah_id=entry.daerah_id, tahun=entry.tahun, ditetapkan_at=None)
        for siklus in rows.select_related("daerah"):
            last = PairSweep.objects.filter(siklus=siklus).first() or PairSweep()
            if last.seq < entry.seq and not waits(breath, find_pairs, siklus, entry_id, last):
                with breath.working(siklus.pk):
                    sweep_pairs(siklus)


@task
def find_all_pairs() -> None:
    """Compare every open cycle anew; once a day, because rare words grow common."""
    for siklus in Siklus.objects.filter(ditetapkan_at=None).select_related("daerah"):
        with working_for(connection, siklus.daerah_id):
            sweep_pairs(siklus, whole=True)


@task
def refit(job_id: int, siklus_id: int) -> None:
    """Compute weights anew from the verdicts of a daerah; nobody judges by them until they are chosen."""
    with working(job_id) as job:
        row = learn(Siklus.objects.select_related("daerah").get(pk=siklus_id))
        job.result = {"bobot": row.pk}
