"""Proposals as programs send and read them. Names of fields are those of the model and never change within a version."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from selaras.features.usulan.forms.intake import EDGES
from selaras.features.usulan.forms.volume import MOST
from selaras.features.usulan.words import REASONS, SAYABLE, Asal
from selaras.foundation.api.words import Id, OneOf, Rupiah, Sent, Teks

Volume = Annotated[Decimal, Field(ge=0, le=MOST, decimal_places=3)]
LANES = tuple(name for name in Asal.values if name != Asal.PUBLIK)  # the people have a form, no key


def short(size: int) -> Any:
    return Field(default="", max_length=size)


class Contact(Sent):
    """How the proposer is reached; it is kept apart and never given out by the API."""

    nama: Teks = short(150)
    telepon: Teks = short(40)
    email: Annotated[Teks, Field(pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")] = short(254)


class Wish(Sent):
    """What may be written about a proposal."""

    masalah: Teks = short(4000)
    manfaat: Teks = short(4000)
    penerima: Teks = short(300)
    lahan: Teks = short(300)
    kamus: Annotated[Id | None, Field(description="Nomor di kamus usulan")] = None
    volume: Volume | None = None
    volume_teks: Teks = short(200)
    satuan: Teks = short(60)
    harga_satuan: Annotated[Rupiah | None, Field(description="Rupiah per satuan")] = None
    anggaran: Annotated[Rupiah | None, Field(description="Rupiah yang diminta")] = None
    alamat: Teks = short(500)
    lat: Annotated[Decimal, Field(ge=EDGES["lat"][0], le=EDGES["lat"][1], decimal_places=6)] | None = None
    lon: Annotated[Decimal, Field(ge=EDGES["lon"][0], le=EDGES["lon"][1], decimal_places=6)] | None = None
    prioritas: Annotated[Id | None, Field(description="Nomor simpul prioritas")] = None
    pengusul: Teks = short(200)
    anggota_dprd: Teks = short(150)
    fraksi: Teks = short(100)
    reses: Teks = short(100)
    dapil: Teks = short(100)
    tanggal: date | None = None


class NewProposal(Wish):
    """A proposal to be sent on its way."""

    asal: Annotated[str, OneOf(LANES)]
    judul: Annotated[Teks, Field(min_length=1, max_length=500)]
    wilayah: Annotated[Teks, Field(min_length=8, max_length=13, description="Kode Kemendagri, misalnya 12.07.26.2001")]
    opd: Annotated[Id | None, Field(description="Nomor OPD yang dituju")] = None
    kontak: Contact | None = None


class Completed(Wish):
    """What was missing in a returned proposal; only the fields that are sent change."""

    judul: Annotated[Teks, Field(min_length=1, max_length=500)] = ""
    versi: Annotated[int | None, Field(ge=1, le=2**31 - 1)] = None


class Withdrawn(Sent):
    """Why a proposal is taken back."""

    alasan: Annotated[Teks, Field(min_length=1, max_length=500)]


class Supported(Sent):
    """One more voice, in words of its own or in those of the proposal."""

    teks: Teks = short(500)


class Said(Sent):
    """A verdict."""

    hasil: Annotated[str, OneOf(SAYABLE)]
    alasan: Annotated[str, OneOf(("", *REASONS))] = ""
    teks: Annotated[Teks, Field(max_length=2000, description="Dibaca pengusul")] = ""
    volume: Volume | None = None
    anggaran: Rupiah | None = None
    opd: Annotated[Id | None, Field(description="OPD tujuan, bila dialihkan")] = None
    versi: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="Versi yang dibaca")] = None


class Row(Schema):
    """A proposal in a list."""

    id: int
    kode: str
    judul: str
    asal: str
    keadaan: str
    langkah: str
    hasil: str
    alasan: str
    wilayah: str | None
    opd: int | None
    opd_nama: str
    volume: str
    satuan: str
    anggaran: int | None
    volume_disetujui: str
    anggaran_disetujui: int | None
    diajukan_at: datetime | None
    tiba_at: datetime | None
    selesai_at: datetime | None
    versi: int


class Page(Schema):
    """A part of a list; ``lanjut`` is the ``sesudah`` of the next one."""

    isi: list[Row]
    jumlah: int
    rupiah: int
    lanjut: int | None


class Spoken(Schema):
    """What one step of the ladder said."""

    langkah: str
    nama: str
    keadaan: Annotated[str, Field(description="sudah, sekarang, nanti, atau dilewati")]
    hasil: str
    alasan: str
    teks: str
    volume: str
    anggaran: int | None
    oleh: str
    peran: str
    at: datetime | None
    dibuka: datetime | None
    ditutup: datetime | None


class Detail(Row):
    """One proposal with its ladder, and what this key may do with it now."""

    masalah: str
    manfaat: str
    penerima: str
    lahan: str
    penjelasan: str
    pengusul: str
    alamat: str
    opd_awal: int | None
    prioritas: int | None
    digabung_ke: str
    tahun_tujuan: int | None
    tangga: list[Spoken]
    boleh: Annotated[list[str], Field(description="Hak yang kini dapat dipakai kunci ini atas usulan ini")]


class Named(Schema):
    """Something to choose."""

    id: int
    nama: str


class Catalogued(Named):
    """A kind of work that may be proposed."""

    kode: str
    opd: int | None
    satuan: str
    harga_satuan: int | None


class Choices(Schema):
    """What the numbers in a proposal may point to."""

    opd: list[Named]
    kamus: list[Catalogued]
    prioritas: list[Named]
