"""Versions of the whole cycle, the status of each OPD's Renja, and the trend of working together."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models.base import PlanRow
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus


class PlanVersion(models.Model):
    """A sealed version of the whole cycle: its picture is stored, hashed and never changes."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="versions")
    nomor = models.PositiveIntegerField()  # 1, 2, 3 … within the cycle
    nama = models.CharField(max_length=120)  # 'Rancangan awal'
    sealed_at = models.DateTimeField()
    sealed_by = models.BigIntegerField(null=True, blank=True)
    sealed_by_name = models.CharField(max_length=150, blank=True)
    sha256 = models.CharField(max_length=64)  # of the canonical JSON of the picture
    picture = models.BinaryField()  # gzip of that JSON
    lines = models.PositiveIntegerField(default=0)
    pagu = models.BigIntegerField(default=0)  # rupiah, lowest level counted once

    class Meta:
        ordering = ["siklus_id", "-nomor"]
        constraints = [models.UniqueConstraint(fields=["siklus", "nomor"], name="version_number_once")]

    def __str__(self) -> str:
        return f"Versi {self.nomor}: {self.nama}"

    def body(self) -> dict[str, Any]:
        """What history keeps of a seal: the hash stands for the picture."""
        return {
            "nomor": self.nomor,
            "nama": self.nama,
            "sha256": self.sha256,
            "lines": self.lines,
            "pagu": self.pagu,
        }


class Renja(PlanRow):
    """An OPD's part of the cycle, with its own status."""

    class Status(models.TextChoices):
        DISUSUN = "disusun", _("Disusun")
        DIAJUKAN = "diajukan", _("Diajukan")
        DIKEMBALIKAN = "dikembalikan", _("Dikembalikan")
        DIVERIFIKASI = "diverifikasi", _("Diverifikasi")
        DITETAPKAN = "ditetapkan", _("Ditetapkan")

    opd = models.ForeignKey(Opd, on_delete=models.PROTECT)
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.DISUSUN)
    catatan = models.TextField(blank=True)  # what Bappeda wrote when it sent the Renja back

    class Meta:
        ordering = ["opd_id"]
        constraints = [models.UniqueConstraint(fields=["siklus", "opd"], name="renja_once_per_opd")]

    def __str__(self) -> str:
        return f"Renja {self.opd.sebutan} {self.siklus.tahun}"


class TrendPoint(models.Model):
    """The central figure on one day: stored daily and at each seal."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="trend")
    day = models.DateField()  # in the daerah's zone
    version = models.ForeignKey(PlanVersion, null=True, blank=True, on_delete=models.PROTECT)
    together = models.BigIntegerField()  # rupiah, weighted
    total = models.BigIntegerField()  # rupiah
    by_opd = models.JSONField(default=dict, blank=True)  # {opd id: [rupiah, weighted; rupiah]}

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "day"], condition=models.Q(version__isnull=True), name="trend_point_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(version__isnull=False), name="trend_point_once_a_seal"
            ),
        ]
