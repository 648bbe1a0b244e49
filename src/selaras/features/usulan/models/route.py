"""The route of a lane through a cycle, and the daerah's catalogue of what may be proposed."""

from django.db import models

from selaras.features.usulan.words import STEPS, Asal
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.verbs.models import Versioned


class Langkah(Versioned):
    """One step of the route of a lane in a cycle."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="langkah_usulan")
    asal = models.CharField(max_length=10, choices=Asal.choices)
    nomor = models.PositiveSmallIntegerField()  # order in the route, from 1
    kode = models.CharField(max_length=10, choices=[(kode, step.label) for kode, step in STEPS.items()])
    tahapan = models.CharField(max_length=24, choices=list(TAHAPAN.items()))  # the stage whose window it has
    batas = models.PositiveIntegerField(null=True, blank=True)  # most that one forum may pass on; None = no limit

    class Meta:
        ordering = ["siklus_id", "asal", "nomor"]
        constraints = [models.UniqueConstraint(fields=["siklus", "asal", "kode"], name="langkah_once_per_route")]

    def __str__(self) -> str:
        return str(STEPS[self.kode].label)

    @property
    def decides(self) -> bool:
        """Whether a word said here may end a proposal."""
        return bool(STEPS[self.kode].decides)


class KamusUsulan(Versioned):
    """A kind of work that may be proposed: its OPD, its unit, its unit price."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="kamus_usulan")
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=300)
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    satuan = models.CharField(max_length=60, blank=True)
    harga_satuan = models.BigIntegerField(null=True, blank=True)  # rupiah per satuan; None = to be written by hand
    kode_sub_kegiatan = models.CharField(max_length=40, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama", "pk"]
        constraints = [models.UniqueConstraint(fields=["siklus", "nama"], name="kamus_once_per_name")]

    def __str__(self) -> str:
        return self.nama
