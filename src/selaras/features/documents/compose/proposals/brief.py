"""What a composer of proposals is given, and the shape that its papers share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from selaras.features.documents.layouts import load
from selaras.features.usulan.picture import UsulanPicture, digest
from selaras.foundation.papers.blocks import Block, Cell, Column, Paper, Paragraph, Row, Section, Table

Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose proposals, and what is known of the record of the meeting."""

    opd: int | None = None
    kecamatan: str = ""  # code
    number: str = ""  # of the berita acara; '' = not known
    date: str = ""
    flat: bool = False  # one table that fits one CSV file


@dataclass(frozen=True, slots=True)
class ProposalBrief:
    """Everything a composer may use."""

    picture: UsulanPicture
    taken_at: datetime
    asked: Asked

    def columns(self, kind: str) -> tuple[Column, ...]:
        return load(self.picture.layout or "l86", kind).columns

    def title(self, kind: str) -> str:
        return load(self.picture.layout or "l86", kind).title

    @property
    def opd_name(self) -> str:
        return next((o.nama for o in self.picture.opd if o.id == self.asked.opd), "Semua perangkat daerah")

    @property
    def kecamatan(self) -> list[tuple[str, str]]:
        """Code and name of each kecamatan that the paper is about: the one asked for, else all that propose."""
        have = {self.asked.kecamatan} if self.asked.kecamatan else {row.kecamatan for row in self.picture.usulan}
        return [(kode, nama) for kode, nama in self.picture.kecamatan if kode in have]


def filled(columns: Iterable[Column], rows: Iterable[tuple[str, Cells]]) -> tuple[Row, ...]:
    """Rows by key into columns; a heading takes the cells up to its money."""
    keys = [column.key for column in columns]
    money = next((n for n, column in enumerate(columns) if column.kind == "rupiah"), len(keys))
    return tuple(
        Row(tuple(cells.get(key, "") for key in keys), level, ((0, money),) if level in ("opd", "kelompok") else ())
        for level, cells in rows
    )


def annex(brief: ProposalBrief, number: str, meeting: str) -> Paragraph:
    """The head of an annex of a berita acara; what nobody knows yet is a dash."""
    lines = (f"LAMPIRAN {number} : Berita Acara {meeting}", f"Nomor : {brief.asked.number or '—'}")
    return Paragraph("\n".join((*lines, f"Tanggal : {brief.asked.date or '—'}")))


def paper(
    brief: ProposalBrief, kind: str, sections: Iterable[tuple[Block, ...]], meta: tuple[tuple[str, str], ...]
) -> Paper:
    """Wide pages, one section per annex."""
    picture = brief.picture
    place = dict(picture.kecamatan).get(brief.asked.kecamatan, "")
    about = (("Pemerintah daerah", picture.daerah_nama), ("Perangkat daerah", brief.opd_name))
    return Paper(
        title=f"{brief.title(kind)} {picture.daerah_nama} Tahun {picture.tahun}",
        kind=kind,
        sections=tuple(Section(blocks, "lanskap") for blocks in sections),
        at=brief.taken_at,
        author=picture.daerah_nama,
        head=f"{picture.daerah_nama} · {picture.tahun}",
        meta=(*about, *((("Kecamatan", place),) if place else ()), ("Tahun", str(picture.tahun)), *meta),
        sha256=digest(picture),
        contoh=picture.contoh,
    )


def record(brief: ProposalBrief) -> tuple[tuple[str, str], ...]:
    """Number and date of the berita acara, for forms that print no page heads."""
    return (("Nomor berita acara", brief.asked.number or "—"), ("Tanggal berita acara", brief.asked.date or "—"))


def table(
    brief: ProposalBrief, kind: str, rows: Iterable[tuple[str, Cells]], *, label: str = "", name: str = ""
) -> Table:
    """One table of a layout; ``label``: its caption, ``name``: its worksheet."""
    columns = brief.columns(kind)
    return Table(columns, filled(columns, rows), label or brief.title(kind), sheet=name)
