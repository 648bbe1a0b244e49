"""Open data as programs read it. The fields of a row are those of ``fields.py``, in the same order."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from selaras.features.usulan.words import Asal, Hasil, Keadaan
from selaras.foundation.api.words import Id, OneOf, Teks

MOST = 500  # rows in one part of a list
NODES = (
    "visi",
    "misi",
    "tujuan",
    "sasaran",
    "strategi",
    "arah_kebijakan",
    "program_prioritas",
    "tema",
    "prioritas",
    "strategi_prioritas",
)
LINES = ("program", "kegiatan", "sub_kegiatan")
Many = Annotated[int, Field(ge=1, le=MOST)]
Searched = Annotated[Teks, Field(max_length=200)]
Place = Annotated[Teks | None, Field(max_length=30)]


class Line(Schema):
    """A line of the plan."""

    id: int
    jenjang: str
    induk: int | None
    kode: str
    nama: str
    opd_kode: str
    opd: str
    pagu: int | None
    pagu_maju: int | None
    lokasi: str
    kecamatan: str
    kelompok_sasaran: str
    bulan_mulai: int | None
    bulan_selesai: int | None
    sumber_dana: Annotated[list[tuple[str, int | None]], Field(description="Nama dan rupiah")]
    prioritas: list[int]
    dihitung: bool


class Node(Schema):
    """A node of meaning."""

    id: int
    jenjang: str
    cabang: str
    induk: int | None
    nomor: int
    kode: str
    uraian: str
    warna: int | None
    prioritas: list[int]
    pagu: int


class Proposal(Schema):
    """A proposal with its answer."""

    kode: str
    judul: str
    asal: str
    desa: str
    desa_nama: str
    kecamatan: str
    kecamatan_nama: str
    volume: str
    satuan: str
    anggaran: int | None
    keadaan: str
    hasil: str
    alasan: str
    penjelasan: str
    volume_disetujui: str
    anggaran_disetujui: int | None
    opd: str
    langkah: str
    tahun_tujuan: int | None
    induk: str
    diajukan: str
    selesai: str
    baris: list[int]
    nasib: list[str]


class Published(Schema):
    """Which snapshot something comes from."""

    daerah: str
    tahun: int
    terbitan: int
    nama: str
    tanggal: datetime
    sha256: str
    data_contoh: bool


class Counted(Published):
    """A snapshot and how much is in it."""

    jumlah_baris: int
    jumlah_usulan: int


class Area(Schema):
    """A daerah and what it has published, the latest snapshot of each year."""

    kode: str
    nama: str
    terbitan: list[Counted]


class Part(Published):
    """A part of a list; ``lanjut`` is the ``sesudah`` of the next one."""

    jumlah: Annotated[int, Field(description="Semua yang cocok, bukan hanya bagian ini")]


class LinePage(Part):
    """Lines."""

    isi: list[Line]
    lanjut: int | None


class NodePage(Part):
    """Nodes."""

    isi: list[Node]
    lanjut: int | None


class ProposalPage(Part):
    """Proposals."""

    isi: list[Proposal]
    lanjut: str | None


class NodeChoice(Schema):
    """Which nodes."""

    sesudah: Id | None = None
    banyak: Many = 100
    jenjang: Annotated[str | None, OneOf(NODES)] = None


class LineChoice(Schema):
    """Which lines."""

    sesudah: Id | None = None
    banyak: Many = 100
    jenjang: Annotated[str | None, OneOf(LINES)] = None
    prioritas: Id | None = None
    kecamatan: Place = None
    opd_kode: Place = None
    cari: Searched = ""


class ProposalChoice(Schema):
    """Which proposals."""

    sesudah: Annotated[Teks | None, Field(max_length=40)] = None
    banyak: Many = 100
    asal: Annotated[str | None, OneOf(Asal.values)] = None
    keadaan: Annotated[str | None, OneOf(Keadaan.values)] = None
    hasil: Annotated[str | None, OneOf(Hasil.values)] = None
    kecamatan: Place = None
    cari: Searched = ""


class Home(Schema):
    """A line in which a proposal lives."""

    baris: int
    kode: str
    nama: str
    opd: str
    prioritas: str
    warna: int
    volume: str
    satuan: str
    anggaran: int | None
    nasib: str
    alasan: str


class Passed(Schema):
    """One step of the way of a proposal."""

    nama: str
    jawaban: str
    at: datetime | None
    oleh: str
    penjelasan: str
    perubahan: list[str]
    tugas: str
    dibuka: datetime | None
    ditutup: datetime | None


class Tracked(Schema):
    """What the public page of one code tells."""

    usulan: Proposal
    tahun: int
    tempat: list[Home]
    langkah: list[Passed]
    berikutnya: str


class Column(Schema):
    """A column and what it means."""

    nama: str
    arti: str


class Dictionary(Schema):
    """The columns of every file, and the words that stand in them."""

    kolom: dict[str, list[Column]]
    kata: dict[str, dict[str, str]]
