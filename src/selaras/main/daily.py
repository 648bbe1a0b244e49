"""What the worker does once a day without being asked: the trend, findings and requests that grow old, and forgetting what nobody needs."""

from datetime import date, timedelta

from django.conf import settings
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from selaras.features.alignment.kemitraan_tasks import escalate_partnerships
from selaras.features.alignment.pair_tasks import find_all_pairs
from selaras.features.alignment.tasks import refresh_all
from selaras.features.plan.tasks import record_trends
from selaras.features.search.tasks import catch_up_all
from selaras.foundation.files.actions import forget_unclaimed
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Once

KEYS_KEPT = timedelta(days=90)  # a form's key answers a repeat at least this long
RESULTS_KEPT = timedelta(days=14)  # of finished work


def do_if_due() -> bool:
    """Queue the day's work once per day of the server; True when it was queued now."""
    mark = settings.DATA / "run" / "daily"
    today = clock.now().date()
    if mark.exists() and _day(mark.read_text()) == today:
        return False
    mark.write_text(today.isoformat())
    record_trends.enqueue()
    refresh_all.enqueue()
    catch_up_all.enqueue()
    escalate_partnerships.enqueue()
    find_all_pairs.enqueue()
    forget_unclaimed.enqueue()
    call_command("clearsessions", verbosity=0)
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - RESULTS_KEPT).delete()
    Once.objects.filter(at__lt=clock.now() - KEYS_KEPT).delete()
    return True


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
