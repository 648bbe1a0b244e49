"""Which paper a document is, composed from its picture. Pure: the same arguments give the same paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from selaras.engines.cascade.picture import OpdP, Picture, digest
from selaras.features.documents.compose import renja, rkpd, tc33, temuan, weave
from selaras.features.documents.compose.brief import Brief
from selaras.features.documents.layouts import load
from selaras.foundation.papers.blocks import Cell, Column, Paper, Row, Section, Table

# Which forms each document comes in; the first is the usual one.
FORMS: dict[str, tuple[str, ...]] = {
    "renja": ("xlsx", "pdf", "docx", "csv"),
    "tc33": ("xlsx", "pdf", "docx", "csv"),
    "anyaman": ("svg", "pdf", "xlsx", "csv", "docx"),
    "temuan": ("xlsx", "pdf", "docx", "csv"),
    "rkpd": ("pdf", "docx"),
    "tc32": ("xlsx", "pdf", "docx", "csv"),
    "td4": ("xlsx", "pdf", "docx", "csv"),
    "usulan_forum": ("xlsx", "pdf", "docx", "csv"),
}
OF_PROPOSALS = ("tc32", "td4", "usulan_forum")  # composed from the picture of the proposals


def compose(
    kind: str,
    picture: Picture,
    *,
    taken_at: datetime,
    names: Mapping[str, str],
    words: Mapping[str, str],
    opd_id: int | None = None,
) -> Paper:
    """``names``: official names by code; ``words``: chapter texts by part; ``opd_id``: only this OPD."""
    opds = tuple(o for o in picture.opd if opd_id is None or o.id == opd_id)
    layout = load(picture.layout or "l86", kind)
    brief = Brief(picture, layout, taken_at, names, words, _with_lines(picture, opds), opd_id is not None)
    return COMPOSERS[kind](brief)


def _with_lines(picture: Picture, opds: tuple[OpdP, ...]) -> tuple[OpdP, ...]:
    """OPDs that have lines, in the order of their codes."""
    have = {line.opd for line in picture.lines}
    return tuple(sorted((o for o in opds if o.id in have), key=lambda o: (o.kode or "~", o.nama, o.id)))


type Cells = Iterable[tuple[str, dict[str, Cell]]]


def table(brief: Brief, rows: Cells, total: dict[str, Cell] | None, *, number: str = "", caption: str = "") -> Table:
    """Rows by key into the layout's columns; a key that the layout names and nobody filled is blank."""
    columns = tuple(_dated(column, brief.picture.tahun) for column in brief.layout.columns)
    keys = [column.key for column in columns]
    body = [Row(tuple(cells.get(key, "") for key in keys), level, _spans(keys, level)) for level, cells in rows]
    if total is not None:
        body.append(Row(tuple(total.get(key, "") for key in keys), "jumlah"))
    return Table(columns, tuple(body), caption or brief.layout.title, number)


def _dated(column: Column, tahun: int) -> Column:
    """'Tahun n-2' of a form as the year it means."""

    def dated(text: str) -> str:
        for step in (-2, -1, 1):
            text = text.replace(f"Tahun n{step:+d}", f"Tahun {tahun + step}")
        return text.replace("Tahun n", f"Tahun {tahun}")

    return replace(column, title=dated(column.title), groups=tuple(map(dated, column.groups)))


def _spans(keys: list[str], level: str) -> tuple[tuple[int, int], ...]:
    """An OPD's code is longer than the first of the five code cells: it takes all of them."""
    return ((0, 5),) if level == "opd" and keys[0] == "kode_urusan" else ()


def _about(brief: Brief) -> tuple[tuple[str, str], ...]:
    one = brief.opds[0].nama if brief.of_one and brief.opds else "Semua perangkat daerah"
    return (
        ("Pemerintah daerah", brief.picture.daerah_nama),
        ("Perangkat daerah", one),
        ("Tahun", str(brief.picture.tahun)),
    )


def sheet(brief: Brief, kind: str, made: Table) -> Paper:
    """A document that is one table on wide pages."""
    picture = brief.picture
    return Paper(
        title=f"{brief.layout.title} {picture.daerah_nama} Tahun {picture.tahun}",
        kind=kind,
        sections=(Section((made,), "lanskap"),),
        at=brief.taken_at,
        author=picture.daerah_nama,
        head=f"{picture.daerah_nama} · {picture.tahun}",
        meta=_about(brief),
        sha256=digest(picture),
        contoh=picture.contoh,
    )


def _renja(brief: Brief) -> Paper:
    opds = list(brief.opds)
    made = table(brief, renja.cells(brief.picture, opds, brief.names), renja.total(brief.picture, opds))
    return sheet(brief, "renja", made)


def _tc33(brief: Brief) -> Paper:
    opds = list(brief.opds)
    made = table(brief, tc33.cells(brief.picture, opds, brief.names), tc33.total(brief.picture, opds))
    return sheet(brief, "tc33", made)


def _temuan(brief: Brief) -> Paper:
    return sheet(brief, "temuan", table(brief, temuan.cells(brief.words.get("temuan", "[]")), None))


def _anyaman(brief: Brief) -> Paper:
    made = table(brief, weave.cells(brief.picture), None)
    paper = sheet(brief, "anyaman", made)
    figure = weave.figure(brief.picture)
    sections = (Section((figure, made), "lanskap"),)
    return replace(paper, sections=sections)


def _rkpd(brief: Brief) -> Paper:
    picture = brief.picture
    matrix_layout = load(picture.layout or "l86", "renja")
    matrix_brief = Brief(picture, matrix_layout, brief.taken_at, brief.names, {}, brief.opds, of_one=False)
    opds = list(brief.opds)
    matrix = table(
        matrix_brief,
        renja.cells(picture, opds, brief.names),
        renja.total(picture, opds),
        number="Tabel 5.2",
        caption=f"Matriks Program dan Pagu Indikatif Tahun {picture.tahun}",
    )
    return rkpd.book(brief, matrix)


COMPOSERS: dict[str, Callable[[Brief], Paper]] = {
    "renja": _renja,
    "tc33": _tc33,
    "anyaman": _anyaman,
    "temuan": _temuan,
    "rkpd": _rkpd,
}
