"""Weights that an office refitted on its own verdicts; the shipped ones stay beside them."""

from typing import Any

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Bobot(Versioned):
    """One refit of a daerah: the weights, what they were learnt from, and how they compare with those before."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="+")  # in which it was asked for
    nomor = models.PositiveIntegerField()  # 1, 2, 3 … within the daerah
    weights = models.JSONField()  # {'usulan': …, 'paket': …}: the question 'sama' as reference/tumpang_tindih keeps it
    report = models.JSONField()  # {kind: {'n', 'before': [precision, gap], 'after': […]}}, per mille
    verdicts = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the weights as canonical JSON
    in_use = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "nomor"], name="bobot_number_once"),
            models.UniqueConstraint(fields=["daerah"], condition=models.Q(in_use=True), name="bobot_in_use_once"),
        ]

    def __str__(self) -> str:
        return f"Bobot {self.nomor}"

    def body(self) -> dict[str, Any]:
        """What history keeps: the hash stands for the weights."""
        return {"nomor": self.nomor, "sha256": self.sha256, "verdicts": self.verdicts, "in_use": self.in_use}
