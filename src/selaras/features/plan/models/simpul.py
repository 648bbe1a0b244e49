"""A node of meaning: visi to program prioritas; and of the year: tema, prioritas and their strategies."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models.base import PlanRow


class Simpul(PlanRow):
    """A node of meaning. ``induk`` gives the printed order inside each of the two branches."""

    class Jenjang(models.TextChoices):
        VISI = "visi", _("Visi")
        MISI = "misi", _("Misi")
        TUJUAN = "tujuan", _("Tujuan")
        SASARAN = "sasaran", _("Sasaran")
        STRATEGI = "strategi", _("Strategi")
        ARAH_KEBIJAKAN = "arah_kebijakan", _("Arah kebijakan")
        PROGRAM_PRIORITAS = "program_prioritas", _("Program prioritas")
        TEMA = "tema", _("Tema")
        PRIORITAS = "prioritas", _("Prioritas")
        STRATEGI_PRIORITAS = "strategi_prioritas", _("Strategi prioritas")

    class Cabang(models.TextChoices):
        RPJMD = "rpjmd", _("RPJMD")
        TAHUN = "tahun", _("Tahun")

    jenjang = models.CharField(max_length=20, choices=Jenjang.choices)
    cabang = models.CharField(max_length=6, choices=Cabang.choices)
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    nomor = models.PositiveIntegerField(default=1)  # order among its siblings, from 1
    kode = models.CharField(max_length=200, blank=True)  # as printed
    uraian = models.TextField()
    catatan = models.TextField(blank=True)
    sumber = models.TextField(blank=True)  # document or report the wording was taken from
    warna = models.PositiveSmallIntegerField(null=True, blank=True)  # 1..8, a prioritas keeps its colour everywhere
    id_sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["nomor", "pk"]
        indexes = [models.Index(fields=["siklus", "jenjang"], name="simpul_of_a_siklus")]
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "id_sumber"],
                condition=~models.Q(id_sumber=""),
                name="simpul_once_per_source_id",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenjang_display()}: {self.uraian}"

    def body(self) -> dict[str, Any]:
        supports = sorted(self.supports.values_list("prioritas_id", flat=True)) if self.pk else []
        return {
            "jenjang": self.jenjang,
            "cabang": self.cabang,
            "induk": self.induk_id,
            "nomor": self.nomor,
            "kode": self.kode,
            "uraian": self.uraian,
            "catatan": self.catatan,
            "sumber": self.sumber,
            "warna": self.warna,
            "active": self.active,
            "mendukung": supports,
        }


class Support(models.Model):
    """A sasaran supports a prioritas of the year."""

    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="supports")
    prioritas = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="supported_by")
    daerah = models.ForeignKey("daerah.Daerah", on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["simpul", "prioritas"], name="support_once")]
