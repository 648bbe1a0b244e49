"""Work: an OPD's programme, kegiatan or sub kegiatan, and its packages."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models.base import PlanRow
from selaras.features.plan.models.simpul import Simpul
from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.nomenklatur.models import Nomenklatur
from selaras.foundation.opd.models import Opd


class PlanLine(PlanRow):
    """A line of work. Its identity is its source id, never the code: one OPD may print a code twice."""

    class Jenjang(models.TextChoices):
        PROGRAM = "program", _("Program")
        KEGIATAN = "kegiatan", _("Kegiatan")
        SUB_KEGIATAN = "sub_kegiatan", _("Sub kegiatan")

    opd = models.ForeignKey(Opd, on_delete=models.PROTECT)
    jenjang = models.CharField(max_length=12, choices=Jenjang.choices)
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    kode = models.CharField(max_length=200, blank=True)  # as printed
    nomenklatur = models.ForeignKey(Nomenklatur, null=True, blank=True, on_delete=models.PROTECT)
    nama = models.TextField()
    pagu = models.BigIntegerField(null=True, blank=True)  # rupiah as printed on this level; None = not printed
    pagu_maju = models.BigIntegerField(null=True, blank=True)  # rupiah, prakiraan maju of the next year
    pagu_renstra = models.JSONField(default=dict, blank=True)  # {year: rupiah} as the Renstra prints
    lokasi_teks = models.TextField(blank=True)
    kelompok_sasaran = models.TextField(blank=True)
    bulan_mulai = models.PositiveSmallIntegerField(null=True, blank=True)  # 1..12
    bulan_selesai = models.PositiveSmallIntegerField(null=True, blank=True)  # 1..12
    prioritas_nasional = models.TextField(blank=True)
    asal = models.CharField(max_length=60, blank=True)  # rencana_opd, sirup, musrenbang, pokir …
    sasaran_teks = models.TextField(blank=True)  # the sasaran as the sheet names it, before it is connected
    keterangan = models.TextField(blank=True)
    id_sumber = models.CharField(max_length=250, blank=True)  # 'sirup:sub:11047494'

    class Meta:
        ordering = ["kode", "pk"]
        indexes = [
            models.Index(fields=["siklus", "opd", "jenjang"], name="lines_of_an_opd"),
            models.Index(fields=["siklus", "jenjang", "kode", "id"], name="lines_by_code"),
            models.Index(fields=["siklus", "jenjang", "-pagu", "id"], name="lines_by_pagu"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "id_sumber"],
                condition=~models.Q(id_sumber=""),
                name="line_once_per_source_id",
            ),
            models.CheckConstraint(
                condition=models.Q(pagu__gte=0) | models.Q(pagu__isnull=True), name="line_pagu_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}".strip()

    def body(self) -> dict[str, Any]:
        fundings = list(self.fundings.order_by("pk").values_list("sumber_dana", "pagu")) if self.pk else []
        places = list(self.places.order_by("pk").values_list("wilayah_id", "teks")) if self.pk else []
        tags = sorted(self.tags.values_list("prioritas_id", flat=True)) if self.pk else []
        return self.own_body() | {"sumber_dana": fundings, "tempat": places, "prioritas": tags}

    def own_body(self) -> dict[str, Any]:
        """The columns without the rows that hang on it; what a first import knows without asking again."""
        names = (
            "opd_id jenjang induk_id kode nomenklatur_id nama pagu pagu_maju pagu_renstra lokasi_teks kelompok_sasaran bulan_mulai "
            "bulan_selesai prioritas_nasional asal sasaran_teks keterangan active"
        )
        return {name: getattr(self, name) for name in names.split()}


class Funding(models.Model):
    """A part of a line's pagu from one source; the parts add up to the pagu."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="fundings")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    sumber_dana = models.TextField()  # code or name as printed
    pagu = models.BigIntegerField()  # rupiah


class Place(models.Model):
    """A place of a line: a known wilayah, a text, or both."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="places")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    wilayah = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT)
    teks = models.TextField(blank=True)


class Tag(models.Model):
    """A line is marked as serving a prioritas of the year."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="tags")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    prioritas = models.ForeignKey(Simpul, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "prioritas"], name="tag_once")]


class Paket(PlanRow):
    """A package of work of an OPD. Where its code fits no line or several, ``line`` stays empty: a finding."""

    opd = models.ForeignKey(Opd, on_delete=models.PROTECT)
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.PROTECT, related_name="paket")
    id_sumber = models.CharField(max_length=250)
    cara = models.CharField(max_length=40, blank=True)  # penyedia, swakelola, non_tender, tender
    nama = models.TextField()
    uraian = models.TextField(blank=True)
    spesifikasi = models.TextField(blank=True)
    lokasi_teks = models.TextField(blank=True)
    wilayah = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT)
    volume = models.TextField(blank=True)  # as printed
    pagu = models.BigIntegerField(null=True, blank=True)  # rupiah
    jenis = models.TextField(blank=True)
    metode = models.TextField(blank=True)
    sumber_dana = models.TextField(blank=True)
    kode_sub = models.TextField(blank=True)  # as printed
    kode_akun = models.TextField(blank=True)
    mulai = models.CharField(max_length=10, blank=True)  # 'YYYY-MM' as printed
    selesai = models.CharField(max_length=10, blank=True)
    anggaran = models.JSONField(default=list)  # [{"kode_sub", "kode_akun", "pagu", "sumber_dana", "baris"}]

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["siklus", "opd", "id"], name="paket_of_an_opd"),
            models.Index(fields=["siklus", "-pagu", "id"], name="paket_by_pagu"),
        ]
        constraints = [models.UniqueConstraint(fields=["siklus", "id_sumber"], name="paket_once_per_source_id")]

    def __str__(self) -> str:
        return self.nama

    def body(self) -> dict[str, Any]:
        names = (
            "opd_id line_id cara nama uraian spesifikasi lokasi_teks wilayah_id volume pagu jenis metode sumber_dana "
            "kode_sub kode_akun mulai selesai anggaran active"
        )
        return {name: getattr(self, name) for name in names.split()}
