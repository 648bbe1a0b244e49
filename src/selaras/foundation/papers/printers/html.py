"""HTML that prints: class names only, the stylesheet is a file beside it."""

from collections.abc import Iterator
from html import escape
from itertools import count

from selaras.foundation.papers.blocks import (
    Block,
    Cell,
    Column,
    Cover,
    Heading,
    ListOf,
    Missing,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Row,
    Section,
    Svg,
    Table,
    TableOfContents,
)
from selaras.foundation.papers.headers import header_rows
from selaras.foundation.papers.printers.svg import checked
from selaras.foundation.papers.text import MISSING, clean, shown
from selaras.foundation.papers.words import foot, word

STYLESHEET = "/static/papers/paper.css"


def print_html(paper: Paper, *, stylesheet: str = STYLESHEET) -> str:
    """A whole page, ready for the printer of a browser."""
    return (
        f'<!DOCTYPE html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(paper.title)}</title>\n"
        f'<link rel="stylesheet" href="{escape(stylesheet)}">\n</head>\n<body class="kertas-layar">\n'
        f"{print_body(paper)}\n</body>\n</html>\n"
    )


def print_body(paper: Paper) -> str:
    """The document alone, to stand inside another page."""
    marks = count(1)
    parts = [f'<article class="kertas kertas-{paper.size.lower()} kertas-{_text(paper.kind)}">']
    if paper.head:
        parts.append(f'<p class="kertas-kepala">{_text(paper.head)}</p>')
    if paper.meta:
        parts.append(_opening(paper))
    parts.extend(_section(paper, section, marks) for section in paper.sections)
    if left := foot(paper.language, paper.sha256, paper.contoh):
        parts.append(f'<p class="kertas-kaki">{_text(left)}</p>')
    return "\n".join((*parts, "</article>"))


def _text(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def _opening(paper: Paper) -> str:
    lines = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in paper.meta)
    return f'<header><h1 class="kertas-judul">{_text(paper.title)}</h1><dl class="kertas-meta">{lines}</dl></header>'


def _section(paper: Paper, section: Section, marks: Iterator[int]) -> str:
    inside = "\n".join(_block(paper, block, marks) for block in section.blocks)
    return f'<section class="kertas-{section.orientation}">\n{inside}\n</section>'


