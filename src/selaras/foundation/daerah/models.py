"""The government (tenant) and the wilayah tree of the country."""

from django.db import models


class Daerah(models.Model):
    """A regional government: the tenant that every plan belongs to."""

    kode = models.CharField(max_length=5, primary_key=True)  # Kemendagri code, '12.07'; a province '12'
    nama = models.CharField(max_length=120)  # 'Kabupaten Deli Serdang'
    jenis = models.CharField(max_length=12)  # provinsi, kabupaten, kota
    provinsi = models.CharField(max_length=80, blank=True)
    zona = models.CharField(max_length=40, default="Asia/Jakarta")  # IANA zone of its deadlines
    contoh = models.BooleanField(default=False)  # its plan is an example, and every page says so
    terbuka_publik = models.BooleanField(default=False)  # whether the public may read published snapshots

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """'Kab. Deli Serdang', as the side bar says it."""
        return self.nama.replace("Kabupaten ", "Kab. ", 1)


class Wilayah(models.Model):
    """A province, kabupaten/kota, kecamatan, desa or kelurahan with its official code."""

    kode = models.CharField(max_length=13, primary_key=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=12)
    induk_id = models.CharField(max_length=8, blank=True, db_index=True)  # code of the upper wilayah

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama
