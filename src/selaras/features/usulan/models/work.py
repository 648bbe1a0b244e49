"""Where an accepted proposal lives: in lines of the plan, partly or whole."""

from typing import Any

from django.db import models

from selaras.features.plan.models import PlanLine
from selaras.features.usulan.models.usulan import Usulan
from selaras.features.usulan.words import Nasib
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Akomodasi(Versioned):
    """A proposal in a line, with how much of it, and what became of it."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="akomodasi")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="akomodasi")
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    anggaran = models.BigIntegerField(null=True, blank=True)  # rupiah of the line meant for it
    nasib = models.CharField(max_length=16, choices=Nasib.choices, default=Nasib.DIRENCANAKAN)
    alasan = models.CharField(max_length=500, blank=True)  # why it was dropped
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["usulan", "line"], condition=models.Q(active=True), name="usulan_in_a_line_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.usulan.kode} → {self.line}"

    @property
    def opd_id(self) -> int:
        return self.line.opd_id

    def body(self) -> dict[str, Any]:
        names = "usulan_id line_id volume satuan anggaran nasib alasan active"
        return {name: getattr(self, name) for name in names.split()}
