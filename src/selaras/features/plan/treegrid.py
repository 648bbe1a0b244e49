"""The rows of the tree-table as its page prints them: every word and address ready, each said once a page."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selaras.features.plan.queries.cascade import Row
from selaras.foundation.ui import prints
from selaras.foundation.ui.templatetags.ui_tags import icon
from selaras.values.rupiah import print_rupiah


class Printer:
    """One page of the tree: its addresses, its kept filter, and what several rows say alike."""

    def __init__(self, to: Mapping[str, str], kept: Mapping[str, str]) -> None:
        self.to = {name: escape(address) for name, address in to.items()}
        self.kept = {name: escape(value) for name, value in kept.items()}
        self.chevron = icon("chevron-right")
        self.words = {"open": escape(_("Buka")), "shut": escape(_("Tutup")), "children": escape(_("anak"))}
        self.labels: dict[str, str] = {}
        self.agencies: dict[tuple[Any, ...], SafeString] = {}
        self.rupiah: dict[int | None, tuple[str, str]] = {}

    def rows(self, found: Iterable[Row]) -> list[dict[str, SafeString]]:
        return [self.row(row) for row in found]

    def row(self, row: Row) -> dict[str, SafeString]:
        href = self.href(row)
        name = escape(row.nama)
        safe = SafeString
        return {
            "attrs": safe(self.attrs(row, href)),
            "twist": safe(self.twist(row)),
            "lab": safe(self.lab(row)),
            "href": safe(href),
            "name": safe(name),
            "goal": safe(self.goal(row)),
            "opd": self.opd(row),
            "money": safe(self.money(row)),
        }

    def href(self, row: Row) -> str:
        way = "node" if row.simpul else "line"
        return f"{self.to[way]}{row.pk}{self.to[f'{way}_end']}"

    def attrs(self, row: Row, href: str) -> str:
        """What the keys need to know of a row."""
        to, pk = self.to, row.pk
        colour = f' class="p{row.warna}"' if row.warna else ""
        branch = "" if row.open else ' data-branch="1"'
        state = f' aria-expanded="{"true" if row.open else "false"}"{branch}' if row.children else ""
        ways = (
            f' data-add="{to["add"]}?induk={pk}" data-move="{to["move"]}{pk}{to["move_end"]}"'
            f' data-ask="{to["ask"]}?simpul={pk}"'
            if row.simpul
            else ""
        )
        return f'{colour} aria-level="{row.level}"{state} tabindex="-1" data-href="{href}"{ways}'

    def twist(self, row: Row) -> str:
        """The arrow that opens or closes a branch; a link where there is no JavaScript."""
        if not row.children:
            return '<span class="s-twist"></span>'
        kept, said = self.kept, self.words["shut" if row.open else "open"]
        base = f'<a class="s-twist" data-twist tabindex="-1" aria-label="{said} {escape(_short(row.nama, 60))}"'
        href = f' href="?{kept["filter"]}&amp;buka={kept["buka"]}'
        if row.open:
            return f'{base}{href}&amp;tutup={kept["tutup"]},{row.key}">{self.chevron}</a>'
        return (
            f'{base}{href},{row.key}" hx-get="{self.to["branch"]}?{kept["filter"]}&amp;baris={row.key}'
            f'&amp;tingkat={row.level}" hx-target="closest tr" hx-swap="afterend" hx-sync="this:drop">'
            f"{self.chevron}</a>"
        )

    def lab(self, row: Row) -> str:
        if row.jenjang not in self.labels:
            self.labels[row.jenjang] = escape(row.label)
        code = f' <span class="s-code">{escape(row.kode)}</span>' if row.kode else ""
        numbers = ", P".join(map(str, row.prioritas))
        return self.labels[row.jenjang] + code + (f' <span class="s-prio">· P{numbers}</span>' if numbers else "")

    def goal(self, row: Row) -> str:
        """The first indicator, where it stands and where it should be."""
        if not row.indikator:
            return ""
        said = f'<span class="s-mini">{escape(_short(row.indikator, 70))}</span><br>'
        if row.before and row.target:
            said += f'<span class="s-mute">{escape(row.before)} →</span> '
        return f"{said}<b>{escape(row.target) or '—'}</b>"

    def opd(self, row: Row) -> SafeString:
        """Who leads, the first who help, and whether one carries it alone."""
        key = row.lead, row.others, row.alone
        if key not in self.agencies:
            alone = " alone" if row.alone else ""
            said = [_agency(name, f"lead{alone}", _("Memimpin"), _("memimpin")) for name in row.lead]
            shown = row.others if len(row.others) < 3 else row.others[:1]  # a third would wrap
            said += [_agency(name, alone.strip(), _("Berkontribusi"), _("berkontribusi")) for name in shown]
            if rest := row.others[len(shown) :]:
                names = escape(", ".join(rest))
                said.append(f'<span class="s-mini text-nowrap" title="{names}">+{len(rest)} OPD</span>')
            if row.alone:
                said.append(f'<br><span class="s-alone s-mini">{escape(_("digarap sendiri"))}</span>')
            self.agencies[key] = SafeString("".join(said))
        return self.agencies[key]

    def money(self, row: Row) -> str:
        """The pagu, and what does not add up on this row or inside its closed branch."""
        whole, short = self.printed(row.pagu)
        said = f'<span class="s-money" title="{whole}">{short}</span>'
        if row.differs is not None:
            whole, short = self.printed(row.differs)
            return f'{said}<br><span class="s-clash s-mini" title="{whole}">{self.words["children"]} {short}</span>'
        if row.inside:
            inside = ngettext("%(n)s selisih di dalam", "%(n)s selisih di dalam", row.inside)
            return f'{said}<br><span class="s-clash s-mini">{escape(inside % {"n": localize(row.inside)})}</span>'
        return said

    def printed(self, rupiah: int | None) -> tuple[str, str]:
        if rupiah not in self.rupiah:
            self.rupiah[rupiah] = escape(print_rupiah(rupiah)), escape(prints.rupiah_short(rupiah))
        return self.rupiah[rupiah]


def _agency(name: str, css: str, title: str, said: str) -> str:
    css = f"s-opd {css}".strip()
    hidden = f'<span class="s-hide"> ({escape(said)})</span>'
    return f'<span class="{css}" title="{escape(title)}">{escape(name)}{hidden}</span>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else Truncator(text).chars(most)
