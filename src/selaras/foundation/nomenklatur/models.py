"""Versioned official codes: urusan to sub kegiatan, fund sources, accounts, units."""

from django.db import models


class NomenklaturSet(models.Model):
    """One edition of the official codes."""

    kode = models.CharField(max_length=8, primary_key=True)  # '2023', '2027'
    nama = models.CharField(max_length=200)
    dasar_hukum = models.CharField(max_length=200)

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    """One official code of a set, with its name. Codes are not names; equal names are not duplicates."""

    set = models.ForeignKey(NomenklaturSet, on_delete=models.PROTECT)
    kode = models.CharField(max_length=20)
    tingkat = models.CharField(max_length=14)  # urusan, bidang_urusan, program, kegiatan, sub_kegiatan
    tingkat_pemda = models.CharField(max_length=10)  # kabkota, provinsi
    nama = models.TextField()
    induk_kode = models.CharField(max_length=20, blank=True)
    kinerja = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    satuan = models.CharField(max_length=120, blank=True)
    definisi = models.TextField(blank=True)

    class Meta:
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["set", "tingkat_pemda", "kode"], name="nomenklatur_code_once_per_set")
        ]
        indexes = [models.Index(fields=["set", "induk_kode"], name="nomenklatur_children")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Successor(models.Model):
    """A code of an older set and what follows it in a newer one."""

    from_set = models.ForeignKey(NomenklaturSet, on_delete=models.PROTECT, related_name="successors")
    from_kode = models.CharField(max_length=20)
    to_set = models.ForeignKey(NomenklaturSet, on_delete=models.PROTECT, related_name="predecessors")
    to_kode = models.CharField(max_length=20)
    dasar = models.CharField(max_length=10)  # sama (code and name equal), disebut (the new set names the old one)

    class Meta:
        indexes = [models.Index(fields=["from_set", "from_kode"], name="successor_of_a_code")]


class SumberDana(models.Model):
    """An official source of funds."""

    kode = models.CharField(max_length=20, primary_key=True)
    nama = models.CharField(max_length=300)

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Satuan(models.Model):
    """A unit of measure."""

    nama = models.CharField(max_length=80, unique=True)
    sebutan_lain = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Akun(models.Model):
    """An account of the budget."""

    kode = models.CharField(max_length=24, primary_key=True)
    nama = models.CharField(max_length=400)

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
