"""One read of a cycle's plan as plain values: what engines compute on and documents are composed from."""

import hashlib
import json
import types
import typing
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

ACCEPTED = frozenset({"diterima", "diterima_pada_simpul"})  # states in which a contribution counts


@dataclass(frozen=True, slots=True)
class OpdP:
    """An agency."""

    id: int
    kode: str
    nama: str
    singkatan: str = ""


@dataclass(frozen=True, slots=True)
class TargetP:
    """What an indicator should reach in a year."""

    tahun: int
    nilai: str | None = None  # decimal as text
    teks: str = ""


@dataclass(frozen=True, slots=True)
class IndikatorP:
    """An indicator with its targets."""

    id: int
    jenis: str
    nama: str
    satuan: str = ""
    polaritas: str = "positif"
    rumus: str = ""
    kondisi_awal: str = ""
    targets: tuple[TargetP, ...] = ()


@dataclass(frozen=True, slots=True)
class SimpulP:
    """A node of meaning."""

    id: int
    jenjang: str
    cabang: str
    induk: int | None
    nomor: int
    kode: str
    uraian: str
    warna: int | None = None  # 1..8, of a prioritas
    prioritas: tuple[int, ...] = ()  # ids of the prioritas a sasaran supports
    indikator: tuple[IndikatorP, ...] = ()


@dataclass(frozen=True, slots=True)
class LineP:
    """A programme, kegiatan or sub kegiatan of an OPD; pagu in rupiah as printed at its level."""

    id: int
    opd: int
    jenjang: str
    induk: int | None
    kode: str
    nama: str
    pagu: int | None = None
    pagu_maju: int | None = None
    nomenklatur: str | None = None
    lokasi: str = ""
    wilayah: tuple[str, ...] = ()
    kelompok_sasaran: str = ""
    bulan: tuple[int, int] | None = None
    sumber_dana: tuple[tuple[str, int], ...] = ()
    tags: tuple[int, ...] = ()  # prioritas ids
    prioritas_nasional: str = ""
    asal: str = ""
    keterangan: str = ""
    indikator: tuple[IndikatorP, ...] = ()
    sumber: str = ""  # "berkas X, baris 214"
    paket_count: int = 0
    paket_pagu: int = 0


@dataclass(frozen=True, slots=True)
class ContributionP:
    """The bridge from an OPD, or one of its lines, to a node of meaning."""

    id: int
    simpul: int
    opd: int
    line: int | None = None
    role: str = "contributor"
    state: str = "diterima"
    target: str = ""
    rupiah: int | None = None
    bulan: tuple[int, int] | None = None

    @property
    def accepted(self) -> bool:
        """Whether the owner of the node said yes."""
        return self.state in ACCEPTED


@dataclass(frozen=True, slots=True)
class CeilingP:
    """A limit of pagu in rupiah."""

    id: int
    kind: str
    opd: int | None = None
    line: int | None = None
    kode: str = ""
    pagu: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """The plan of one daerah in one cycle at one moment."""

    daerah: str
    daerah_nama: str
    tahun: int
    contoh: bool = False
    nomenklatur: str = ""
    layout: str = ""
    opd: tuple[OpdP, ...] = ()
    simpul: tuple[SimpulP, ...] = ()
    lines: tuple[LineP, ...] = ()
    contributions: tuple[ContributionP, ...] = ()
    ceilings: tuple[CeilingP, ...] = ()
    upload_gaps: tuple[str, ...] = ()


_SORTED = frozenset({"opd", "simpul", "lines", "contributions", "ceilings"})  # canonical order: by id
_FIELDS: dict[type, tuple[str, ...]] = {
    cls: tuple(f.name for f in fields(cls))
    for cls in (OpdP, TargetP, IndikatorP, SimpulP, LineP, ContributionP, CeilingP, Picture)
}


def as_json(picture: Picture) -> dict[str, Any]:
    """The picture as plain JSON values in canonical order, text in NFC, no floats."""
    plain: dict[str, Any] = _plain(picture)
    for name in _SORTED:
        plain[name].sort(key=lambda row: row["id"])
    return plain


def canonical(picture: Picture) -> bytes:
    """The bytes that are stored and hashed when a version is sealed."""
    return json.dumps(
        as_json(picture), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest(picture: Picture) -> str:
    """sha256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(picture)).hexdigest()


def from_json(data: dict[str, Any]) -> Picture:
    """A stored picture read back; unknown or missing fields are refused, never guessed."""
    picture: Picture = _build(Picture, data)
    return picture


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value is None or kind is int or kind is bool:
        return value
    if kind is tuple or kind is list:
        return [_plain(item) for item in value]
    names = _FIELDS.get(kind)
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, str):  # an enumeration's word
        return unicodedata.normalize("NFC", str(value))
    raise TypeError(f"a picture holds whole numbers and text only, not {kind.__name__}")


def _build(cls: type, data: dict[str, Any]) -> Any:
    readers = _readers(cls)
    if data.keys() != readers.keys():
        wrong = sorted(data.keys() ^ readers.keys())
        raise ValueError(f"Gambar rencana tidak utuh: isian {', '.join(wrong)} pada {cls.__name__}.")
    return cls(**{name: read(data[name]) if read else data[name] for name, read in readers.items()})


type _Read = Callable[[Any], Any] | None
_READERS: dict[type, dict[str, _Read]] = {}


def _readers(cls: type) -> dict[str, _Read]:
    if cls not in _READERS:
        hints = typing.get_type_hints(cls)
        _READERS[cls] = {name: _reader(hints[name]) for name in _FIELDS[cls]}
    return _READERS[cls]


def _reader(hint: Any) -> _Read:
    """How a JSON value of this declared type becomes the plain value; None where it already is."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
        read = _reader(inner)
        return _unless_missing(read)
    if origin is tuple:
        read = _reader(typing.get_args(hint)[0])
        return tuple if read is None else lambda values: tuple(read(value) for value in values)
    if hint in _FIELDS:
        return lambda value: _build(hint, value)
    return None


def _unless_missing(read: _Read) -> _Read:
    return None if read is None else lambda value: None if value is None else read(value)
