"""Letters leave from the worker."""

from django.conf import settings
from django.db import connection
from django.tasks import task

from selaras.foundation.notices.actions import send_waiting
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for


@task
def send_mail() -> None:
    """Send the waiting letters; without a mail server they stay in the outbox."""
    if settings.EMAIL_HOST:
        with working_for(connection, EVERYWHERE):
            send_waiting()
