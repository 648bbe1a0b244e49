"""Layouts as data, one folder per regulation: columns, their numbers and titles, chapters and what must stand in them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from selaras.foundation.papers.blocks import Column

HERE = Path(__file__).parent
SETS = tuple(sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a chapter: its number, default title, and the table that our rows fill in it."""

    number: str
    title: str
    slot: str = ""  # goals, priorities, recap, matrix, measures; '' = words only
    dasar: str = ""  # how the title is known: V, V-c, K (see the note of the layout)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; number and title are fixed by the regulation."""

    number: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One document of one layout set."""

    set: str
    kind: str
    title: str
    dasar: str  # regulation it follows, and how well that is known
    columns: tuple[Column, ...] = ()
    chapters: tuple[Chapter, ...] = ()


@lru_cache
def load(layout_set: str, kind: str) -> Layout:
    """A layout; a set that has no file of its own for a kind takes that of l86. Raises ValueError when it is broken."""
    if layout_set not in SETS:
        raise ValueError(f"Tata letak '{layout_set}' tidak dikenal.")
    path = HERE / layout_set / f"{kind}.toml"
    data = tomllib.loads((path if path.exists() else HERE / "l86" / f"{kind}.toml").read_text(encoding="utf-8"))
    layout = Layout(
        set=layout_set,
        kind=kind,
        title=data["title"],
        dasar=data["dasar"],
        columns=tuple(_column(row) for row in data.get("column", ())),
        chapters=tuple(_chapter(row) for row in data.get("chapter", ())),
    )
    _check(layout)
    return layout


def _column(row: dict[str, Any]) -> Column:
    return Column(
        key=row["key"],
        title=row["title"],
        kind=row.get("kind", "text"),
        width=float(row.get("width", 1.0)),
        groups=tuple(row.get("groups", ())),
        number=row.get("number", ""),
        align=row.get("align", ""),
    )


def _chapter(row: dict[str, Any]) -> Chapter:
    parts = tuple(Part(p["number"], p["title"], p.get("slot", ""), p.get("dasar", "")) for p in row["part"])
    return Chapter(row["number"], row["title"], parts)


def _check(layout: Layout) -> None:
    keys = [column.key for column in layout.columns]
    numbers = [part.number for chapter in layout.chapters for part in chapter.parts]
    if len(set(keys)) != len(keys) or len(set(numbers)) != len(numbers) or not (keys or numbers):
        raise ValueError(f"Tata letak {layout.set}/{layout.kind} tidak utuh.")
