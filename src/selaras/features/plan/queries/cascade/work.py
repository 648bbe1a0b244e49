"""The lines of the tree: all of them, or the whole branches of work that one row of the tree stands on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from selaras.engines.cascade.picture import Picture
from selaras.features.plan.models import PlanLine
from selaras.foundation.tahapan.models import Siklus

COLUMNS = ("pk", "opd_id", "jenjang", "induk_id", "kode", "nama", "pagu")
MOST = 500  # lines to ask for by id; beyond that the whole plan is read as quickly


class Work(NamedTuple):
    """A line with the columns that the tree shows; the engines used here read no other."""

    id: int
    opd: int
    jenjang: str
    induk: int | None
    kode: str
    nama: str
    pagu: int | None  # rupiah as printed at its level
    tags: tuple[int, ...] = ()


def whole_lines(siklus: Siklus, bare: Picture, key: str) -> list[Work] | None:
    """The lines below a row of the tree, with all lines above, beside and below them; None: better read all.

    A link of a line holds up and down its own branch of work only, so nothing else changes the figures of
    the rows below. Tags are left out: they speak for the prioritas of the year, which are read as a whole.
    """
    node, _mark, lines = key.partition("-l")
    if lines:
        start = {number(lines.rpartition("-l")[2])}
    else:
        simpul = {row.id: row for row in bare.simpul}.get(number(node[1:]))
        if simpul is None or simpul.cabang != "rpjmd":
            return None
        below = _below(bare, simpul.id)
        start = {row.line for row in bare.contributions if row.line is not None and row.simpul in below}
    return None if len(start) > MOST else _branches(siklus, start)


def number(text: str) -> int:
    """The id in a key; what is none is 0, which no row has."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _below(bare: Picture, simpul: int) -> set[int]:
    """A node and every node below it."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for row in bare.simpul:
        children[row.induk].append(row.id)
    found, queue = {simpul}, [simpul]
    while queue:
        lower = [child for child in children[queue.pop()] if child not in found]
        found.update(lower)
        queue.extend(lower)
    return found


def _branches(siklus: Siklus, start: Iterable[int]) -> list[Work] | None:
    """Whole branches of work, from the programme down; the way leads through lines that were taken out, too."""
    rows = PlanLine.objects.filter(siklus=siklus).order_by()
    ways = rows.filter(pk__in=start).values_list("induk__induk_id", "induk_id", "pk")
    tops = {next(line for line in way if line is not None) for way in ways}
    seen: set[int] = set()
    found: list[Work] = []
    chosen = Q(pk__in=tops) | Q(induk__in=tops)
    while tops and len(tops) <= MOST:
        new = [row for row in rows.filter(chosen).values_list("active", *COLUMNS) if row[1] not in seen]
        seen.update(row[1] for row in new)
        found += (Work(*row) for active, *row in new if active)
        tops = {row[1] for row in new if row[3] != "sub_kegiatan"} - tops
        chosen = Q(induk__in=tops)
    return None if tops else sorted(found)
