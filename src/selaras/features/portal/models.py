"""Terbitan: what a daerah has published of a cycle. The public reads the latest one and nothing else."""

from typing import Any

from django.db import models

from selaras.features.documents.models import Gambar
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus


class Terbitan(models.Model):
    """A published snapshot: plan, proposals and answers without a person in them; it never changes."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="terbitan")
    nomor = models.PositiveIntegerField()  # 1, 2, 3 … within the cycle
    nama = models.CharField(max_length=120)  # the stage it was published in: 'Rancangan akhir'
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True, blank=True)
    by_name = models.CharField(max_length=150, blank=True)
    picture = models.ForeignKey(Gambar, on_delete=models.PROTECT)  # the whole plan at that moment
    isi = models.BinaryField()  # gzip of the canonical JSON of everything that is public
    sha256 = models.CharField(max_length=64)  # of that JSON
    lines = models.PositiveIntegerField(default=0)
    proposals = models.PositiveIntegerField(default=0)
    pagu = models.BigIntegerField(default=0)  # rupiah, lowest level counted once

    class Meta:
        ordering = ["siklus_id", "-nomor"]
        constraints = [models.UniqueConstraint(fields=["siklus", "nomor"], name="terbitan_number_once")]

    def __str__(self) -> str:
        return f"Terbitan {self.nomor}: {self.nama}"

    def body(self) -> dict[str, Any]:
        """What history keeps of it: the hashes stand for the content."""
        names = ("nomor", "nama", "sha256", "lines", "proposals", "pagu")
        return {name: getattr(self, name) for name in names} | {"picture": self.picture.sha256}
