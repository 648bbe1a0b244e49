"""Work that has not reached a sasaran: the largest lines, by OPD."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from selaras.engines.cascade.picture import LineP
from selaras.features.plan.queries.cascade.reading import Tree

MOST = 20  # lines on the page; the list of lines has them all


@dataclass(slots=True)
class Group:
    """The loose lines of one OPD."""

    opd: int
    name: str
    count: int = 0
    rupiah: int = 0
    lines: list[tuple[LineP, int]] = field(default_factory=list)  # the largest, with the rupiah of their branch


def loose(tree: Tree) -> dict[str, Any]:
    """The largest loose lines grouped by OPD, how many there are in all and how much money."""
    found = sorted(tree.loose, key=lambda row: (-row.rupiah, row.line))
    groups: dict[int, Group] = {}
    largest: dict[int, list[tuple[LineP, int]]] = defaultdict(list)
    for row in found[:MOST]:
        line = tree.read.lines[row.line or 0]
        largest[line.opd].append((line, row.rupiah))
    for row in found:
        opd = row.opd or 0
        if opd in largest:
            group = groups.setdefault(opd, Group(opd, tree.opd_name(opd), lines=largest[opd]))
            group.count += 1
            group.rupiah += row.rupiah
    order = sorted(groups.values(), key=lambda group: (-group.rupiah, group.name))
    return {"loose": order, "loose_n": len(found), "loose_rp": sum(row.rupiah for row in found)} | {
        "differ_n": tree.seen_differences,
        "loose_differ_n": len(tree.sums) - tree.seen_differences,
    }
