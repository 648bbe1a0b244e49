"""What the home page shows of a cycle, in whole numbers, computed together with the findings."""

from collections import defaultdict
from typing import Any

from selaras.engines.cascade.orphans import ALONE
from selaras.engines.cascade.together import together
from selaras.features.alignment.findings.base import Scene

Figures = dict[str, Any]


def figures_of(scene: Scene) -> Figures:
    """The central figure with its reasons, and each prioritas with what stands behind it."""
    figure = together(scene.picture, scene.read)
    alone = {row.simpul for row in scene.orphans.of_kind(ALONE) if row.simpul is not None}
    sasaran = [row for row in scene.picture.simpul if row.jenjang == "sasaran"]
    return {
        "counted": figure.counted,
        "pagu": figure.pagu,
        "reasons": [[reason, rupiah] for reason, rupiah in figure.reasons],
        "sasaran": len(sasaran),
        "alone": len(alone),
        "lines": len(scene.picture.lines),
        "opd": len({line.opd for line in scene.picture.lines}),
        "ties": len(scene.read.ties),
        "tema": next((row.uraian for row in scene.picture.simpul if row.jenjang == "tema"), ""),
        "prioritas": _prioritas(scene, {part.id: part for part in figure.per_prioritas}, alone),
    }


def _prioritas(scene: Scene, parts: dict[int, Any], alone: set[int]) -> list[Figures]:
    supporters: dict[int, list[int]] = defaultdict(list)
    for sasaran, supported in scene.read.supports.items():
        for key in supported:
            supporters[key].append(sasaran)
    programs: dict[int, int] = defaultdict(int)
    for line in scene.picture.lines:
        if line.jenjang == "program":
            for key in scene.read.prioritas(line):
                programs[key] += 1
    rows = sorted((row for row in scene.picture.simpul if row.jenjang == "prioritas"), key=lambda r: (r.nomor, r.id))
    return [
        {
            "id": row.id,
            "nomor": row.nomor,
            "uraian": row.uraian,
            "warna": row.warna or (row.nomor - 1) % 8 + 1,
            "sasaran": len(supporters[row.id]),
            "program": programs[row.id],
            "pagu": parts[row.id].pagu,
            "opd": len(parts[row.id].opd),
            "alone": sum(key in alone for key in supporters[row.id]),
        }
        for row in rows
    ]
