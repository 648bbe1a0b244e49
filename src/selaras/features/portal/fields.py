"""The open data: its files and the fields of each. Names of fields never change; a new one goes to the end."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in every file, and what it means."""

    name: str
    says: Any


@dataclass(frozen=True, slots=True)
class DataSet:
    """One file of the open data."""

    name: str
    label: Any
    fields: tuple[Field, ...]


LINES = DataSet(
    "baris",
    _("Baris rencana: program, kegiatan, sub kegiatan"),
    (
        Field("id", _("nomor baris, tetap dalam satu siklus")),
        Field("jenjang", _("program, kegiatan, atau sub_kegiatan")),
        Field("induk", _("nomor baris di atasnya; kosong pada program")),
        Field("kode", _("kode sebagaimana tercetak")),
        Field("nama", _("nama baris")),
        Field("opd_kode", _("kode perangkat daerah")),
        Field("opd", _("nama perangkat daerah")),
        Field("pagu", _("rupiah pada jenjang itu; kosong = tidak tercetak")),
        Field("pagu_maju", _("rupiah, prakiraan maju tahun berikutnya")),
        Field("lokasi", _("lokasi sebagaimana tertulis")),
        Field("kecamatan", _("kode kecamatan, atau lintas_kecamatan, seluruh_daerah, tanpa_lokasi")),
        Field("kelompok_sasaran", _("siapa yang menerima manfaat")),
        Field("bulan_mulai", _("1 sampai 12")),
        Field("bulan_selesai", _("1 sampai 12")),
        Field("sumber_dana", _("sumber dana dan rupiahnya")),
        Field("prioritas", _("nomor simpul prioritas yang didukung, dipisah titik koma")),
        Field("dihitung", _("1 = termasuk jumlah: tiap rupiah sekali, pada jenjang terendah yang berpagu")),
    ),
)
NODES = DataSet(
    "simpul",
    _("Pohon kinerja: visi sampai program prioritas, tema dan prioritas tahun ini"),
    (
        Field("id", _("nomor simpul")),
        Field("jenjang", _("visi, misi, tujuan, sasaran, strategi, tema, prioritas, dan seterusnya")),
        Field("cabang", _("rpjmd atau tahun")),
        Field("induk", _("nomor simpul di atasnya")),
        Field("nomor", _("urutan di antara saudaranya")),
        Field("kode", _("kode sebagaimana tercetak")),
        Field("uraian", _("isi simpul")),
        Field("warna", _("warna prioritas, 1 sampai 8")),
        Field("prioritas", _("nomor simpul prioritas yang didukung sasaran ini, dipisah titik koma")),
        Field("pagu", _("rupiah yang berada di simpul ini atau di bawahnya")),
    ),
)
PROPOSALS = DataSet(
    "usulan",
    _("Usulan dan jawabannya"),
    (
        Field("kode", _("kode lacak; jawaban terbaru ada di /u/KODE/")),
        Field("judul", _("apa yang diusulkan")),
        Field("asal", _("jalur: desa, kecamatan, pokir, opd, publik, hibah")),
        Field("desa", _("kode desa atau kelurahan")),
        Field("desa_nama", _("nama desa atau kelurahan")),
        Field("kecamatan", _("kode kecamatan")),
        Field("kecamatan_nama", _("nama kecamatan")),
        Field("volume", _("volume yang diusulkan")),
        Field("satuan", _("satuan volume")),
        Field("anggaran", _("rupiah yang diusulkan")),
        Field("keadaan", _("berjalan, dikembalikan, atau selesai")),
        Field("hasil", _("hasil akhir; kosong selama berjalan")),
        Field("alasan", _("kode alasan")),
        Field("penjelasan", _("penjelasan yang dibaca pengusul")),
        Field("volume_disetujui", _("volume yang disetujui")),
        Field("anggaran_disetujui", _("rupiah yang disetujui")),
        Field("opd", _("perangkat daerah yang menjawab")),
        Field("langkah", _("langkah tempat usulan berada")),
        Field("tahun_tujuan", _("tahun tujuan usulan yang ditunda")),
        Field("induk", _("kode usulan tempat usulan ini digabung")),
        Field("diajukan", _("tanggal diajukan, TTTT-BB-HH")),
        Field("selesai", _("tanggal selesai, TTTT-BB-HH")),
        Field("baris", _("nomor baris rencana tempat usulan ini berada, dipisah titik koma")),
        Field("nasib", _("kelanjutan di tiap baris itu, dipisah titik koma")),
    ),
)
SETS = {each.name: each for each in (LINES, NODES, PROPOSALS)}
FORMS = ("csv", "json")
