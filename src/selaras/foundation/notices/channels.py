"""Ways out of the house. A short-message or chat service is one more channel behind the same two lines."""

import json
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

EMAIL, MESSAGE = "email", "pesan"  # names of channels, as the outbox keeps them


class Channel(Protocol):
    """Sends one text to one address; raises an exception when it certainly did not leave."""

    def send(self, *, to: str, subject: str, text: str) -> None: ...


class Email:
    """Through the mail server that the settings name."""

    def send(self, *, to: str, subject: str, text: str) -> None:
        EmailMessage(subject=subject, body=text, to=[to]).send(fail_silently=False)


class LogFile:
    """Writes each message as a line of a file: to try the road of a message service before there is one."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings.DATA / "run" / "messages.log"

    def send(self, *, to: str, subject: str, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"to": to, "subject": subject, "text": text}, ensure_ascii=False) + "\n")


def open_channels() -> dict[str, Channel]:
    """The channels that this instance uses; none is on by itself."""
    found: dict[str, Channel] = {}
    if settings.MAIL_LEAVES:
        found[EMAIL] = Email()
    if settings.MESSAGES_THROUGH:
        found[MESSAGE] = import_string(settings.MESSAGES_THROUGH)()
    return found
