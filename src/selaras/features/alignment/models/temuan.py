"""A finding: something in the plan that a person should look at, with the rupiah involved."""

from typing import Any

from django.db import models

from selaras.features.plan.models import PlanLine, Simpul
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Temuan(Versioned):
    """A finding of one cycle. Machines find it and see it repaired; only its owner may set it aside, with a reason."""

    class State(models.TextChoices):
        TERBUKA = "terbuka", "Terbuka"
        DIABAIKAN = "diabaikan", "Diabaikan"
        SELESAI = "selesai", "Selesai"

    class Owner(models.TextChoices):
        OPD = "opd", "OPD"
        BAPPEDA = "bappeda", "Bappeda"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="temuan")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)  # kind and subject: the same finding keeps it at every look
    subject = models.CharField(max_length=80)  # 'plan.planline:17', 'plan.paket:9', 'sheets.upload:3'
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    simpul = models.ForeignKey(Simpul, null=True, blank=True, on_delete=models.PROTECT)
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT)
    rupiah = models.BigIntegerField(default=0)  # rupiah involved; 0 = no money
    owner = models.CharField(max_length=8, choices=Owner.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TERBUKA)
    facts = models.JSONField(default=dict)  # numbers and names that its sentence needs
    first_seen = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.BigIntegerField(null=True, blank=True)  # person
    dismissed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    sealed = models.JSONField(default=dict, blank=True)  # what it said when it was set aside; another saying reopens it

    class Meta:
        ordering = ["-rupiah", "pk"]
        constraints = [models.UniqueConstraint(fields=["siklus", "key"], name="temuan_once")]
        indexes = [
            models.Index(fields=["siklus", "state", "-rupiah", "id"], name="temuan_by_rupiah"),
            models.Index(fields=["siklus", "state", "kind", "opd"], name="temuan_by_kind"),
        ]

    def __str__(self) -> str:
        about = self.line or self.simpul or self.facts.get("nama") or self.opd or self.subject
        return f"{self.kind.replace('_', ' ')}: {about}"

    @property
    def subject_id(self) -> int:
        """The id in ``subject``."""
        return int(self.subject.rpartition(":")[2])

    def body(self) -> dict[str, Any]:
        """What history keeps of a finding."""
        names = ("kind", "key", "subject", "rupiah", "owner", "state", "facts", "reason")
        return {name: getattr(self, name) for name in names}


class Sweep(models.Model):
    """The last look at a cycle: up to which act of history its findings and its home figures are computed."""

    siklus = models.OneToOneField(Siklus, on_delete=models.PROTECT, related_name="sweep")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    seq = models.PositiveIntegerField(default=0)  # acts of the chain seen
    at = models.DateTimeField()
    figures = models.JSONField(default=dict)  # what the home page shows, in whole numbers
    gaps = models.JSONField(default=dict)  # {upload id: [columns that its source does not carry]}
