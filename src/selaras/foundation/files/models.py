"""Photos that people send, each bound to the thing that it shows."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.foundation.daerah.models import Daerah


def new_token() -> str:
    """A name that nobody guesses: 192 random bits."""
    return secrets.token_urlsafe(24)


class Attachment(models.Model):
    """One photo: as received, then as the copy that is kept and shown."""

    class State(models.TextChoices):
        DITERIMA = "diterima", _("Diterima, sedang disiapkan")
        SIAP = "siap", _("Siap")
        DITOLAK = "ditolak", _("Ditolak")

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    thing = models.CharField(max_length=80, blank=True)  # 'usulan.usulan'; '' = nothing has claimed it yet
    thing_id = models.BigIntegerField(null=True, blank=True)
    name = models.CharField(max_length=120)  # as given, cleaned
    state = models.CharField(max_length=10, choices=State.choices, default=State.DITERIMA)
    reason = models.CharField(max_length=300, blank=True)  # why it was refused, an Indonesian sentence
    received_sha256 = models.CharField(max_length=64)  # of what was sent
    media_type = models.CharField(max_length=40, blank=True)  # of the stored copy, as all below
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)  # bytes
    width = models.PositiveIntegerField(null=True, blank=True)  # pixels
    height = models.PositiveIntegerField(null=True, blank=True)  # pixels
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)  # of the form that sent it; the same photo again is this row
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["daerah", "uploaded_by", "key", "received_sha256"],
                condition=~models.Q(key=""),
                name="photo_once_per_form",
            ),
            models.UniqueConstraint(
                fields=["daerah", "key", "received_sha256"],
                condition=~models.Q(key="") & models.Q(uploaded_by=None),
                name="photo_once_per_public_form",
            ),
            models.CheckConstraint(
                condition=models.Q(thing="", thing_id=None) | ~models.Q(thing="") & models.Q(thing_id__isnull=False),
                name="photo_of_a_thing_or_of_none",
            ),
        ]
        indexes = [
            models.Index(fields=["thing", "thing_id"], name="photos_of_a_thing"),
            models.Index(fields=["state", "created_at"], name="photos_by_state"),
            models.Index(fields=["sha256"], name="photos_by_content"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def why(self) -> str:
        """Why it was refused, in the language of the reader."""
        return gettext(self.reason) if self.reason else ""

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.SIAP
