"""Long work as the person who waits sees it."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.tasks import default_task_backend, task

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.jobs import actions
from selaras.foundation.jobs.models import Job
from selaras.foundation.live.models import LiveEvent


@task
def count_rows(job_id: int, *, rows: int) -> None:
    """A piece of work for these tests."""


@pytest.fixture
def daerah(db):
    return Daerah.objects.create(pk="12.07", nama="Kabupaten Deli Serdang", jenis="kabupaten")


def _start(daerah):
    return actions.start(count_rows, daerah_id=daerah.pk, kind="uji", label="Menghitung baris", rows=3)


@pytest.mark.django_db(transaction=True)
def test_a_started_job_waits_its_turn_and_is_queued_once_with_its_id(daerah):
    default_task_backend.clear()
    job = _start(daerah)
    assert job.state == "antre"
    [queued] = default_task_backend.results
    assert (queued.args, queued.kwargs) == ([job.pk], {"rows": 3})


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_rolled_back_act_is_never_queued(daerah):
    default_task_backend.clear()
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        _start(daerah)
        raise ZeroDivisionError
    assert default_task_backend.results == []
    assert Job.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_progress_is_stored_and_told_to_the_room_of_the_job(daerah):
    job = _start(daerah)
    actions.progress(job, 200, 800, "200 dari 800 baris")
    job.refresh_from_db()
    assert (job.done, job.total, job.share, job.message) == (200, 800, 25, "200 dari 800 baris")
    told = LiveEvent.objects.get()
    assert (told.room, told.kind, told.body["words"]) == (f"job:{job.pk}", "progress", "200 dari 800 baris")


def test_work_that_ends_well_leaves_its_result(daerah):
    job = _start(daerah)
    with actions.working(job.pk) as running:
        assert Job.objects.get(pk=job.pk).state == "berjalan"
        running.result = {"baris": 3}
    job.refresh_from_db()
    assert (job.state, job.result, job.over) == ("selesai", {"baris": 3}, True)
    assert job.finished_at is not None


def test_a_refusal_ends_the_job_with_its_reason_and_no_alarm(daerah):
    job = _start(daerah)
    with actions.working(job.pk):
        raise ValidationError("Kolom 'Pagu (Rp)' tidak ada.")
    job.refresh_from_db()
    assert (job.state, job.message) == ("gagal", "Kolom 'Pagu (Rp)' tidak ada.")


def test_a_fault_ends_the_job_in_plain_words_and_is_raised_for_the_log(daerah):
    job = _start(daerah)
    with pytest.raises(KeyError), actions.working(job.pk):
        raise KeyError("x")
    job.refresh_from_db()
    assert job.state == "gagal"
    assert "Terjadi kesalahan yang tidak terduga" in job.message
