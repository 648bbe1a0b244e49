"""Letters leave from the worker."""

from django.conf import settings
from django.tasks import task

from selaras.foundation.notices.actions import send_waiting


@task
def send_mail() -> None:
    """Send the waiting letters; without a mail server they stay in the outbox."""
    if settings.EMAIL_HOST:
        send_waiting()
