"""Styles of the DOCX, its fixed properties, and fields that the word processor fills."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement
from docx.shared import Pt, RGBColor

from selaras.foundation.papers.blocks import Paper
from selaras.foundation.papers.text import clean

_INK = RGBColor(0x1B, 0x27, 0x33)
_HEADINGS = {"Title": 22, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11.5, "Heading 4": 11}  # points


def prepare(document: Any, paper: Paper) -> None:
    """Properties and styles of a new document."""
    properties = document.core_properties
    properties.title, properties.author = clean(paper.title)[:255], clean(paper.author)[:255]
    properties.last_modified_by, properties.comments, properties.revision = clean(paper.author)[:255], "", 1
    properties.created = properties.modified = paper.moment.replace(tzinfo=None)
    properties.language = paper.language
    body, cells = paper.fonts
    _font(document.styles["Normal"], body, 11)
    for name, size in _HEADINGS.items():
        style = document.styles[name]
        _font(style, body, size)
        style.font.bold, style.font.italic, style.font.color.rgb = True, False, _INK
        style.paragraph_format.keep_with_next = True
    document.styles["Heading 1"].paragraph_format.alignment = 1  # centred
    _font(document.styles["Caption"], cells, 9)
    document.styles["Caption"].font.color.rgb = _INK
    for name, font, size in (("Sel", cells, 8), ("SelKecil", cells, 6), ("Kaki", cells, 7.5), ("Keterangan", cells, 9)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _font(style, font, size)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    for name in ("Butir", "Judul Daftar"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    document.styles["Butir"].paragraph_format.left_indent = Pt(18)
    document.styles["Butir"].paragraph_format.first_line_indent = Pt(-18)
    document.styles["Judul Daftar"].font.bold = True


def _font(style: Any, name: str, size: float) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), name)


def field(line: Any, instruction: str, shown: str) -> None:
    """A field with the text to show until the word processor computes it."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), (None, shown), ("end", "")):
        run = line.add_run(text if kind is None else "")
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)
