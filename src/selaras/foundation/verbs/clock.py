"""The office clock: one place that says what time it is, so that a deadline can be tested."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment in UTC."""
    return timezone.now()
