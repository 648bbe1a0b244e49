"""Agencies of a daerah."""

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.verbs.models import Versioned


class Opd(Versioned):
    """An organisasi perangkat daerah: who plans and spends."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    kode = models.CharField(max_length=80, blank=True)  # as printed, '1.03.0.00.0.00.01.0000'
    nama = models.TextField()
    singkatan = models.CharField(max_length=40, blank=True)
    id_sumber = models.CharField(max_length=60, blank=True)  # the source's own id; identity of an imported OPD
    bidang_urusan = models.JSONField(default=list)  # codes, ['1.03', '1.04']
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)  # unit of an OPD (UPT, RSUD)
    aktif = models.BooleanField(default=True)
    semu = models.BooleanField(default=False)  # no agency: where lines wait whose OPD the source does not name
    belanja = models.JSONField(default=dict)  # rupiah by kind as the source printed it: operasi, modal, total …
    upload_id = models.BigIntegerField(null=True, blank=True)
    upload_row = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["kode", "nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["daerah", "id_sumber"],
                condition=~models.Q(id_sumber=""),
                name="opd_once_per_source_id",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """The short name where there is one."""
        return self.singkatan or self.nama
