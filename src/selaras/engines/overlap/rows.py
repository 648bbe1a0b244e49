"""A row of a plan as a file carries it from one machine to another, and how it is read into an item."""

from dataclasses import dataclass
from functools import lru_cache

from selaras.engines.language import Gazetteer, Lexicon, read
from selaras.engines.overlap.items import Item
from selaras.values.kode import Kode

BARIS, PAKET, USULAN = "baris", "paket", "usulan"
KINDS = (BARIS, PAKET, USULAN)
NO_VOLUME = frozenset(("1 paket", "1", "paket", "1paket"))  # what a package prints where it counts nothing


@dataclass(frozen=True, slots=True)
class Row:
    """One line, package or proposal of one government and year. The names are the columns of the file."""

    daerah: str  # code of the government
    tahun: int
    id: str  # once per government and year
    teks: str
    jenis: str = BARIS
    induk: str = ""  # id of the line that a package belongs to
    opd: str = ""  # name
    kode: str = ""  # of the sub kegiatan, as printed
    uraian: str = ""  # a longer description; asked for what the text leaves open
    lokasi: str = ""  # as printed
    kode_desa: str = ""
    kode_kec: str = ""
    volume: str = ""
    akun: str = ""  # codes, parted by commas
    pagu: int | None = None  # rupiah
    sasaran: str = ""  # what a line serves, parted by ' | '
    prioritas: str = ""
    bersama: str = ""  # how a line with pagu works together: bersama, tautan_kosong, lewat_opd, sendiri, tanpa_sasaran
    pagu_bersama: int | None = None  # rupiah of it that counts as working together


def item_of(row: Row, lexicon: Lexicon, gazetteer: Gazetteer) -> Item:
    """The row read: its text with its place, its description, the facts beside it."""
    text = f"{row.teks} , {row.lokasi}" if row.lokasi else row.teks
    return Item(
        row.id,
        read(text, lexicon, gazetteer, kode_desa=row.kode_desa, kode_kec=row.kode_kec),
        read(row.uraian, lexicon, gazetteer) if row.uraian else None,
        pagu=row.pagu or None,
        volume="" if row.volume.lower() in NO_VOLUME else row.volume,
        opd=row.opd,
        sub_kegiatan=row.kode,
        akun=tuple(part.strip() for part in row.akun.split(",") if part.strip()),
        source=row.jenis,
    )


def housekeeping(left: Item, right: Item) -> bool:
    """Whether two OPDs only run their own offices: both in the supporting programme (X.XX.01), and not in one village.

    Every OPD plans electricity and stationery in the words of the nomenclature; that is no overlap.
    """
    own = left.opd != right.opd and _supporting(left.sub_kegiatan) and _supporting(right.sub_kegiatan)
    return own and not left.first("desa") & right.first("desa")


@lru_cache(maxsize=20_000)
def _supporting(kode: str) -> bool:
    try:
        return Kode.parse(kode).generic().startswith("X.XX.")
    except ValueError:
        return False
