"""Work behind the pages, as the person who waits for it sees it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.foundation.daerah.models import Daerah


class Job(models.Model):
    """One piece of long work: what it is, how far it is, what came out."""

    class State(models.TextChoices):
        ANTRE = "antre", _("Menunggu giliran")
        BERJALAN = "berjalan", _("Sedang dikerjakan")
        SELESAI = "selesai", _("Selesai")
        GAGAL = "gagal", _("Gagal")

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)  # 'import.sirup', 'document.renja'
    label = models.CharField(max_length=200)  # as an officer understands it: 'Membaca rencana Dinas Kesehatan'
    state = models.CharField(max_length=10, choices=State.choices, default=State.ANTRE)
    done = models.PositiveIntegerField(default=0)  # of total, in whatever the work counts
    total = models.PositiveIntegerField(default=0)  # 0 = not known yet
    message = models.CharField(max_length=500, blank=True)  # what happens now, or why it failed
    result = models.JSONField(default=dict, blank=True)
    requested_by = models.BigIntegerField(null=True, blank=True)  # person; null = command line
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["daerah", "state"], name="jobs_of_a_daerah")]

    def __str__(self) -> str:
        return self.label

    @property
    def over(self) -> bool:
        return self.state in (self.State.SELESAI, self.State.GAGAL)

    @property
    def share(self) -> int | None:
        """0..100; None while the whole is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None
