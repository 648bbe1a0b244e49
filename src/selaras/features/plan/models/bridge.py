"""Contribution, the only bridge between work and meaning; Ceiling, the limit of pagu."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models.base import PlanRow
from selaras.features.plan.models.line import PlanLine
from selaras.features.plan.models.simpul import Simpul
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd


class Contribution(PlanRow):
    """An OPD, or one of its lines, serves a Simpul. One lead OPD per Simpul and cycle."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Memimpin")
        CONTRIBUTOR = "contributor", _("Berkontribusi")
        SUPPORT = "support", _("Mendukung")

    class State(models.TextChoices):
        DIMINTA = "diminta", _("Menunggu")
        DITERIMA = "diterima", _("Diterima")
        DITERIMA_PADA_SIMPUL = "diterima_pada_simpul", _("Diterima pada simpul lain")
        DITOLAK = "ditolak", _("Ditolak")
        DITARIK = "ditarik", _("Ditarik")

    ACCEPTED = ("diterima", "diterima_pada_simpul")

    simpul = models.ForeignKey(Simpul, on_delete=models.PROTECT, related_name="contributions")
    opd = models.ForeignKey(Opd, on_delete=models.PROTECT, related_name="contributions")
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CONTRIBUTOR)
    target = models.CharField(max_length=200, blank=True)  # '42 km', as promised
    rupiah = models.BigIntegerField(null=True, blank=True)  # of the line's pagu; None = not said
    bulan_mulai = models.PositiveSmallIntegerField(null=True, blank=True)
    bulan_selesai = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DITERIMA)
    message = models.TextField(blank=True)  # what the asking OPD wrote
    reason = models.TextField(blank=True)  # why it was refused
    asked_by_opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.BigIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.BigIntegerField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_simpul = models.ForeignKey(Simpul, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["siklus", "state", "opd"], name="contributions_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["simpul"],
                condition=models.Q(role="lead", line__isnull=True, active=True, state="diterima"),
                name="one_lead_per_simpul",
            ),
            models.UniqueConstraint(
                fields=["simpul", "line"],
                condition=models.Q(line__isnull=False, active=True, state__in=["diminta", "diterima"]),
                name="line_serves_a_simpul_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opd.sebutan}: {self.simpul.uraian}"


class Ceiling(PlanRow):
    """A limit of pagu, locked by a circular (surat edaran)."""

    class Kind(models.TextChoices):
        DAERAH = "daerah", _("Daerah")
        OPD = "opd", _("OPD")
        PROGRAM = "program", _("Program")
        SUMBER_DANA = "sumber_dana", _("Sumber dana")
        WILAYAH = "wilayah", _("Kecamatan")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT)  # a programme
    sumber_dana = models.CharField(max_length=120, blank=True)
    wilayah = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT)
    about = models.CharField(max_length=120, blank=True)  # which one, as text: id, fund source or code; '' = the daerah
    pagu = models.BigIntegerField()  # rupiah
    circular = models.CharField(max_length=200, blank=True)  # number of the letter that locks it; '' = open

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "kind", "about"], condition=models.Q(active=True), name="ceiling_once"
            ),
            models.CheckConstraint(condition=models.Q(pagu__gte=0), name="ceiling_not_negative"),
        ]

    def __str__(self) -> str:
        about = self.opd or self.line or self.sumber_dana or self.wilayah or self.siklus
        return f"Pagu {self.get_kind_display()} {about}"

    @property
    def locked(self) -> bool:
        return bool(self.circular)
