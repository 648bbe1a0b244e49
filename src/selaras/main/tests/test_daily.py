"""The day's work is queued once a day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.tasks import default_task_backend

from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Once
from selaras.main.daily import do_if_due


@pytest.fixture
def day(settings, tmp_path, monkeypatch):
    (tmp_path / "run").mkdir()
    settings.DATA = tmp_path
    now = [datetime(2026, 2, 9, 3, tzinfo=UTC)]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    return now


@pytest.mark.django_db(transaction=True)
def test_the_days_work_is_queued_once_and_again_tomorrow(day):
    default_task_backend.clear()
    assert do_if_due() is True
    assert do_if_due() is False
    assert (
        len(default_task_backend.results) == 4
    )  # the trend, findings, partnerships that nobody answers, photos that nobody claimed
    day[0] += timedelta(days=1)
    assert do_if_due() is True
    assert len(default_task_backend.results) == 8


@pytest.mark.django_db
def test_keys_of_forms_are_forgotten_after_ninety_days_only(day):
    old, new = (Once.objects.create(key=key, path="/", body_sha256="0" * 64) for key in ("lama", "baru"))
    Once.objects.filter(pk=old.pk).update(at=day[0] - timedelta(days=91))
    Once.objects.filter(pk=new.pk).update(at=day[0] - timedelta(days=89))
    do_if_due()
    assert list(Once.objects.all()) == [new]
