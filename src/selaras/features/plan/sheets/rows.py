"""What sheets of a plan say, row by row: typed, as printed, with the problems of each row."""

from dataclasses import dataclass, field
from decimal import Decimal

from selaras.foundation.sheets.columns import TOLAK, CellProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of a file; its number is the spreadsheet's own."""

    number: int
    file: str
    problems: tuple[CellProblem, ...] = ()

    @property
    def applicable(self) -> bool:
        """Whether the row can be taken in; findings and notes do not hinder it."""
        return all(problem.severity != TOLAK for problem in self.problems)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target of one year, with its money where the sheet prints it beside."""

    tahun: int | None  # calendar year where the header names one
    ke: int  # 1-based place among the years of the sheet
    nilai: Decimal | None
    satuan: str
    teks: str  # as printed
    pagu: int | None = None  # rupiah


@dataclass(frozen=True, slots=True)
class IndikatorRow:
    """An indicator as printed."""

    jenis: str  # tujuan, sasaran, program, kegiatan, capaian, keluaran, hasil
    nama: str
    satuan: str = ""
    kondisi_awal: str = ""
    targets: tuple[TargetRow, ...] = ()
    id_sumber: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdRow(SheetRow):
    """An agency."""

    id_sumber: str
    kode: str
    nama: str
    pemda: str = ""  # region code where the sheet prints one
    belanja: tuple[tuple[str, int], ...] = ()  # kind of spending, rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow(SheetRow):
    """A programme, kegiatan or sub kegiatan of an agency."""

    jenjang: str  # program, kegiatan, sub_kegiatan
    id_sumber: str
    parent_id: str  # id_sumber of the row above it, '' for a programme
    program_id: str = ""
    kode: str  # as printed
    kode_normal: str = ""  # '' where it is no nomenclature code
    nama: str
    pagu: int | None  # rupiah; None where the sheet prints none
    pagu_maju: int | None = None
    pemda: str = ""
    opd_id: str = ""
    opd_nama: str = ""
    opd_kode: str = ""
    lokasi: str = ""
    kelompok_sasaran: str = ""
    bulan: tuple[int, int] | None = None
    sumber_dana: tuple[tuple[str, int | None], ...] = ()  # fund, rupiah where printed
    prioritas_nasional: str = ""
    prioritas_daerah: str = ""
    sasaran: str = ""
    keterangan: str = ""
    indikator: tuple[IndikatorRow, ...] = ()
    tahunan: tuple[TargetRow, ...] = ()  # Renstra: money of each year
    derived: bool = False  # made from a child's code; the sheet has no such row


@dataclass(frozen=True, slots=True, kw_only=True)
class PaketRow(SheetRow):
    """A package of work."""

    id_sumber: str
    id_rup: tuple[str, ...]
    cara: str  # penyedia, swakelola, tender, non_tender
    nama: str
    pagu: int | None
    pemda: str = ""
    opd_id: str = ""
    opd_nama: str = ""
    uraian: str = ""
    spesifikasi: str = ""
    lokasi: str = ""
    volume: str = ""
    jenis: str = ""
    metode: str = ""
    sumber_dana: str = ""
    kode_sub: tuple[str, ...] = ()  # as printed
    kode_akun: tuple[str, ...] = ()
    mulai: str = ""  # YYYY-MM
    selesai: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow(SheetRow):
    """A part of a package's money: which sub kegiatan, account and fund pay it."""

    id_rup: str
    kode_sub: str
    kode_akun: str
    sumber_dana: str
    pagu: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeRow(SheetRow):
    """A node of meaning or a programme of the cascade, or a further indicator of one."""

    jenjang: str
    ref: str  # the sheet's own reference; rows with one ref are one node
    parent_ref: str
    kode: str
    uraian: str
    opens: bool = True  # whether this is the first row of its ref
    tahun: int | None = None  # of a yearly theme
    opd_kode: str = ""
    opd_nama: str = ""
    indikator: IndikatorRow | None = None
    pagu: tuple[TargetRow, ...] = ()  # money of the node by year
    sasaran_refs: tuple[str, ...] = field(default=())  # indicators of sasaran that a programme serves
    peran: str = ""  # Prioritas or Pendukung, as printed
    mendukung: tuple[str, ...] = ()  # refs of the prioritas that a sasaran supports
    sumber: str = ""
    catatan: str = ""
