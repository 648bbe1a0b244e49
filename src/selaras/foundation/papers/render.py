"""One door to all printers."""

from collections.abc import Callable
from importlib.metadata import version

from selaras.foundation.papers.blocks import Paper
from selaras.foundation.papers.printers.csv import only_table, print_csv
from selaras.foundation.papers.printers.docx import print_docx
from selaras.foundation.papers.printers.html import print_html
from selaras.foundation.papers.printers.pdf import print_pdf
from selaras.foundation.papers.printers.svg import print_png, print_svg
from selaras.foundation.papers.printers.xlsx import print_xlsx

GENERATION = 1  # counted up when a printer's output changes for the same paper
RENDERER = (
    f"selaras-papers {GENERATION}; typst {version('typst')}; "
    f"python-docx {version('python-docx')}; xlsxwriter {version('xlsxwriter')}"
)
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
}
_PRINTERS: dict[str, Callable[[Paper], bytes]] = {
    "pdf": print_pdf,
    "docx": print_docx,
    "xlsx": print_xlsx,
    "csv": lambda paper: print_csv(only_table(paper)),
    "html": lambda paper: print_html(paper).encode(),
    "svg": print_svg,
    "png": print_png,
}
FORMATS = tuple(_PRINTERS)


def render(paper: Paper, kind: str) -> bytes:
    """The bytes of the paper in one format; an unknown format is refused by name."""
    printer = _PRINTERS.get(kind.lower().lstrip("."))
    if printer is None:
        raise ValueError(f"Format {kind!r} tidak dikenal. Pilih {', '.join(FORMATS)}.")
    return printer(paper)
