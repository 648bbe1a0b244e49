"""A proposal, its voices, and how its proposer can be reached."""

from typing import Any

from django.db import models

from selaras.features.plan.models import Simpul
from selaras.features.plan.models.base import PlanRow
from selaras.features.usulan.models.route import KamusUsulan
from selaras.features.usulan.words import REASON_LABELS, STEPS, Asal, Hasil, Keadaan
from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.opd.models import Opd


class Usulan(PlanRow):
    """A proposal. It is never deleted: it ends with an outcome, a reason and an answer."""

    kode = models.CharField(max_length=20, unique=True)  # public number, also the tracking code: DS-22-K7M4P
    asal = models.CharField(max_length=10, choices=Asal.choices)
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices, default=Keadaan.DRAF)
    judul = models.CharField(max_length=500, blank=True)  # what is proposed
    masalah = models.TextField(blank=True)
    manfaat = models.TextField(blank=True)
    penerima = models.CharField(max_length=300, blank=True)  # who benefits, as written: '180 keluarga'
    lahan = models.CharField(max_length=300, blank=True)
    kamus = models.ForeignKey(KamusUsulan, null=True, blank=True, on_delete=models.PROTECT)
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    volume_teks = models.CharField(max_length=200, blank=True)  # as printed where it is no number: '±400 m2'
    satuan = models.CharField(max_length=60, blank=True)
    harga_satuan = models.BigIntegerField(null=True, blank=True)  # rupiah
    anggaran = models.BigIntegerField(null=True, blank=True)  # rupiah asked for; None = not said
    wilayah = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT)
    wilayah_teks = models.CharField(max_length=300, blank=True)  # as printed where the code is not known
    alamat = models.CharField(max_length=500, blank=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)  # degrees
    lon = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)  # degrees
    opd_awal = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)  # who answers now
    opd_teks = models.CharField(max_length=300, blank=True)  # as printed
    prioritas = models.ForeignKey(Simpul, null=True, blank=True, on_delete=models.PROTECT)
    kode_sub_kegiatan = models.CharField(max_length=300, blank=True)  # as printed or suggested
    jenis_belanja = models.CharField(max_length=200, blank=True)  # as printed
    pengusul = models.CharField(max_length=200, blank=True)  # the body that proposes: 'Musyawarah Dusun IX'
    anggota_dprd = models.CharField(max_length=150, blank=True)
    fraksi = models.CharField(max_length=100, blank=True)
    reses = models.CharField(max_length=100, blank=True)
    dapil = models.CharField(max_length=100, blank=True)
    tanggal = models.DateField(null=True, blank=True)  # day of proposing as the source prints it

    langkah = models.CharField(max_length=10, blank=True, choices=[(k, s.label) for k, s in STEPS.items()])
    langkah_tahapan = models.CharField(max_length=24, blank=True)  # the stage whose window the step has
    tiba_at = models.DateTimeField(null=True, blank=True)  # when it came to its present step
    diajukan_at = models.DateTimeField(null=True, blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)
    hasil = models.CharField(max_length=20, blank=True, choices=Hasil.choices)  # '' while it is open
    alasan = models.CharField(max_length=30, blank=True, choices=REASON_LABELS)
    penjelasan = models.TextField(blank=True)  # what the proposer reads
    volume_disetujui = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    anggaran_disetujui = models.BigIntegerField(null=True, blank=True)  # rupiah
    status_sumber = models.CharField(max_length=200, blank=True)  # status as an imported sheet prints it
    tahun_tujuan = models.PositiveSmallIntegerField(null=True, blank=True)  # where a deferred one goes
    petugas = models.BigIntegerField(null=True, blank=True)  # person it is assigned to
    entered_by = models.BigIntegerField(null=True, blank=True)  # person who typed it in
    recommended_by = models.BigIntegerField(null=True, blank=True)  # who prepared the present step, for four eyes
    digabung_ke = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="digabung")
    sebelumnya = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sesudahnya")
    id_sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["siklus", "keadaan", "langkah", "opd"], name="usulan_waiting"),
            models.Index(fields=["siklus", "wilayah"], name="usulan_of_a_wilayah"),
            models.Index(fields=["siklus", "-anggaran", "id"], name="usulan_by_rupiah"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "id_sumber"], condition=~models.Q(id_sumber=""), name="usulan_once_per_source_id"
            ),
            models.CheckConstraint(
                condition=models.Q(anggaran__gte=0) | models.Q(anggaran__isnull=True), name="usulan_rupiah_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.judul}".strip()

    @property
    def open(self) -> bool:
        return self.keadaan in (Keadaan.BERJALAN, Keadaan.DIKEMBALIKAN)

    def body(self) -> dict[str, Any]:
        names = (
            "kode asal keadaan judul masalah manfaat penerima lahan kamus_id volume volume_teks satuan harga_satuan "
            "anggaran wilayah_id wilayah_teks alamat lat lon opd_awal_id opd_id opd_teks prioritas_id "
            "kode_sub_kegiatan jenis_belanja pengusul anggota_dprd fraksi reses dapil langkah hasil alasan penjelasan "
            "volume_disetujui anggaran_disetujui status_sumber tahun_tujuan petugas digabung_ke_id sebelumnya_id active"
        )
        return {name: getattr(self, name) for name in names.split()}


class Suara(models.Model):
    """One voice in a proposal: who asked for the same, when, from which source. A merge moves voices, never drops one."""

    class Jenis(models.TextChoices):
        USULAN = "usulan", "Usulan"
        DUKUNGAN = "dukungan", "Dukungan"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="suara")  # where it is counted now
    dari = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="suara_asli")  # where it was raised
    jenis = models.CharField(max_length=10, choices=Jenis.choices, default=Jenis.USULAN)
    asal = models.CharField(max_length=10, choices=Asal.choices)
    tahun = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=500)
    pengusul = models.CharField(max_length=200, blank=True)
    oleh = models.BigIntegerField(null=True, blank=True)  # person who raised or supported it
    at = models.DateTimeField()

    class Meta:
        ordering = ["tahun", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dari", "oleh"],
                condition=models.Q(jenis="dukungan", oleh__isnull=False),
                name="support_of_a_usulan_once",
            )
        ]

    def __str__(self) -> str:
        return self.teks


class Kontak(models.Model):
    """How the proposer is reached: seen only by those whom the table of rights names, never in the chain or in public."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    usulan = models.OneToOneField(Usulan, on_delete=models.PROTECT, related_name="kontak")
    nama = models.CharField(max_length=150, blank=True)
    telepon = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.nama
