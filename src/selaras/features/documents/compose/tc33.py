"""T-C.33 in the SIPD layout: five code cells, three indicators side by side, the forward estimate."""

from collections.abc import Iterator, Mapping

from selaras.engines.cascade.picture import IndikatorP, OpdP, Picture
from selaras.features.documents.compose.lines import Item, Tree, funds_text, items, target_text
from selaras.foundation.papers.blocks import Cell
from selaras.values.kode import Kode

KEYS = (
    "kode_urusan",
    "kode_bidang",
    "kode_program",
    "kode_kegiatan",
    "kode_sub",
    "nama",
    "indikator_program",
    "indikator_sub",
    "indikator_kegiatan",
    "lokasi",
    "target_program",
    "target_sub",
    "target_kegiatan",
    "pagu",
    "sumber_dana",
    "catatan",
    "maju_tolok_ukur",
    "maju_target",
    "maju_pagu",
)
PLACE = {"capaian": "program", "program": "program", "hasil": "kegiatan", "kegiatan": "kegiatan", "keluaran": "sub"}


def cells(picture: Picture, opds: list[OpdP], names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Cell]]]:
    tree = Tree(picture)
    for opd in opds:
        for item in items(tree, opd, names):
            yield item.level, _row(item, picture.tahun)


def _row(item: Item, tahun: int) -> dict[str, Cell]:
    row: dict[str, Cell] = dict.fromkeys(KEYS, "")
    row |= _code(item) | {"nama": item.nama, "pagu": item.pagu, "maju_pagu": item.maju}
    line = item.line
    if line is None:
        return row
    for indikator in line.indikator:
        row |= _measure(indikator, tahun)
    first = line.indikator[0] if line.indikator else None
    if first is None:
        row[{"program": "indikator_program", "kegiatan": "indikator_kegiatan"}.get(line.jenjang, "indikator_sub")] = (
            None
        )
    return row | {
        "lokasi": line.lokasi or None,
        "sumber_dana": funds_text(line),
        "catatan": line.keterangan,
        "maju_tolok_ukur": first.nama if first and target_text(first, tahun + 1) else None,
        "maju_target": target_text(first, tahun + 1),
    }


def _measure(indikator: IndikatorP, tahun: int) -> dict[str, Cell]:
    place = PLACE.get(indikator.jenis, "sub")
    return {f"indikator_{place}": indikator.nama, f"target_{place}": target_text(indikator, tahun)}


def _code(item: Item) -> dict[str, Cell]:
    """A code in its five cells: 1 | 03 | 10 | 2.01 | 0012."""
    if item.level in ("opd", "kelompok"):
        return {"kode_urusan": item.kode}
    try:
        parts = Kode.parse(item.kode).normal.split(".")
    except ValueError:
        return {"kode_urusan": item.kode}
    cut = (parts[:1], parts[1:2], parts[2:3], parts[3:5], parts[5:6])
    return {key: ".".join(part) for key, part in zip(KEYS[:5], cut, strict=True)}


def total(picture: Picture, opds: list[OpdP]) -> dict[str, Cell]:
    tree = Tree(picture)
    tops = [line for opd in opds for line in tree.tops[opd.id]]
    row: dict[str, Cell] = dict.fromkeys(KEYS, "")
    return row | {"nama": "TOTAL", "pagu": tree.total(tops), "maju_pagu": tree.total(tops, "pagu_maju")}
