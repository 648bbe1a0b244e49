"""What suggestions start from: the official sub kegiatan, and where published packages were placed."""

from collections.abc import Iterator
from functools import cache

from selaras.engines.suggestion import Duty, Entry, Mapping, Suggester
from selaras.reference.codes import NomenklaturRow, nomenklatur
from selaras.reference.language import lexicon
from selaras.reference.tables import rows

ORDINARY = "2"  # fourth part of a code: what every kabupaten and kota may use; 3 to 8 are for special autonomy
PARTS_BELOW_URUSAN = 4  # of the code of a kegiatan; some packages name another level
PACKAGES = "ketapang_2022/paket_ketapang_lengkap.csv.gz"


def entries(edition: str = "2027", *, special: bool = False) -> Iterator[Entry]:
    """The sub kegiatan of a kabupaten or kota; `special` adds those of special autonomy."""
    upper: dict[str, NomenklaturRow] = {}
    for row in nomenklatur(edition):
        if row.tingkat_pemda != "kabkota":
            continue
        if row.tingkat != "sub_kegiatan":
            upper[row.kode] = row
        elif special or row.kode.split(".")[3] == ORDINARY:
            kegiatan = upper[row.induk_kode]
            program = upper[kegiatan.induk_kode]
            yield Entry(
                kode=row.kode,
                nama=row.nama,
                kegiatan=kegiatan.kode,
                kegiatan_nama=kegiatan.nama,
                program=program.kode,
                program_nama=program.nama,
                kinerja=row.kinerja,
                indikator=row.indikator,
                definisi=row.definisi,
            )


def published_mappings() -> Iterator[Mapping]:
    """Names of published packages and the kegiatan they were placed under; sub codes of 2022 were renumbered since."""
    for row in rows(PACKAGES):
        kegiatan, _, own = row["kode_sub_kegiatan"].rpartition(".")
        if own and kegiatan.count(".") == PARTS_BELOW_URUSAN and row["nama_paket"]:
            yield Mapping(row["nama_paket"], (kegiatan,))


def sayings() -> dict[str, tuple[str, ...]]:
    """What the decree calls everyday things; a planner may edit the table."""
    return {row["sebutan"]: tuple(row["nama_resmi"].split()) for row in rows("bahasa/sebutan_resmi.csv")}


def duties(edition: str = "2027") -> Iterator[Duty]:
    """The programmes and kegiatan that the decree gives to each bidang urusan."""
    bidang: dict[str, str] = {}
    for row in nomenklatur(edition):
        if row.tingkat_pemda == "kabkota" and row.tingkat == "bidang_urusan":
            bidang[row.kode] = row.nama
        if row.tingkat_pemda == "kabkota" and row.tingkat in ("program", "kegiatan"):
            above = ".".join(row.kode.split(".")[:2])
            if above in bidang:
                yield Duty(bidang[above], row.nama)


@cache
def suggester(edition: str = "2027", *, special: bool = False) -> Suggester:
    """The catalogue of a set ready to be asked; built once per process, in a few seconds."""
    return Suggester.of(entries(edition, special=special), lexicon(), published_mappings(), sayings())
