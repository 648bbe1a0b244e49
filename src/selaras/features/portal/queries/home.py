"""The public home: what the money is for, where proposals come from, what was decided last."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from selaras.features.portal.drawing import Item, Region, country, treemap
from selaras.features.portal.queries.snapshot import Node, Shown
from selaras.features.usulan.queries.answer import Answer
from selaras.features.usulan.words import Hasil
from selaras.foundation.tahapan.models import TAHAPAN
from selaras.foundation.ui.prints import angka, persen, rupiah_short

INNER = 4  # programmes named inside a priority; the rest is one box
STEPS = 5  # shades of the map
LATEST = 6  # decisions on the home


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that the home draws."""

    pagu: int
    items: list[Item]
    treemap: SafeString  # drawn by drawing.py, which escapes every word
    regions: list[Region]
    map: SafeString
    legend: list[tuple[int, str]]
    latest: list[Answer]
    stages: list[tuple[str, Any, Any]]
    answered: int


def home_of(shown: Shown, daerah: str, link: Callable[..., str]) -> Home:
    """``link(page, **choice)`` gives the address of a list under a choice."""
    pagu = sum(line["pagu"] or 0 for line in shown.lines)
    items = _items(shown, pagu, link)
    regions, legend = _regions(shown, link)
    decided = [a for a in shown.answers if a.hasil and a.hasil != Hasil.DITARIK]
    return Home(
        pagu=pagu,
        items=items,
        treemap=SafeString(treemap(items, _("Rupiah menurut prioritas"))),
        regions=regions,
        map=SafeString(country(daerah, regions, _("Jumlah usulan per kecamatan"))),
        legend=legend,
        latest=decided[:LATEST],
        stages=[(_(TAHAPAN.get(kode, kode)), opens, closes) for kode, opens, closes in shown.stages][:4],
        answered=sum(1 for a in shown.answers if a.hasil),
    )


def _items(shown: Shown, pagu: int, link: Callable[..., str]) -> list[Item]:
    """Each rupiah once: a line of several priorities is drawn in its first."""
    by_node: dict[int, Counter[str]] = defaultdict(Counter)
    upper = {line["id"]: line for line in shown.raw["baris"]}
    for line in shown.lines:
        by_node[line["prioritas"][0] if line["prioritas"] else 0][_program(line, upper)] += line["pagu"] or 0
    items = [_item(node, by_node[node.id], pagu, link) for node in shown.prioritas]
    rest = sum(by_node[0].values())
    title = _("Belum terhubung ke prioritas")
    href = link("rencana", prioritas="tanpa")
    return [*items, Item(rest, title, _money(rest, pagu), href)] if rest else items


def _item(node: Node, programs: Counter[str], pagu: int, link: Callable[..., str]) -> Item:
    first = programs.most_common(INNER)
    inner = [Item(size, name, rupiah_short(size)) for name, size in first]
    size = sum(programs.values())
    if (rest := size - sum(amount for _name, amount in first)) > 0:
        inner.append(Item(rest, _("Lainnya"), rupiah_short(rest)))
    href = link("rencana", prioritas=node.id)
    return Item(size, f"{node.nomor} · {node.uraian}", _money(size, pagu), href, node.warna, tuple(inner))


def _money(part: int, whole: int) -> str:
    return f"{rupiah_short(part)} · {persen(part / whole, 1)}" if whole else rupiah_short(part)


def _program(line: dict[str, Any], upper: dict[int, dict[str, Any]]) -> str:
    """The programme above a line, at most three steps up."""
    for _step in range(3):
        if line["jenjang"] == "program" or line["induk"] not in upper:
            break
        line = upper[line["induk"]]
    return str(line["nama"]).removeprefix("PROGRAM ").removeprefix("Program ").capitalize()


def _regions(shown: Shown, link: Callable[..., str]) -> tuple[list[Region], list[tuple[int, str]]]:
    """Shades by quantiles, so that every shade is used; none where nothing was proposed."""
    values = sorted(count for kode, count in shown.asked_in.items() if kode in shown.kecamatan)
    lows = sorted({values[len(values) * step // STEPS] for step in range(STEPS)}) if values else []
    regions = [
        Region(kode, nama, count, sum(count >= low for low in lows) if count else 0, link("usulan", kecamatan=kode))
        for kode, nama in shown.kecamatan.items()
        for count in (shown.asked_in.get(kode, 0),)
    ]
    legend = []
    for place, low in enumerate(lows):
        top = max(v for v in values if place + 1 == len(lows) or v < lows[place + 1])
        legend.append((place + 1, angka(low) if low == top else f"{angka(low)}–{angka(top)}"))
    return regions, legend
