"""Documents: the picture each was composed from, the file as published, and the words people wrote for chapters."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Gambar(models.Model):
    """A stored picture of a cycle: what documents are composed from, again and again."""

    class Jenis(models.TextChoices):
        RENCANA = "rencana", _("Rencana")
        USULAN = "usulan", _("Usulan")

    jenis = models.CharField(max_length=8, choices=Jenis.choices, default=Jenis.RENCANA)
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64)  # of the canonical JSON
    taken_at = models.DateTimeField()  # the fixed moment that its documents speak of
    body = models.BinaryField()  # gzip of that JSON

    class Meta:
        constraints = [models.UniqueConstraint(fields=["siklus", "sha256"], name="gambar_once")]

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """A file as it was composed and kept: served unchanged for ever."""

    class Kind(models.TextChoices):
        RENJA = "renja", _("Matriks Renja")
        TC33 = "tc33", _("Tabel T-C.33")
        ANYAMAN = "anyaman", _("Anyaman")
        TEMUAN = "temuan", _("Daftar temuan")
        RKPD = "rkpd", _("RKPD")
        TC32 = "tc32", _("Tabel T-C.32")
        TD4 = "td4", _("Tabel T-D.4")
        USULAN_FORUM = "usulan_forum", _("Daftar usulan forum")

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    wilayah = models.CharField(max_length=13, blank=True)  # code of the kecamatan it is about; '' = all
    layout = models.CharField(max_length=8)  # layout set it was composed with
    picture = models.ForeignKey(Gambar, on_delete=models.PROTECT)
    words_sha256 = models.CharField(max_length=64)  # of the chapter texts it was composed with
    form = models.CharField(max_length=5)  # xlsx, pdf, docx, svg, csv
    renderer = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)  # of the file
    size = models.PositiveIntegerField()  # bytes
    file = models.FileField(max_length=200)  # under the instance's files/
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.BigIntegerField(null=True, blank=True)
    created_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "kind", "opd", "wilayah", "form", "renderer", "words_sha256"],
                condition=models.Q(opd__isnull=False),
                name="document_of_an_opd_once",
            ),
            models.UniqueConstraint(
                fields=["picture", "kind", "wilayah", "form", "renderer", "words_sha256"],
                condition=models.Q(opd__isnull=True),
                name="document_of_a_daerah_once",
            ),
        ]

    def __str__(self) -> str:
        about = f" {self.opd.sebutan}" if self.opd else ""
        about += f" {self.wilayah}" if self.wilayah else ""
        return f"{self.get_kind_display()}{about}.{self.form}"

    def body(self) -> dict[str, Any]:
        """What history keeps: which picture, which file."""
        names = ("kind", "opd_id", "wilayah", "layout", "form", "renderer", "sha256", "size")
        return {name: getattr(self, name) for name in names} | {"picture": self.picture.sha256}


class Narasi(Versioned):
    """The words of one part of a chapter, as people wrote them. What nobody wrote is printed as a dash."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    bagian = models.CharField(max_length=12)  # number in the layout, '1.1'
    teks = models.TextField(blank=True)
    edited_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["bagian"]
        constraints = [models.UniqueConstraint(fields=["siklus", "bagian"], name="narasi_once")]

    def __str__(self) -> str:
        return f"RKPD {self.bagian}"
