"""A partnership: one work that several OPDs carry together, each with its share."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.features.usulan.models import Usulan
from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


def amount(number: Decimal | None) -> str | None:
    """A volume as history keeps it: 400, whatever zeros the database adds."""
    return None if number is None else format(number.normalize(), "f")


class Kemitraan(Versioned):
    """What OPDs agree to do together. Its shares add up to its volume and its rupiah."""

    class State(models.TextChoices):
        DIUSULKAN = "diusulkan", _("Menunggu persetujuan")
        DISEPAKATI = "disepakati", _("Disepakati")
        DIBATALKAN = "dibatalkan", _("Dibatalkan")

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="kemitraan")
    judul = models.CharField(max_length=300)
    uraian = models.TextField(blank=True)
    opd = models.ForeignKey(Opd, on_delete=models.PROTECT, related_name="+")  # the OPD that leads
    simpul = models.ForeignKey(Simpul, null=True, blank=True, on_delete=models.PROTECT, related_name="kemitraan")
    usulan = models.ForeignKey(Usulan, null=True, blank=True, on_delete=models.PROTECT, related_name="kemitraan")
    wilayah = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    alamat = models.CharField(max_length=500, blank=True)
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)  # of all shares
    satuan = models.CharField(max_length=60, blank=True)
    rupiah = models.BigIntegerField(null=True, blank=True)  # rupiah of all shares; None = not said
    state = models.CharField(max_length=10, choices=State.choices, default=State.DIUSULKAN)
    reason = models.TextField(blank=True)  # why it was cancelled
    asked_by_opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.BigIntegerField(null=True, blank=True)  # person who proposed it
    asked_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)  # when it was last agreed by all
    edited_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["siklus", "state", "-id"], name="kemitraan_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rupiah__gte=0) | models.Q(rupiah__isnull=True), name="kemitraan_rupiah_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def opd_ids(self) -> frozenset[int]:
        """The OPDs that have a share in it."""
        return frozenset(self.bagian.filter(active=True).values_list("opd_id", flat=True)) if self.pk else frozenset()

    def body(self) -> dict[str, Any]:
        names = (
            "judul uraian opd_id simpul_id usulan_id wilayah_id alamat volume satuan rupiah state reason "
            "asked_by_opd_id asked_by asked_at accepted_at"
        )
        shares = self.bagian.filter(active=True).order_by("pk") if self.pk else ()
        return {name: getattr(self, name) for name in names.split()} | {
            "volume": amount(self.volume),
            "bagian": {str(row.opd_id): row.terms() for row in shares},
        }


class Bagian(Versioned):
    """The share of one OPD in a partnership, and what this OPD says to it."""

    class State(models.TextChoices):
        DIMINTA = "diminta", _("Menunggu")
        DISETUJUI = "disetujui", _("Disetujui")
        DITOLAK = "ditolak", _("Ditolak")
        PERLU_DILIHAT = "perlu_dilihat", _("Perlu dilihat lagi")

    OPEN = ("diminta", "perlu_dilihat")  # its OPD has to answer

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="+")
    kemitraan = models.ForeignKey(Kemitraan, on_delete=models.PROTECT, related_name="bagian")
    opd = models.ForeignKey(Opd, on_delete=models.PROTECT, related_name="+")
    uraian = models.CharField(max_length=300, blank=True)  # what this OPD does in it
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)  # in the unit of the whole
    target = models.CharField(max_length=200, blank=True)  # '42 km', as promised
    rupiah = models.BigIntegerField(null=True, blank=True)  # None = not said
    bulan_mulai = models.PositiveSmallIntegerField(null=True, blank=True)  # 1..12
    bulan_selesai = models.PositiveSmallIntegerField(null=True, blank=True)  # 1..12
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT, related_name="bagian")
    state = models.CharField(max_length=14, choices=State.choices, default=State.DIMINTA)
    reason = models.TextField(blank=True)  # why it was refused
    asked_by = models.BigIntegerField(null=True, blank=True)  # person who wrote the terms that are asked, for four eyes
    asked_at = models.DateTimeField()  # since when its OPD is asked
    answered_by = models.BigIntegerField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    contribution = models.ForeignKey(Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contribution_prev = models.JSONField(default=dict, blank=True)  # how it stood before the agreement; {} = not there
    active = models.BooleanField(default=True)  # False once its OPD was taken out
    edited_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["siklus", "state", "opd"], name="bagian_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["kemitraan", "opd"], name="one_share_per_opd"),
            models.CheckConstraint(
                condition=models.Q(rupiah__gte=0) | models.Q(rupiah__isnull=True), name="bagian_rupiah_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opd.sebutan}: {self.kemitraan.judul}"

    def terms(self) -> dict[str, Any]:
        """What the share says, without who has answered when."""
        names = "uraian volume target rupiah bulan_mulai bulan_selesai line_id state reason"
        after = sorted(self.after.values_list("after__opd_id", flat=True)) if self.pk else []
        said = {name: getattr(self, name) for name in names.split()}
        return said | {"volume": amount(self.volume), "after": after}

    def body(self) -> dict[str, Any]:
        return self.terms() | {
            "opd_id": self.opd_id,
            "kemitraan_id": self.kemitraan_id,
            "answered_by": self.answered_by,
            "answered_at": self.answered_at,
            "active": self.active,
        }


class Urutan(models.Model):
    """One share begins when another one has ended: the road before the market opens."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    bagian = models.ForeignKey(Bagian, on_delete=models.CASCADE, related_name="after")
    after = models.ForeignKey(Bagian, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bagian", "after"], name="urutan_once")]
