"""Long work on the plan. A task takes ids, may run twice, and is named as an officer would name it."""

from django.db import connection
from django.tasks import task

from selaras.features.plan.actions.version import record_trend
from selaras.features.plan.models import Contribution
from selaras.foundation.notices.actions import tell
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.tenant import working_for


@task
def record_trends() -> None:
    """Store today's central figure of every cycle that is not enacted; once a day is enough."""
    for siklus in Siklus.objects.filter(ditetapkan_at=None).select_related("daerah"):
        with working_for(connection, siklus.daerah_id):
            record_trend(siklus)


@task
def tell_contribution(entry_id: int) -> None:
    """Whoever is asked hears of it; whoever asked hears the answer."""
    with following(entry_id) as entry:
        rows = Contribution.objects.select_related("simpul", "opd", "asked_by_opd", "siklus")
        _tell(entry, rows.get(pk=entry.thing.rpartition(":")[2]))


def _tell(entry: Entry, row: Contribution) -> None:
    asks = row.state == Contribution.State.DIMINTA
    about = row.opd_id if asks else row.asked_by_opd_id
    words = f"{row.opd.sebutan} diajak untuk: {row.simpul.uraian}" if asks else _answer(row)
    people = Person.objects.filter(grants__daerah=row.daerah_id, grants__opd=about, is_active=True)
    if not asks and about is None:
        people = Person.objects.filter(pk__in=[row.asked_by])
    tell(
        people.distinct(),
        daerah_id=row.daerah_id,
        effect=f"{entry.verb}:{entry.pk}",
        text=words,
        url=f"/{row.daerah_id}/{row.siklus.tahun}/kontribusi/{row.pk}/",
    )


def _answer(row: Contribution) -> str:
    why = f" Alasan: {row.reason}" if row.reason else ""
    return f"{row.opd.sebutan}, {row.get_state_display().lower()}: {row.simpul.uraian}.{why}"
