"""Ways out of the house. A short-message or chat service is one more channel behind the same two lines."""

from typing import Protocol

from django.core.mail import EmailMessage


class Channel(Protocol):
    """Sends one text to one address; raises an exception when it certainly did not leave."""

    def send(self, *, to: str, subject: str, text: str) -> None: ...


class Email:
    """Through the mail server that the settings name."""

    def send(self, *, to: str, subject: str, text: str) -> None:
        EmailMessage(subject=subject, body=text, to=[to]).send(fail_silently=False)