def _block(paper: Paper, block: Block, marks: Iterator[int]) -> str:
    match block:
        case Heading(text, level, number):
            tag = f"h{min(level + 1, 6) if paper.meta else min(level, 6)}"
            mark = f"<span>{_text(number)}</span> " if number else ""
            return f'<{tag} id="bagian-{next(marks)}" class="kertas-h{level}">{mark}{_text(text)}</{tag}>'
        case Paragraph(text, style):
            parts = (part for part in clean(text).split("\n\n") if part.strip())
            return "\n".join(f'<p class="kertas-{style}">{_text(part)}</p>' for part in parts)
        case Missing(about):
            said = f"{about}: {word(paper.language, 'belum')}" if about else word(paper.language, "belum")
            unseen = f'<span class="kertas-suara">{_text(said)}</span>'
            return f'<p class="kertas-isi"><span aria-hidden="true">{MISSING}</span>{unseen}</p>'
        case ListOf(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"
        case Table():
            return _table(paper, block)
        case Svg():
            label = f"<figcaption>{_text(block.label)}</figcaption>" if block.label else ""
            drawn = f'<div role="img" aria-label="{_text(block.alt)}">{_inline(block.figure)}</div>'
            return f'<figure class="kertas-gambar">{drawn}{label}</figure>'
        case Cover(title, subtitle, lines):
            return _cover(paper, title, subtitle, lines)
        case PageBreak():
            return '<div class="kertas-ganti"></div>'
        case TableOfContents(of):
            return _contents(paper, of)


def _inline(figure: str) -> str:
    text = checked(figure)
    return text[text.index("<svg") :]


def _cover(paper: Paper, title: str, subtitle: str, lines: tuple[str, ...]) -> str:
    parts = [f'<h1 class="kertas-judul">{_text(title)}</h1>']
    parts += [f'<p class="kertas-anak-judul">{_text(subtitle)}</p>'] if subtitle else []
    parts += [f"<p>{_text(line)}</p>" for line in lines]
    parts += [f'<p class="kertas-contoh">{word(paper.language, "contoh")}</p>'] if paper.contoh else []
    return f'<div class="kertas-sampul">{"".join(parts)}</div>'


def _contents(paper: Paper, of: str) -> str:
    title = f'<p class="kertas-h1">{word(paper.language, of)}</p>'
    if of == "isi":
        headings = [block for block in paper.blocks if isinstance(block, Heading)]
        items = (
            f'<li class="kertas-d{h.level}"><a href="#bagian-{n}">{_text(f"{h.number} {h.text}".strip())}</a></li>'
            for n, h in enumerate(headings, start=1)
            if h.level <= 3
        )
    else:
        items = (f"<li>{_text(each.label)}</li>" for each in labelled(paper, of))
    return f'<nav class="kertas-daftar">{title}<ul>{"".join(items)}</ul></nav>'


def labelled(paper: Paper, of: str) -> tuple[Table | Svg, ...]:
    """The tables or the figures that carry a caption."""
    every: tuple[Table | Svg, ...] = paper.tables if of == "tabel" else paper.figures
    return tuple(each for each in every if each.label)


def _table(paper: Paper, table: Table) -> str:
    whole = sum(column.width for column in table.columns) or 1
    cols = "".join(f'<col width="{column.width / whole:.2%}">' for column in table.columns)
    caption = f"<caption>{_text(table.label)}</caption>" if table.label else ""
    body = "\n".join(_row(row, table) for row in table.rows)
    if not table.rows:
        body = f'<tr><td colspan="{len(table.columns)}">{word(paper.language, "kosong")}</td></tr>'
    note = f'<p class="kertas-catatan">{_text(table.note)}</p>' if table.note else ""
    wide = " kertas-lebar" if len(table.columns) >= 12 else ""
    return (
        f'<div class="kertas-gulir" tabindex="0" role="region" aria-label="{_text(table.label or paper.title)}">'
        f'<table class="kertas-tabel{wide}">{caption}<colgroup>{cols}</colgroup>\n<thead>{_head(table)}</thead>\n'
        f"<tbody>\n{body}\n</tbody></table></div>{note}"
    )


def _head(table: Table) -> str:
    rows = []
    for cells in header_rows(table.columns):
        inside = ""
        for cell in cells:
            spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
                f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            )
            inside += f'<th scope="{"colgroup" if cell.columns > 1 else "col"}"{spans}>{_text(cell.text)}</th>'
        rows.append(f"<tr>{inside}</tr>")
    if table.numbered:
        rows.append(f'<tr class="kertas-nomor">{"".join(f"<td>{_text(c.number)}</td>" for c in table.columns)}</tr>')
    return "".join(rows)


def _row(row: Row, table: Table) -> str:
    spans, cells, at = dict(row.spans), [], 0
    while at < len(table.columns):
        column, size = table.columns[at], spans.get(at, 1)
        span = f' colspan="{size}"' if size > 1 else ""
        aligned = column.aligned if size == 1 else "kiri"
        cells.append(f'<td class="k-{column.kind} k-{aligned}"{span}>{_cell(row.cells[at], column)}</td>')
        at += size
    return f"<tr{f' class="t-{row.level}"' if row.level else ''}>{''.join(cells)}</tr>"


def _cell(cell: Cell, column: Column) -> str:
    if isinstance(cell, Picture):
        return f'<div class="kertas-kecil" role="img" aria-label="{_text(cell.alt)}">{_inline(cell.figure)}</div>'
    return _text(shown(cell, column))
