"""Official codes: wilayah, nomenclature and its successors, fund sources, accounts, units."""

from collections.abc import Iterator
from dataclasses import dataclass

from selaras.reference.tables import rows

NOMENKLATUR_SETS = {
    "2023": ("Nomenklatur 2023", "Kepmendagri 900.1.15.5-1317/2023"),
    "2027": ("Nomenklatur 2027", "Versi pemutakhiran 2027 (nomor keputusan tidak tertulis pada sumber)"),
}


@dataclass(frozen=True, slots=True)
class WilayahRow:
    """A province, kabupaten, kota, kecamatan, desa, kelurahan or desa adat."""

    kode: str
    nama: str
    jenis: str
    induk: str  # code of the upper wilayah, '' for a province


@dataclass(frozen=True, slots=True)
class PendudukRow:
    """People and area of a province, kabupaten or kota."""

    kode: str
    nama: str
    jiwa: int | None
    luas_km2: float | None


@dataclass(frozen=True, slots=True)
class NomenklaturRow:
    """One official code of a set, with what the decree says of it."""

    kode: str
    tingkat: str  # urusan, bidang_urusan, program, kegiatan, sub_kegiatan
    tingkat_pemda: str  # kabkota, provinsi
    nama: str
    induk_kode: str
    kinerja: str
    indikator: str
    satuan: str
    definisi: str
    spm: bool  # standar pelayanan minimal; known for 2027 only
    tag: str


@dataclass(frozen=True, slots=True)
class SuccessorRow:
    """A code of an older set and what follows it."""

    from_set: str
    from_kode: str
    from_nama: str
    to_set: str
    to_kode: str
    dasar: str  # sama: code and name equal; disebut: said by the newer set; nama: one equal name in its kegiatan
    tingkat_pemda: str


@dataclass(frozen=True, slots=True)
class SumberDanaRow:
    """An official source of funds."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class AkunRow:
    """An account of the budget."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class SatuanRow:
    """A unit of measure and how else it is written."""

    nama: str
    sebutan_lain: str


def wilayah() -> Iterator[WilayahRow]:
    """All wilayah of the country, each after its upper one."""
    for r in rows("wilayah.csv.gz"):
        yield WilayahRow(r["kode"], r["nama"], r["jenis"], r["kode_induk"])


def penduduk() -> Iterator[PendudukRow]:
    """People and area per province, kabupaten and kota; where the source is silent the figure is None."""
    for r in rows("penduduk_luas.csv.gz"):
        people, area = r["total"], r["luas_km2"]
        yield PendudukRow(r["kode"], r["nama"], int(people) if people else None, float(area) if area else None)


def nomenklatur(edition: str) -> Iterator[NomenklaturRow]:
    """The official codes of a set, '2023' or '2027', each after its upper one."""
    if edition not in NOMENKLATUR_SETS:
        raise ValueError(f"Nomenklatur “{edition}” tidak ada. Pilih salah satu: {', '.join(NOMENKLATUR_SETS)}.")
    for r in rows(f"nomenklatur_{edition}.csv.gz"):
        is_spm = r.pop("spm") == "ya"
        yield NomenklaturRow(**r, spm=is_spm)


def successors() -> Iterator[SuccessorRow]:
    """What follows the codes of 2023 in 2027; an old code without a row has no known successor."""
    for r in rows("successors.csv.gz"):
        from_kode, from_nama, to_kode = r["dari_kode"], r["dari_nama"], r["ke_kode"]
        yield SuccessorRow("2023", from_kode, from_nama, "2027", to_kode, r["dasar"], r["tingkat_pemda"])


def sumber_dana() -> Iterator[SumberDanaRow]:
    """Official sources of funds."""
    for r in rows("sumber_dana.csv.gz"):
        yield SumberDanaRow(**r)


def akun() -> Iterator[AkunRow]:
    """Accounts of the budget."""
    for r in rows("akun.csv.gz"):
        yield AkunRow(**r)


def satuan() -> Iterator[SatuanRow]:
    """Units of measure."""
    for r in rows("satuan.csv.gz"):
        yield SatuanRow(**r)
