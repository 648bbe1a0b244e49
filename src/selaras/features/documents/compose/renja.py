"""The Renja matrix with the 17 SIPD-RI columns: one row per line, further indicators on rows of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

from selaras.engines.cascade.picture import IndikatorP, OpdP, Picture
from selaras.features.documents.compose.lines import Item, Tree, funds_text, items, last_target, target_text
from selaras.foundation.papers.blocks import Cell


def cells(picture: Picture, opds: list[OpdP], names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Level and cells by key, for one OPD or several."""
    tree = Tree(picture)
    prioritas = {s.id: s.uraian for s in picture.simpul if s.jenjang == "prioritas"}
    number = 0
    for opd in opds:
        for item in items(tree, opd, names):
            number += 1
            first, *more = _measures(item) or [None]
            yield item.level, _row(item, first, number, picture.tahun, prioritas)
            for indikator in more:
                yield "indikator", _measure(indikator, picture.tahun)


def _measures(item: Item) -> list[IndikatorP | None]:
    return list(item.line.indikator) if item.line else []


def _row(
    item: Item, indikator: IndikatorP | None, number: int, tahun: int, prioritas: Mapping[int, str]
) -> dict[str, Cell]:
    row: dict[str, Any] = dict.fromkeys(KEYS, "")
    row |= {"no": str(number), "kode": item.kode, "nama": item.nama, "pagu": item.pagu, "pagu_maju": item.maju}
    line = item.line
    if line is None:
        return row
    row |= _measure(indikator, tahun)
    row |= {
        "no": str(number),
        "lokasi": line.lokasi or None,
        "sumber_dana": funds_text(line),
        "nasional": line.prioritas_nasional or None,
        "daerah": "; ".join(prioritas[key] for key in line.tags if key in prioritas) or None,
        "kelompok_sasaran": line.kelompok_sasaran or None,
        "pd": item.opd.nama if item.opd else None,
    }
    return row | {"kode": item.kode, "nama": item.nama, "pagu": item.pagu, "pagu_maju": item.maju}


def _measure(indikator: IndikatorP | None, tahun: int) -> dict[str, Cell]:
    """The indicator's cells; a line without one prints dashes."""
    row: dict[str, Cell] = dict.fromkeys(KEYS, "")
    return row | {
        "indikator": indikator.nama if indikator else None,
        "target_akhir": last_target(indikator),
        "realisasi": None,
        "capaian_kini": target_text(indikator, tahun - 1),
        "target": target_text(indikator, tahun),
        "target_maju": target_text(indikator, tahun + 1),
    }


KEYS = (
    "no",
    "kode",
    "nama",
    "indikator",
    "target_akhir",
    "realisasi",
    "capaian_kini",
    "target",
    "pagu",
    "lokasi",
    "sumber_dana",
    "nasional",
    "daerah",
    "kelompok_sasaran",
    "target_maju",
    "pagu_maju",
    "pd",
)


def total(picture: Picture, opds: list[OpdP]) -> dict[str, Cell]:
    """The foot: columns 9 and 16."""
    tree = Tree(picture)
    tops = [line for opd in opds for line in tree.tops[opd.id]]
    row: dict[str, Cell] = dict.fromkeys(KEYS, "")
    return row | {"nama": "JUMLAH", "pagu": tree.total(tops), "pagu_maju": tree.total(tops, "pagu_maju")}
