"""The blocks of a document: what it says, never how a printer draws it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Picture:
    """A small square drawing in a cell, such as a code to scan; a form that cannot draw prints its words."""

    figure: str  # SVG text of our own
    alt: str
    side: float  # mm


Cell = str | int | Decimal | Picture | None  # None is missing and prints as "—"; "" does not apply and stays blank
Kind = Literal["text", "kode", "rupiah", "angka", "persen"]
Align = Literal["", "kiri", "tengah", "kanan"]
Orientation = Literal["potret", "lanskap"]
Size = Literal["A4", "F4"]

LEVELS = (
    "opd",
    "urusan",
    "bidang_urusan",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "indikator",
    "kelompok",
    "jumlah",
)  # rows of the official matrices in their order; kelompok = a heading row, jumlah = a total

BOLD = frozenset({"opd", "urusan", "bidang_urusan", "program", "kegiatan", "kelompok", "jumlah"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the form numbers it."""

    key: str
    title: str  # "" where the title of its group stands for it, as over the cells of a code
    kind: Kind = "text"
    width: float = 1.0  # share of the table's width
    groups: tuple[str, ...] = ()  # titles above it, outermost first
    number: str = ""  # as printed in the numbered row: "(9)"
    align: Align = ""

    @property
    def aligned(self) -> str:
        """kiri, tengah or kanan; money and numbers stand to the right."""
        if self.align:
            return self.align
        return "kanan" if self.kind in {"rupiah", "angka", "persen"} else "kiri"

    @property
    def name(self) -> str:
        """The titles over the column in one line: 'Prakiraan Maju Target'."""
        return " ".join(part for part in (*self.groups, self.title) if part)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One cell of a table's head with the columns and rows that it covers."""

    text: str
    row: int
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `spans` names (first column, how many) that print as one cell."""

    cells: tuple[Cell, ...]
    level: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table whose head repeats on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    number: str = ""  # "Tabel 5.1"
    note: str = ""  # source or remark printed under it
    sheet: str = ""  # name of its worksheet

    def __post_init__(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"Baris {place} berisi {len(row.cells)} sel; tabel ini {len(self.columns)} kolom.")
            if row.level and row.level not in LEVELS:
                raise ValueError(f"Baris {place}: tingkat {row.level!r} tidak dikenal.")

    @property
    def numbered(self) -> bool:
        """Whether the form prints the row (1) (2) (3) … under its head."""
        return any(column.number for column in self.columns)

    @property
    def label(self) -> str:
        """Number and caption in one line."""
        return ". ".join(part for part in (self.number, self.caption) if part)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a book; never numbered."""

    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()  # government, year, place


@dataclass(frozen=True, slots=True)
class Heading:
    """Title of a chapter (level 1) or of a part of it (2 to 4)."""

    text: str
    level: int = 1
    number: str = ""  # "BAB II", "2.1"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text as its author wrote it; a line break stays a line break."""

    text: str
    style: Literal["isi", "tengah", "catatan"] = "isi"


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that nobody has written: prints as a dash."""

    about: str = ""  # read aloud on screens: "Isi 1.2 belum ditulis"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, numbered where the order counts."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Svg:
    """A figure that our own code has drawn."""

    figure: str  # SVG text
    alt: str  # what it shows, in words
    caption: str = ""
    number: str = ""  # "Gambar 4.1"

    @property
    def label(self) -> str:
        """Number and caption in one line."""
        return ". ".join(part for part in (self.number, self.caption) if part)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """A generated list of chapters, tables or figures."""

    of: Literal["isi", "tabel", "gambar"] = "isi"


Block = Cover | Heading | Paragraph | Missing | ListOf | Table | Svg | PageBreak | TableOfContents


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; a section begins on a new page."""

    blocks: tuple[Block, ...]
    orientation: Orientation = "potret"


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document with what is printed on each of its pages."""

    title: str
    kind: str  # renja, tc33, anyaman, temuan, rkpd …
    sections: tuple[Section, ...]
    at: datetime  # the fixed moment the document speaks of, with its zone; never the clock
    author: str = ""  # the government or agency
    language: Literal["id", "en"] = "id"
    head: str = ""  # running head
    meta: tuple[tuple[str, str], ...] = ()  # lines under the title of a table-only document: Perangkat Daerah, Tahun
    sha256: str = ""  # of the picture it was composed from
    contoh: bool = False  # example data: every page says so
    size: Size = "F4"
    margins: tuple[float, float] = (2.0, 1.2)  # cm: upright pages, wide pages
    fonts: tuple[str, str] = field(default=("Bookman Old Style", "Arial"))  # body and tables of the DOCX

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("Waktu dokumen harus menyebut zona waktunya.")

    @property
    def moment(self) -> datetime:
        """The fixed moment in UTC, whole seconds, as file formats keep it."""
        return self.at.astimezone(UTC).replace(microsecond=0)

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def figures(self) -> tuple[Svg, ...]:
        """All figures in order."""
        return tuple(block for block in self.blocks if isinstance(block, Svg))
