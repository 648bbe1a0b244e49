"""Tables as markup written in one go: cell by cell would take minutes."""

import re
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement

from selaras.foundation.papers.blocks import BOLD, Row, Table
from selaras.foundation.papers.headers import header_rows
from selaras.foundation.papers.text import clean, shown

_MARK = re.compile(r'<w:tbl w:tabel="([0-9]+)"/>')
_FILLS = {"opd": "D5E9E4", "urusan": "E6E3DA", "bidang_urusan": "EFEDE6", "kelompok": "EFEDE6", "jumlah": "D5E9E4"}
_ALIGN = {"kiri": "", "tengah": '<w:jc w:val="center"/>', "kanan": '<w:jc w:val="right"/>'}
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A948F"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def style_of(table: Table) -> str:
    """The paragraph style of its cells: the more columns, the smaller."""
    return "SelKecil" if len(table.columns) >= 12 else "Sel"


def placeholder(place: int) -> Any:
    """An empty table that stands for the written one until the archive is closed."""
    mark = OxmlElement("w:tbl")
    mark.set(qn("w:tabel"), str(place))
    return mark


def fill_in(document: bytes, tables: list[str]) -> bytes:
    """The document's markup with each table in its place; moving parsed tables would take four times as long."""
    parts = _MARK.split(document.decode())
    return "".join(part if n % 2 == 0 else tables[int(part)] for n, part in enumerate(parts)).encode()


def table_xml(table: Table, width: int) -> str:
    """The table as markup; `width` in twentieths of a point."""
    whole = sum(column.width for column in table.columns) or 1
    widths = [int(column.width / whole * width) for column in table.columns]
    style = style_of(table)
    opening = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020"/></w:tblPr><w:tblGrid>'
    )
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = (*_head(table, style, widths), *(_row(row, table, style, widths) for row in table.rows))
    return f"{opening}{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(text: str, style: str, align: str, width: int, extra: str = "", bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = f'</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))  # noqa: F541
    run = f'<w:r>{weight}<w:t xml:space="preserve">{lines}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_ALIGN[align]}</w:pPr>{run}</w:p></w:tc>'
    )


def _head(table: Table, style: str, widths: list[int]) -> list[str]:
    grid = header_rows(table.columns)
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E2F1EE"/><w:vAlign w:val="center"/>'
    rows = []
    for at in range(len(grid)):
        cells = [
            (cell, above == at) for above, line in enumerate(grid) for cell in line if above <= at < above + cell.rows
        ]
        inside = ""
        for cell, first in sorted(cells, key=lambda pair: pair[0].column):
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            merge = f'<w:vMerge w:val="{"restart" if first else "continue"}"/>' if cell.rows > 1 else ""
            width = sum(widths[cell.column : cell.column + cell.columns])
            inside += _cell(clean(cell.text) if first else "", style, "tengah", width, span + merge + shade, bold=True)
        rows.append(_tr(inside, head=True))
    if table.numbered:
        numbers = zip(table.columns, widths, strict=True)
        rows.append(_tr("".join(_cell(c.number, style, "tengah", w) for c, w in numbers), head=True))
    return rows


def _tr(inside: str, *, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"


def _row(row: Row, table: Table, style: str, widths: list[int]) -> str:
    fill = _FILLS.get(row.level, "")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    bold, spans, cells, at = row.level in BOLD, dict(row.spans), [], 0
    while at < len(table.columns):
        column, size = table.columns[at], spans.get(at, 1)
        span = f'<w:gridSpan w:val="{size}"/>' if size > 1 else ""
        text = shown(row.cells[at], column)
        aligned = column.aligned if size == 1 else "kiri"
        cells.append(_cell(text, style, aligned, sum(widths[at : at + size]), span + shade, bold))
        at += size
    return _tr("".join(cells))
