"""The proposals of a cycle as plain values: what their documents are composed from. Nothing personal is in it."""

import hashlib
import json
import types
import typing
import unicodedata
from dataclasses import asdict, dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class AgencyP:
    """An agency that answers proposals."""

    id: int
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class WorkP:
    """A plan line in which a proposal lives, with what it stands under."""

    id: int
    opd: int
    kode: str
    nama: str
    program: str = ""
    kegiatan: str = ""
    indikator: str = ""
    prioritas: tuple[str, ...] = ()
    sasaran: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedP:
    """How much of a proposal a line holds, and what became of it."""

    line: int
    volume: str = ""
    rupiah: int | None = None
    nasib: str = "direncanakan"
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class SaidP:
    """The last word that a step said; each OPD that a proposal was sent to has its own."""

    langkah: str
    hasil: str
    alasan: str = ""
    teks: str = ""
    volume: str = ""
    rupiah: int | None = None
    opd: int | None = None  # whose turn it was


@dataclass(frozen=True, slots=True)
class ScoreP:
    """How a forum scored and ranked a proposal."""

    forum: str
    skor: tuple[tuple[str, int], ...] = ()  # criterion, 0..20
    urutan: int | None = None

    @property
    def total(self) -> int:
        return sum(value for _name, value in self.skor)


@dataclass(frozen=True, slots=True)
class UsulanP:
    """A proposal that has been sent, with what was said about it."""

    id: int
    kode: str
    asal: str
    judul: str
    pengusul: str = ""  # the body or office that proposes; never a person of the public
    kecamatan: str = ""  # code
    tempat: str = ""
    penerima: str = ""
    volume: str = ""
    rupiah: int | None = None
    volume_disetujui: str = ""
    rupiah_disetujui: int | None = None
    opd: int | None = None
    opd_teks: str = ""
    prioritas: str = ""
    program: str = ""  # official name that its code means; '' without a code
    keadaan: str = "berjalan"
    langkah: str = ""
    hasil: str = ""
    alasan: str = ""
    penjelasan: str = ""
    said: tuple[SaidP, ...] = ()
    scores: tuple[ScoreP, ...] = ()
    placed: tuple[PlacedP, ...] = ()


@dataclass(frozen=True, slots=True)
class UsulanPicture:
    """The proposals of one daerah in one cycle at one moment."""

    daerah: str
    daerah_nama: str
    tahun: int
    contoh: bool = False
    layout: str = ""
    opd: tuple[AgencyP, ...] = ()
    kecamatan: tuple[tuple[str, str], ...] = ()  # code, name
    usulan: tuple[UsulanP, ...] = ()
    lines: tuple[WorkP, ...] = ()


def amount(volume: Decimal | None, satuan: str, printed: str = "") -> str:
    """The amount as it is read: '400 m', or as printed where it is no number."""
    if volume is None:
        return printed
    return f"{format(volume.normalize(), 'f').replace('.', ',')} {satuan}".strip()


def canonical(picture: UsulanPicture) -> bytes:
    """The bytes that are stored and hashed: rows by id, text in NFC."""
    plain = asdict(picture)
    for name in ("opd", "usulan", "lines"):
        plain[name] = sorted(plain[name], key=lambda row: row["id"])
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return unicodedata.normalize("NFC", text).encode()


def digest(picture: UsulanPicture) -> str:
    """sha256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(picture)).hexdigest()


def from_json(data: dict[str, Any]) -> UsulanPicture:
    """A stored picture read back; unknown or missing fields are refused, never guessed."""
    picture: UsulanPicture = _build(UsulanPicture, data)
    return picture


def _build(cls: Any, data: Any) -> Any:
    names = {field.name for field in fields(cls)}
    if data.keys() != names:
        raise ValueError(
            f"Gambar usulan tidak utuh: isian {', '.join(sorted(data.keys() ^ names))} pada {cls.__name__}."
        )
    hints = typing.get_type_hints(cls)
    return cls(**{name: _read(hints[name], data[name]) for name in names})


def _read(hint: Any, value: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union) or not isinstance(value, list | dict):
        return value
    if is_dataclass(hint):
        return _build(hint, value)
    inner = typing.get_args(hint)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_read(inner[0], one) for one in value)
    return tuple(_read(kind, one) for kind, one in zip(inner, value, strict=True))
