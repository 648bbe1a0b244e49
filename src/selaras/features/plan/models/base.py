"""What every row of a plan has: its cycle, its version, and the sheet row it came from."""

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class PlanRow(Versioned):
    """A row of one cycle. It is never deleted: ``active`` is False once it is taken out."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    active = models.BooleanField(default=True)
    edited_by = models.BigIntegerField(null=True, blank=True)  # person who last changed it, for four eyes
    # The sheet row it came from, kept for ever: "berkas X, baris 214".
    upload_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    upload_file = models.CharField(max_length=255, blank=True)
    upload_row = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def sumber_berkas(self) -> str:
        """Where the row came from, as people say it; empty for a row typed in."""
        return f"{self.upload_file}, baris {self.upload_row}" if self.upload_row else ""
