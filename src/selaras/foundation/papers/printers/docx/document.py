"""The document around the tables: sections, headings, heads and feet, and the fixed archive."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu, Mm
from docx.text.paragraph import Paragraph as DocxParagraph

from selaras.foundation.papers.blocks import (
    Block,
    Cover,
    Heading,
    ListOf,
    Missing,
    PageBreak,
    Paper,
    Paragraph,
    Section,
    Svg,
    Table,
    TableOfContents,
)
from selaras.foundation.papers.printers.docx.styles import field, prepare
from selaras.foundation.papers.printers.docx.table import fill_in, placeholder, table_xml
from selaras.foundation.papers.printers.html import labelled
from selaras.foundation.papers.printers.pdf import SIZES, margin_of, page_of
from selaras.foundation.papers.printers.svg import pixels, size_of
from selaras.foundation.papers.text import MISSING, clean
from selaras.foundation.papers.words import foot, word

_STAMP = (1980, 1, 1, 0, 0, 0)  # earliest moment that an archive can name: the same in every copy


def print_docx(paper: Paper) -> bytes:
    """The whole paper as one DOCX; the same paper gives the same bytes."""
    document, tables = Document(), list[str]()
    prepare(document, paper)
    if paper.meta:
        _opening(document, paper)
    for place, section in enumerate(paper.sections):
        page = document.sections[0] if place == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _page(page, paper, section)
        if place == 0:
            _running(page, paper)
        for block in section.blocks:
            if isinstance(block, Table):
                _table(document, paper, block, section, tables)
            else:
                _block(document, paper, block, section)
    out = BytesIO()
    document.save(out)
    return _fixed(out.getvalue(), tables)


def _fixed(archive: bytes, tables: list[str]) -> bytes:
    """The archive again with its tables, every member with the same moment."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _STAMP)
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
            body = source.read(name)
            target.writestr(member, fill_in(body, tables) if name == "word/document.xml" else body)
    return out.getvalue()


def _page(page: Any, paper: Paper, section: Section) -> None:
    short, tall = SIZES[paper.size]
    flipped = section.orientation == "lanskap"
    page.orientation = WD_ORIENT.LANDSCAPE if flipped else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Mm(tall), Mm(short)) if flipped else (Mm(short), Mm(tall))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(margin_of(paper, section))
    page.header_distance = page.footer_distance = Cm(0.6)


def _running(page: Any, paper: Paper) -> None:
    page.different_first_page_header_footer = bool(paper.sections[0].blocks) and isinstance(
        paper.sections[0].blocks[0], Cover
    )
    head = page.header.paragraphs[0]
    head.style = "Kaki"
    head.add_run(clean(paper.head))
    line = page.footer.paragraphs[0]
    line.style = "Kaki"
    left = foot(paper.language, paper.sha256, paper.contoh)
    line.add_run(f"{left} · " if left else "")
    line.add_run(f"{word(paper.language, 'halaman')} ")
    field(line, "PAGE", "1")
    line.add_run(f" {word(paper.language, 'dari')} ")
    field(line, "NUMPAGES", "1")


def _opening(document: Any, paper: Paper) -> None:
    _centred(document.add_paragraph(clean(paper.title), style="Heading 1"))
    for name, value in paper.meta:
        document.add_paragraph(f"{clean(name)}: {clean(value)}", style="Keterangan")
    if paper.contoh:
        document.add_paragraph(word(paper.language, "contoh"), style="Keterangan")


def _centred(line: DocxParagraph) -> DocxParagraph:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return line


def _block(document: Any, paper: Paper, block: Block, section: Section) -> None:
    match block:
        case Svg():
            _figure(document, paper, block, section)
        case Cover():
            _cover(document, paper, block)
        case PageBreak():
            document.add_page_break()
        case TableOfContents(of):
            _contents(document, paper, of)
        case _:
            _words(document, block)


def _words(document: Any, block: Block) -> None:
    match block:
        case Heading(text, level, number):
            line = document.add_paragraph(style=f"Heading {min(level, 4)}")
            line.paragraph_format.page_break_before = level == 1
            line.add_run(clean(f"{number}\n{text}" if number and level == 1 else f"{number} {text}".strip()))
        case Paragraph(text, style):
            for part in clean(text).split("\n\n"):
                named = {"isi": "Normal", "catatan": "Keterangan"}.get(style, "Normal")
                line = document.add_paragraph(part, style=named)
                if style == "tengah":
                    _centred(line)
        case Missing():
            document.add_paragraph(MISSING)
        case ListOf(items, ordered):
            for place, item in enumerate(items, start=1):  # numbers as text: each list starts at 1
                text = f"{place}. {clean(item)}" if ordered else clean(item)
                document.add_paragraph(text, style="Butir" if ordered else "List Bullet")


def _table(document: Any, paper: Paper, table: Table, section: Section, tables: list[str]) -> None:
    if table.label:
        document.add_paragraph(clean(table.label), style="Caption").paragraph_format.keep_with_next = True
    width = int(page_of(paper, section)[0] / 25.4 * 1440)
    end = document.add_paragraph(clean(table.note), style="Keterangan")  # a table needs a paragraph after it
    end._p.addprevious(placeholder(len(tables)))  # the library has no other way in
    tables.append(table_xml(table, width))
    if not table.rows:
        end.add_run(word(paper.language, "kosong"))


def _figure(document: Any, paper: Paper, svg: Svg, section: Section) -> None:
    wide, high = page_of(paper, section)
    width, height = size_of(svg.figure)
    scale = min(wide / width, (high - 14) / height)
    line = _centred(document.add_paragraph())
    picture = pixels(svg.figure, int(paper.moment.timestamp()))
    drawn = line.add_run().add_picture(BytesIO(picture), Emu(int(Mm(width * scale))), Emu(int(Mm(height * scale))))
    drawn._inline.docPr.set("descr", clean(svg.alt))
    if svg.label:
        _centred(document.add_paragraph(clean(svg.label), style="Caption"))


def _cover(document: Any, paper: Paper, cover: Cover) -> None:
    first = _centred(document.add_paragraph(clean(cover.title), style="Title"))
    first.paragraph_format.space_before = Cm(7)
    for text in (cover.subtitle, *cover.lines, word(paper.language, "contoh") if paper.contoh else ""):
        if text:
            _centred(document.add_paragraph(clean(text)))
    if any(each.blocks[-1:] != (cover,) for each in paper.sections if cover in each.blocks):
        document.add_page_break()


def _contents(document: Any, paper: Paper, of: str) -> None:
    _centred(document.add_paragraph(word(paper.language, of), style="Judul Daftar"))
    if of != "isi":
        for each in labelled(paper, of):
            document.add_paragraph(clean(each.label), style="Keterangan")
        return
    headings = [block for block in paper.blocks if isinstance(block, Heading) and block.level <= 3]
    line = document.add_paragraph(style="Keterangan")
    entries = (f"{'    ' * (h.level - 1)}{h.number} {h.text}".rstrip() for h in headings)
    field(line, 'TOC \\o "1-3" \\h \\z', clean("\n".join(entries)) or MISSING)
