"""Workbooks beside the plan that are recognised in order to be refused by name."""

from django.utils.translation import gettext_noop as says

from selaras.foundation.sheets.columns import Column
from selaras.foundation.sheets.recognise import Kind

RKA = Kind(
    "rka",
    says("rincian RKA (daftar belanja)"),
    (
        Column("kode_akun", "KODE AKUN", aliases=("kode rekening",)),
        Column("uraian", "URAIAN"),
        Column("jenis_kelompok", "JENIS KELOMPOK", required=False),
        Column("kelompok", "KELOMPOK", required=False),
        Column("jenis_komponen", "JENIS KOMPONEN", required=False),
        Column("nama_komponen", "NAMA KOMPONEN"),
        Column("harga", "HARGA SAT. KOMPONEN", required=False, aliases=("harga satuan",)),
        Column("satuan_komponen", "SATUAN KOMPONEN", required=False),
        Column("satuan", "SATUAN", required=False),
        Column("volume", "VOLUME", required=False),
        Column("jumlah", "JUMLAH", required=False),
        Column("kode_sumber_dana", "KODE SUMBER DANA", required=False),
        Column("keterangan", "KETERANGAN", required=False),
    ),
    ("kode_akun", "nama_komponen"),
    refusal="Rincian belanja per komponen tidak dibaca di sini. Unggah lembar Renja yang memuat kode sub kegiatan dan pagu.",
)
