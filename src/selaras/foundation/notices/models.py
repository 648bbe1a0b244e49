"""What people are told: in the application, and by e-mail through an outbox."""

from django.db import models

from selaras.foundation.daerah.models import Daerah


class Notice(models.Model):
    """One thing told to one person, once."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    person_id = models.BigIntegerField()
    effect = models.CharField(max_length=120)  # what it is about: 'plan.contribution.ask:812'; once per person
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["person_id", "effect"], name="notice_once")]
        indexes = [models.Index(fields=["person_id", "daerah", "read_at"], name="notices_unread")]

    def __str__(self) -> str:
        return self.text


class Mail(models.Model):
    """A letter in the outbox. It leaves at most once: one that may have left is never sent again by itself."""

    class State(models.TextChoices):
        ANTRE = "antre", "Menunggu"
        DIKIRIM = "dikirim", "Sedang dikirim"
        TERKIRIM = "terkirim", "Terkirim"
        GAGAL = "gagal", "Gagal"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    effect = models.CharField(max_length=160, unique=True)
    channel = models.CharField(max_length=10, default="email")  # email or pesan (SMS, chat)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ANTRE, db_index=True)
    why = models.CharField(max_length=300, blank=True)  # why it failed, in words of the mail server
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
