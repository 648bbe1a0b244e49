"""What was said about a proposal on its way: recommendations, scores, private notes, answers kept for reuse."""

from django.db import models

from selaras.features.usulan.models.usulan import Usulan
from selaras.features.usulan.words import REASON_LABELS, STEPS, Hasil
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Rekomendasi(models.Model):
    """One verdict on the ladder; only ever added."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="rekomendasi")
    langkah = models.CharField(max_length=10, choices=[(kode, step.label) for kode, step in STEPS.items()])
    hasil = models.CharField(max_length=20, choices=Hasil.choices)
    memutus = models.BooleanField(default=False)  # said by somebody whose word decides
    alasan = models.CharField(max_length=30, blank=True, choices=REASON_LABELS)
    teks = models.TextField(blank=True)  # the sentence the proposer reads
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    anggaran = models.BigIntegerField(null=True, blank=True)  # rupiah
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)  # whose turn it was
    opd_baru = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # re-routed to
    oleh = models.BigIntegerField(null=True, blank=True)
    oleh_nama = models.CharField(max_length=150, blank=True)
    oleh_peran = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    entry_id = models.BigIntegerField(null=True, blank=True)
    berlaku = models.BooleanField(default=True)  # False once the step was opened again after it

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.get_hasil_display()}"


class Penilaian(Versioned):
    """How a forum scored and ranked a proposal (T-VI.C.17)."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="penilaian")
    forum = models.CharField(max_length=10, choices=[(kode, step.label) for kode, step in STEPS.items()])
    skor = models.JSONField(default=dict)  # criterion → 0..20
    urutan = models.PositiveIntegerField(null=True, blank=True)  # rank in the forum, from 1

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["usulan", "forum"], name="penilaian_once_per_forum")]

    def __str__(self) -> str:
        return f"{self.usulan}: {self.total}"

    @property
    def total(self) -> int:
        return sum(int(value) for value in self.skor.values())


class Catatan(models.Model):
    """A private note among those who verify; it never reaches the proposer or the public."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="catatan")
    teks = models.TextField()
    oleh = models.BigIntegerField(null=True, blank=True)
    oleh_nama = models.CharField(max_length=150, blank=True)
    menyebut = models.JSONField(default=list)  # ids of people mentioned, who are told
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.teks[:80]


class Jawaban(Versioned):
    """An answer kept for reuse: an outcome with its reason and its sentence."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="jawaban_usulan")
    nama = models.CharField(max_length=120)
    hasil = models.CharField(max_length=20, choices=Hasil.choices)
    alasan = models.CharField(max_length=30, blank=True, choices=REASON_LABELS)
    teks = models.TextField()
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama", "pk"]

    def __str__(self) -> str:
        return self.nama
