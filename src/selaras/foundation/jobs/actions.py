"""The only writes to jobs."""

import errno
import logging
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.tasks import Task
from django.utils.translation import gettext as _

from selaras.foundation.jobs.models import Job
from selaras.foundation.live.actions import publish
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for
from selaras.foundation.verbs.verb import Refused

log = logging.getLogger("selaras.jobs")


def room(job: Job) -> str:
    """The live room of one job."""
    return f"job:{job.pk}"


def start(
    task: Task[..., Any], *, daerah_id: str, kind: str, label: str, requested_by: int | None = None, **args: Any
) -> Job:
    """Queue ``task(job_id, **args)`` once the present transaction is committed."""
    job = Job.objects.create(daerah_id=daerah_id, kind=kind, label=label[:200], requested_by=requested_by)
    transaction.on_commit(partial(task.enqueue, job.pk, **args))
    return job


def progress(job: Job, done: int, total: int, words: str = "") -> None:
    """How far the work is, in words that the person reads."""
    job.done, job.total, job.message = done, total, words[:500]
    job.save(update_fields=["done", "total", "message"])
    publish(room(job), "progress", {"done": done, "total": total, "words": job.message})


@contextmanager
def working(job_id: int) -> Generator[Job]:
    """Around the work of a task: marks the job running, then done, or failed in words. It may run twice."""
    with working_for(connection, EVERYWHERE):
        job = Job.objects.get(pk=job_id)
    with working_for(connection, job.daerah_id):
        yield from _run(job)


def _run(job: Job) -> Generator[Job]:
    job.state, job.message = Job.State.BERJALAN, ""
    job.save(update_fields=["state", "message"])
    try:
        yield job
    except Exception as fault:
        _finish(job, Job.State.GAGAL, in_words(fault))
        if not _expected(fault):
            log.exception("job %s failed", job.pk)
            raise
    else:
        _finish(job, Job.State.SELESAI, job.message)


def _finish(job: Job, state: str, words: str) -> None:
    job.state, job.message, job.finished_at = state, words[:500], clock.now()
    job.save(update_fields=["state", "message", "finished_at", "result"])
    publish(room(job), "finished", {"state": job.state, "words": job.message})


def _expected(fault: Exception) -> bool:
    return isinstance(fault, ValidationError | Refused) or hasattr(fault, "sentence")


def in_words(fault: Exception) -> str:
    """Why it failed, for the person who waits."""
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    if isinstance(fault, Refused):
        return fault.why
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        return _("Tempat penyimpanan server penuh. Beri tahu admin, lalu ulangi.")
    said = getattr(fault, "sentence", None)
    return str(said) if said else _("Terjadi kesalahan yang tidak terduga. Ulangi; bila terulang, beri tahu admin.")
