"""What is measured, and how much of it is promised per year."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models.base import PlanRow
from selaras.features.plan.models.line import PlanLine
from selaras.features.plan.models.simpul import Simpul


class Indikator(PlanRow):
    """A measured statement on a Simpul or a PlanLine."""

    class Jenis(models.TextChoices):
        TUJUAN = "tujuan", _("Indikator tujuan")
        SASARAN = "sasaran", _("Indikator sasaran")
        SIMPUL = "simpul", _("Indikator")
        CAPAIAN = "capaian", _("Capaian program")
        HASIL = "hasil", _("Hasil kegiatan")
        KELUARAN = "keluaran", _("Keluaran sub kegiatan")

    class Polaritas(models.TextChoices):
        POSITIF = "positif", _("Makin besar makin baik")
        NEGATIF = "negatif", _("Makin kecil makin baik")

    simpul = models.ForeignKey(Simpul, null=True, blank=True, on_delete=models.PROTECT, related_name="indikator")
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT, related_name="indikator")
    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    nama = models.TextField()
    satuan = models.TextField(blank=True)  # as printed, e.g. 'persen', 'km'
    polaritas = models.CharField(max_length=8, choices=Polaritas.choices, blank=True)  # '' = not said
    rumus = models.TextField(blank=True)
    kondisi_awal = models.TextField(blank=True)
    id_sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(simpul__isnull=False, line__isnull=True)
                | models.Q(simpul__isnull=True, line__isnull=False),
                name="indikator_on_simpul_or_line",
            ),
            models.UniqueConstraint(
                fields=["siklus", "id_sumber"],
                condition=~models.Q(id_sumber=""),
                name="indikator_once_per_source_id",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def opd_id(self) -> int | None:
        """The OPD whose line it measures; None on a Simpul."""
        return self.line.opd_id if self.line else None

    def body(self) -> dict[str, Any]:
        targets = list(self.targets.order_by("tahun").values_list("tahun", "nilai", "teks")) if self.pk else []
        return self.own_body() | {"targets": [[t, None if n is None else str(n), x] for t, n, x in targets]}

    def own_body(self) -> dict[str, Any]:
        """The columns without the targets."""
        return {
            "simpul": self.simpul_id,
            "line": self.line_id,
            "jenis": self.jenis,
            "nama": self.nama,
            "satuan": self.satuan,
            "polaritas": self.polaritas,
            "rumus": self.rumus,
            "kondisi_awal": self.kondisi_awal,
            "active": self.active,
        }


class Target(models.Model):
    """The promise for one year: a number, and the official text where it is text."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="targets")
    daerah = models.ForeignKey("daerah.Daerah", on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    teks = models.TextField(blank=True)

    class Meta:
        ordering = ["tahun"]
        constraints = [models.UniqueConstraint(fields=["indikator", "tahun"], name="target_once_per_year")]
