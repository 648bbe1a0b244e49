"""The planning calendar: one cycle per daerah and year, its stages with windows."""

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.nomenklatur.models import NomenklaturSet
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.models import Versioned

# The fixed codes, in the order of the year.
TAHAPAN: dict[str, str] = {
    "persiapan": "Persiapan",
    "ranwal": "Rancangan awal",
    "konsultasi_publik": "Konsultasi publik",
    "musrenbang_desa": "Musrenbang desa",
    "musrenbang_kecamatan": "Musrenbang kecamatan",
    "rancangan": "Rancangan",
    "forum_opd": "Forum perangkat daerah",
    "musrenbang_kabupaten": "Musrenbang kabupaten",
    "rancangan_akhir": "Rancangan akhir",
    "reviu_apip": "Reviu APIP",
    "fasilitasi": "Fasilitasi",
    "ditetapkan": "Penetapan",
    "monev": "Monitoring dan evaluasi",
}


class Siklus(Versioned):
    """One planning cycle of a daerah: its RKPD of one year, murni or perubahan."""

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERUBAHAN = "perubahan", "Perubahan"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=Jenis.choices, default=Jenis.MURNI)
    nomenklatur = models.ForeignKey(NomenklaturSet, on_delete=models.PROTECT)
    layout = models.CharField(max_length=8, default="l86")  # layout set, kept by a sealed document
    ditetapkan_at = models.DateTimeField(null=True, blank=True)
    contoh = models.BooleanField(default=False)

    class Meta:
        ordering = ["daerah_id", "-tahun"]
        constraints = [models.UniqueConstraint(fields=["daerah", "tahun", "jenis"], name="one_siklus_per_year")]

    def __str__(self) -> str:
        return f"RKPD {self.tahun}" if self.jenis == self.Jenis.MURNI else f"Perubahan RKPD {self.tahun}"

    @property
    def siklus_id(self) -> int:
        """A cycle belongs to itself, so that stage rules can ask it like any row of it."""
        return self.pk

    @property
    def frozen(self) -> bool:
        return self.ditetapkan_at is not None


class Tahapan(Versioned):
    """A stage of a cycle with its window; for the whole daerah, or for one OPD or wilayah."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="tahapan")
    kode = models.CharField(max_length=24, choices=list(TAHAPAN.items()))
    opens_at = models.DateTimeField()  # UTC; shown in the daerah's zone
    closes_at = models.DateTimeField()  # the last moment is still inside
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    wilayah = models.CharField(max_length=13, blank=True)
    note = models.CharField(max_length=300, blank=True)  # why it was extended or reopened

    class Meta:
        ordering = ["siklus_id", "opens_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(closes_at__gte=models.F("opens_at")), name="tahapan_window")
        ]

    def __str__(self) -> str:
        return TAHAPAN.get(self.kode, self.kode)

    def covers(self, opd_id: int | None, wilayah: str) -> bool:
        """Whether a row of this OPD and place may use the window, as ``rules.open_codes`` asks."""
        return self.opd_id in (None, opd_id) and wilayah.startswith(self.wilayah)
