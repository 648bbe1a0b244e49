"""The batch on one machine: one government after another, in as many processes as there are processors."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from selaras.engines.overlap.candidates import pairs
from selaras.engines.overlap.rows import Row
from selaras.engines.overlap.tables import Corpus
from selaras.main.align.compare import Found, in_order, judged, read_all, table_of
from selaras.main.align.extra import Refused
from selaras.main.align.files import read_rows

ALONE = 20_000  # rows up to which a second process costs more than it saves
Plan = tuple[str, int]  # government, year


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run of an engine read and found."""

    plans: int
    rows: int
    found: list[Found]


def run(files: Iterable[Path], least: float) -> Batch:
    """All pairs of every government and year."""
    plans = by_plan(row for path in files for row in read_rows(path))
    total = sum(map(len, plans.values()))
    found = [pair for one in _spread([plans[key] for key in sorted(plans)], total, least) for pair in one]
    return Batch(len(plans), total, found)


def by_plan(rows: Iterable[Row]) -> dict[Plan, list[Row]]:
    """Rows by government and year; an id may stand only once in each."""
    plans: dict[Plan, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        own = plans[row.daerah, row.tahun]
        if row.id in own:
            raise Refused(twice(row.daerah, row.tahun, row.id))
        own[row.id] = row
    return {key: list(own.values()) for key, own in plans.items()}


def twice(daerah: str, tahun: int, name: str) -> str:
    """What is said of an id that stands twice."""
    return f"Id {name} ada dua kali pada {daerah} tahun {tahun}. Satu daerah dan tahun cukup satu berkas."


def _spread(plans: list[list[Row]], total: int, least: float) -> Iterator[list[Found]]:
    workers = min(len(plans), os.cpu_count() or 1)
    one = partial(pairs_of_plan, least=least)
    if total <= ALONE or workers < 2:
        yield from map(one, plans)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, plans)


def pairs_of_plan(rows: Iterable[Row], least: float) -> list[Found]:
    """All pairs of one government and year, likeliest first."""
    read = in_order(read_all(rows))
    table = table_of(read, Corpus.of([one.item for one in read]))
    i, j = pairs(table)
    return sorted(judged(read, table, i, j, least), key=lambda pair: pair.order)
