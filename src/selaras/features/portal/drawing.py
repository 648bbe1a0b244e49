"""The two pictures of the public home as SVG: what the money is for, and where the proposals come from."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from selaras.foundation.ui.drawings import number
from selaras.reference.maps import kecamatan_geojson

WIDE, TALL = 540.0, 640.0  # units of the treemap
GAP, HEAD = 4.0, 80.0  # between boxes; room for the words of a box


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a size and words."""

    size: int
    title: str
    words: str
    href: str = ""
    p: int = 0  # priority colour
    inner: tuple["Item", ...] = ()


type Box = tuple[float, float, float, float]


def squarify(sizes: Sequence[float], box: Box) -> list[Box]:
    """Areas in proportion to the sizes, as near to squares as a row by row filling gets (Bruls et al. 2000)."""
    left, top, width, height = box
    total = sum(sizes)
    if not sizes or total <= 0 or width <= 0 or height <= 0:
        return []
    scale = width * height / total
    areas = [size * scale for size in sizes]
    found: list[Box] = []
    while areas:
        short = min(width, height)
        row = [areas.pop(0)]
        while areas and _worst([*row, areas[0]], short) <= _worst(row, short):
            row.append(areas.pop(0))
        thick, at = sum(row) / short, 0.0
        for area in row:
            long = area / thick
            found.append((left + at, top, long, thick) if width <= height else (left, top + at, thick, long))
            at += long
        if width <= height:
            top, height = top + thick, height - thick
        else:
            left, width = left + thick, width - thick
    return found


def _worst(row: Sequence[float], short: float) -> float:
    total = sum(row)
    return max(max(short**2 * area / total**2, total**2 / (short**2 * area)) for area in row)


def treemap(items: Iterable[Item], label: str) -> str:
    """The area of each colour follows its rupiah; inner boxes are in proportion within their colour."""
    rows = [item for item in items if item.size > 0]
    rows.sort(key=lambda item: -item.size)
    boxes = squarify([float(item.size) for item in rows], (0, 0, WIDE, TALL))
    drawn = "".join(_outer(item, box) for item, box in zip(rows, boxes, strict=True))
    return f'<svg class="s-treemap" viewBox="0 0 {WIDE:.0f} {TALL:.0f}" role="group" aria-label="{escape(label)}">{drawn}</svg>'


def _outer(item: Item, box: Box) -> str:
    x, y, w, h = box[0] + GAP / 2, box[1] + GAP / 2, max(box[2] - GAP, 0), max(box[3] - GAP, 0)
    inner = ""
    if item.inner and w > 130 and h > HEAD + 60:
        room = (x + 6, y + HEAD, w - 12, h - HEAD - 6)
        parts = [part for part in item.inner if part.size > 0]
        inner = "".join(
            _inner(p, b) for p, b in zip(parts, squarify([float(p.size) for p in parts], room), strict=True)
        )
    shape = f'<rect class="box" {_rect(x, y, w, h)} rx="4"></rect>{_words(item, (x, y, w, HEAD if inner else h), "t")}'
    return (
        f'<a class="p{item.p}" href="{escape(item.href)}"><title>{escape(item.title)}: {escape(item.words)}</title>'
        f"{shape}{inner}</a>"
    )


def _inner(item: Item, box: Box) -> str:
    x, y, w, h = box[0] + 1, box[1] + 1, max(box[2] - 2, 0), max(box[3] - 2, 0)
    said = _words(item, (x, y, w, h), "i") if w > 74 and h > 34 else ""
    title = f"<title>{escape(item.title)}: {escape(item.words)}</title>"
    return f'<g>{title}<rect class="inner" {_rect(x, y, w, h)} rx="3"></rect>{said}</g>'


def _rect(x: float, y: float, w: float, h: float) -> str:
    return f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'


def _words(item: Item, box: Box, css: str) -> str:
    """Words that break by themselves inside their box; a box too small for words has only its title."""
    x, y, w, h = box
    if w < 46 or h < 30:
        return ""
    return (
        f'<foreignObject {_rect(x, y, w, h)}><div xmlns="http://www.w3.org/1999/xhtml" class="p-box {css}">'
        f"<b>{escape(item.title)}</b><span>{escape(item.words)}</span></div></foreignObject>"
    )


@dataclass(frozen=True, slots=True)
class Region:
    """One kecamatan on the map."""

    kode: str
    nama: str
    count: int
    shade: int  # 0..5
    href: str


@lru_cache(maxsize=4)
def shapes(daerah: str) -> tuple[dict[str, tuple[str, float, float, float]], float, float] | None:
    """Path, middle and width of each kecamatan, and the size of the whole; None where no polygons are bundled."""
    file = kecamatan_geojson(daerah)
    if file is None:
        return None
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    rings = {f["properties"]["kode"]: list(_rings(f["geometry"])) for f in features}
    points = [point for each in rings.values() for ring in each for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    flat = math.cos(math.radians((south + north) / 2))  # a degree of longitude is shorter than one of latitude
    scale = 470 / max(north - south, (east - west) * flat)
    found = {}
    for kode, each in rings.items():
        drawn = [
            [(round((x - west) * flat * scale, 1), round((north - y) * scale, 1)) for x, y in ring] for ring in each
        ]
        largest = max(drawn, key=len)
        xs, ys = [p[0] for p in largest], [p[1] for p in largest]
        path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "z" for ring in drawn)
        found[kode] = (path, (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(xs) - min(xs))
    return found, round((east - west) * flat * scale, 1), round((north - south) * scale, 1)


def _rings(geometry: dict[str, list[list[list[list[float]]]]]) -> Iterable[list[tuple[float, float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]  # type: ignore[comparison-overlap]
    for polygon in polygons:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]  # type: ignore[arg-type]


def country(daerah: str, regions: Sequence[Region], label: str) -> str:
    """The kecamatan shaded by how many proposals they sent, each a link; '' where no polygons are bundled."""
    known = shapes(daerah)
    if known is None:
        return ""
    paths, width, height = known
    drawn = "".join(_region(region, paths[region.kode]) for region in regions if region.kode in paths)
    return (
        f'<svg class="p-map" viewBox="-4 -4 {width + 8:g} {height + 8:g}" role="group" aria-label="{escape(label)}">'
        f"{drawn}</svg>"
    )


def _region(region: Region, shape: tuple[str, float, float, float]) -> str:
    path, x, y, wide = shape
    words = f"{region.nama}: {region.count}"
    said = f'<text x="{x:g}" y="{y + 4:g}" text-anchor="middle">{region.count}</text>' if wide > 30 else ""
    dark = " dark" if region.shade >= 4 else ""
    return (
        f'<a class="m{region.shade}{dark}" href="{escape(region.href)}" aria-label="{escape(words)}">'
        f'<path class="s-region" d="{path}"><title>{escape(words)}</title></path>{said}</a>'
    )
