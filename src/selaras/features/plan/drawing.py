"""The weave as SVG: rows are sasaran, columns are OPDs; readable without JavaScript, printable, every knot a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from selaras.engines.cascade.weave import Column, Knot, Row, Thread, Weave
from selaras.foundation.ui.prints import persen

CELL = 25  # px between threads
LABELS = 330  # px for the names of the sasaran
HEAD = 158  # px for the names of the OPDs, written upwards
KNOT = 8.5  # px, radius of the largest knot
INK, QUIET, GRID, ALONE = "#1b2733", "#5f6b77", "#e3e1d9", "#9f4807"
# The colours of the priorities, as in the stylesheet; a sasaran without priority is grey.
COLOURS = ("#52606d", "#2760b8", "#08789c", "#a8327a", "#6a3fb5", "#66700f", "#4a5a6a", "#1f3570", "#8a5a83")


@dataclass(frozen=True, slots=True)
class Names:
    """What rows and columns are called, and their colours."""

    sasaran: Mapping[int, str]
    opd: Mapping[int, str]
    warna: Mapping[int, int]  # prioritas → 1..8
    share: Mapping[int, float | None] = field(default_factory=dict)  # OPD → 0..1 of its pagu that works together
    title: str = "Anyaman rencana"
    note: str = ""  # 'Data contoh', printed under the picture
    link: Callable[[int, int], str] | None = None  # (sasaran, opd) → address of the lines behind a knot


def draw(weave: Weave, names: Names) -> str:
    """A complete SVG; the same layout gives the same text."""
    width = LABELS + int(weave.width * CELL) + 96
    height = HEAD + int(weave.height * CELL) + 40
    rows = {row.sasaran: row for row in weave.rows}
    alone = {knot.sasaran for knot in weave.knots if knot.alone}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="{"group" if names.link else "img"}" aria-label="{escape(names.title)}" font-family="Inter Variable, Inter, sans-serif"><title>{escape(names.title)}</title>',
        *(_column(column, weave, names) for column in weave.columns),
        *(_row(row, weave, names, alone=row.sasaran in alone) for row in weave.rows),
        *(_thread(thread, rows, names) for thread in weave.threads if thread.sasaran is not None),
        *(_knot(knot, rows, names) for knot in weave.knots),
    ]
    if names.note:
        parts.append(
            f'<text x="{LABELS}" y="{height - 10}" font-size="12" font-weight="700" fill="{QUIET}">'
            f"{escape(names.note)}</text>"
        )
    return "".join(parts) + "</svg>"


def _x(cells: float) -> float:
    return round(LABELS + cells * CELL, 1)


def _y(cells: float) -> float:
    return round(HEAD + cells * CELL, 1)


def _colour(row: Row | None, names: Names) -> str:
    return COLOURS[names.warna.get(row.prioritas or 0, 0)] if row else COLOURS[0]


def _column(column: Column, weave: Weave, names: Names) -> str:
    x = _x(column.x)
    return (
        f'<line x1="{x}" y1="{HEAD - 6}" x2="{x}" y2="{_y(weave.height)}" stroke="{GRID}"/>'
        f'<text x="{x}" y="{HEAD - 12}" font-size="11" fill="{INK}" transform="rotate(-55 {x} {HEAD - 12})">'
        f"{escape(_short(names.opd.get(column.opd, '—'), 22))}{_share(column, names)}</text>"
    )


def _share(column: Column, names: Names) -> str:
    """How much of the OPD's pagu works together, beside its name."""
    if (share := names.share.get(column.opd)) is None:
        return ""
    return f'<tspan dx="5" font-weight="650" fill="{QUIET}">{escape(persen(share))}</tspan>'


def _row(row: Row, weave: Weave, names: Names, *, alone: bool) -> str:
    y = _y(row.y)
    fill, weight = (ALONE, "600") if alone else (INK, "400")
    full = names.sasaran.get(row.sasaran, "—")
    return (
        f'<rect x="4" y="{y - 7}" width="3" height="14" fill="{_colour(row, names)}"/>'
        f'<line x1="{LABELS - 8}" y1="{y}" x2="{_x(weave.width)}" y2="{y}" stroke="{GRID}"/>'
        f'<text x="14" y="{y + 4}" font-size="11.5" font-weight="{weight}" fill="{fill}">'
        f"<title>{escape(full)}</title>{escape(_short(full, 52))}</text>"
    )


def _thread(thread: Thread, rows: Mapping[int, Row], names: Names) -> str:
    colour = _colour(rows.get(thread.sasaran or 0), names)
    return (
        f'<line x1="{_x(thread.x1)}" y1="{_y(thread.y1)}" x2="{_x(thread.x2)}" y2="{_y(thread.y2)}" '
        f'stroke="{colour}" stroke-width="4" stroke-opacity="0.8"/>'
    )


ROLES = {
    "lead": gettext_lazy("memimpin"),
    "contributor": gettext_lazy("berkontribusi"),
    "support": gettext_lazy("mendukung"),
}


def _knot(knot: Knot, rows: Mapping[int, Row], names: Names) -> str:
    x, y, colour = _x(knot.x), _y(knot.y), _colour(rows.get(knot.sasaran), names)
    radius = round(max(3.5, knot.radius * KNOT), 1)
    fill = colour if knot.role == "lead" else "#ffffff"
    ring = (
        f'<circle cx="{x}" cy="{y}" r="{radius + 4}" fill="none" stroke="{ALONE}" stroke-width="1.5" '
        'stroke-dasharray="3 2"/>'
        if knot.alone
        else ""
    )
    says = f"{names.opd.get(knot.opd, '—')} {ROLES[knot.role]}: {names.sasaran.get(knot.sasaran, '—')}"
    count = ngettext("%(n)s baris", "%(n)s baris", knot.count) % {"n": knot.count}
    says += f" ({count}, {_('digarap sendiri')})" if knot.alone else f" ({count})"
    shape = (
        f'{ring}<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{colour}" stroke-width="2.2">'
        f"<title>{escape(says)}</title></circle>"
    )
    if names.link is None:
        return shape
    return f'<a href="{escape(names.link(knot.sasaran, knot.opd))}" aria-label="{escape(says)}">{shape}</a>'


def _short(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
