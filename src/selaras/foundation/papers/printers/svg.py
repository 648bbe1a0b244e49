"""Figures: as they are, and as pixels for programs that cannot draw them."""

import re

from selaras.foundation.papers.blocks import Paper
from selaras.foundation.papers.printers.typst_run import compiled

_UNSAFE = re.compile(
    r"<\s*(?:script|foreignObject|iframe|animate|set\b)|\bon[a-z]+\s*=|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|"
    r"(?:href|src)\s*=\s*[\"']\s*(?:javascript|data|https?|file):|@import|url\((?!\s*[\"']?#)",
    re.IGNORECASE,
)
_VIEWBOX = re.compile(r"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.IGNORECASE)
_MAX_PIXELS = 4000  # longer side of a PNG


def print_svg(paper: Paper) -> bytes:
    """The one figure of a paper."""
    if len(paper.figures) != 1:
        raise ValueError(f"SVG memuat satu gambar; dokumen ini memuat {len(paper.figures)}. Pilih PDF.")
    return checked(paper.figures[0].figure).encode()


def print_png(paper: Paper) -> bytes:
    """The one figure of a paper as pixels."""
    return pixels(print_svg(paper).decode(), int(paper.moment.timestamp()))


def checked(figure: str) -> str:
    """A figure without anything that could act or fetch; a figure that has such is refused."""
    found = _UNSAFE.search(figure)
    if found or not figure.lstrip().startswith(("<svg", "<?xml ")):
        raise ValueError(f"Gambar ditolak: memuat {found[0]!r}." if found else "Gambar ditolak: bukan SVG.")
    return figure


def size_of(figure: str) -> tuple[float, float]:
    """Width and height of the figure in its own units."""
    found = _VIEWBOX.search(figure[:2000])
    width, height = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if width <= 0 or height <= 0:
        raise ValueError("Gambar ditolak: ukurannya (viewBox) tidak tertulis.")
    return width, height


def pixels(figure: str, timestamp: int) -> bytes:
    """The figure as PNG, twice its own size where that is not too large."""
    width, height = size_of(checked(figure))
    scale = min(2.0, _MAX_PIXELS / max(width, height))
    page = (
        f"#set page(width: {width:.2f}pt, height: {height:.2f}pt, margin: 0pt)\n"
        '#set text(font: "Inter")\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    return compiled(
        {"figure": page, "svg": figure, "format": "png", "timestamp": timestamp, "tagged": False, "ppi": 72 * scale}
    )
