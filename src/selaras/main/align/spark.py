"""The batch on Apache Spark: texts read in parts, kecamatan by applyInPandas, then assets, then texts without a place.

Each pass finds what `candidates.pairs` finds of its kind and judges it by the same function, with the same statistics
of words; a pair that two passes find is told once.
"""

import pickle
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from selaras.engines.overlap.candidates import (
    MOST_BEARERS,
    bearings,
    pairs_of_bearers,
    pairs_of_blind,
    pairs_of_block,
)
from selaras.engines.overlap.rows import Row
from selaras.engines.overlap.tables import Census
from selaras.main.align.census import Corpora, Folded
from selaras.main.align.compare import Found, Read, in_order, judged, read_all, table_of
from selaras.main.align.extra import Refused
from selaras.main.align.files import BadRow, row_of
from selaras.main.align.local import Batch, twice
from selaras.main.align.session import frame_of, session

READ = (
    "plan string, daerah string, tahun int, id string, kecamatan array<string>, bearings array<string>, "
    "blind boolean, read binary"
)
COUNTED = "plan string, items long, blind boolean, words_at binary, words binary, grams_at binary, grams binary"
FOUND = (
    "daerah string, tahun int, id_a string, id_b string, jenis_a string, jenis_b string, opd_a string, opd_b string, "
    "pagu_a long, pagu_b long, teks_a string, teks_b string, kemiripan double, kedekatan double, hubungan string, "
    "alasan string"
)
BUCKETS = 8  # parts into which the assets of one government fall
ONE_PAIR = ["daerah", "tahun", "id_a", "id_b"]
Finder = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the first pass counted."""

    corpora: Corpora
    blind: list[str]  # plans with a text that names no place


def run(files: Iterable[Path], least: float, master: str = "") -> Batch:
    """All pairs of every government and year, on this machine or on a cluster."""
    with session(master) as spark:
        return run_in(spark, files, least)


def run_in(spark: Any, files: Iterable[Path], least: float) -> Batch:
    """The same in a session that is open already."""
    from pyspark import StorageLevel
    from pyspark.errors import PythonException

    read = frame_of(spark, files, Row).mapInArrow(_read, READ).persist(StorageLevel.MEMORY_AND_DISK)
    try:
        counted = _counted(read)
        _once(read)
        shared = spark.sparkContext.broadcast(counted.corpora)
        found = _passes(read, shared, counted.blind, least).dropDuplicates(ONE_PAIR).toArrow()
    except PythonException as fault:
        if bad := re.search(r"BadRow: (.+)", str(fault)):
            raise Refused(bad.group(1)) from None
        raise
    finally:
        read.unpersist()
    pairs = sorted((Found(**values) for values in found.to_pylist()), key=lambda pair: pair.order)
    parts = counted.corpora.parts
    return Batch(len(parts), sum(part.items for part in parts.values()), pairs)


def _passes(read: Any, shared: Any, blind: list[str], least: float) -> Any:
    """Kecamatan, then asset names, then what names no place."""
    from pyspark.sql import functions as fn

    blocks = read.select("plan", "read", fn.explode("kecamatan").alias("kecamatan"))
    found = blocks.groupBy("plan", "kecamatan").applyInPandas(_finder(shared, least, _in_block), FOUND)
    bearers = _bearers(read)
    found = found.union(bearers.groupBy("plan", "bucket").applyInPandas(_finder(shared, least, _in_bearers), FOUND))
    if blind:
        some = read.where(fn.col("plan").isin(blind)).select("plan", "read")
        found = found.union(some.groupBy("plan").applyInPandas(_finder(shared, least, _in_blind), FOUND))
    return found


def _bearers(read: Any) -> Any:
    """Items beside each asset they bear, in buckets; one asset is whole in one bucket."""
    from pyspark.sql import functions as fn

    each = read.select("plan", "id", "read", fn.explode("bearings").alias("bearing"))
    return each.withColumn("bucket", fn.pmod(fn.xxhash64("bearing"), fn.lit(BUCKETS)))


def _read(batches: Iterator[Any]) -> Iterator[Any]:
    """First pass, in parts: each row with what its text says and where it will be compared."""
    import pyarrow as pa

    names = [part.strip().split()[0] for part in READ.split(",")]
    for batch in batches:
        rows = [_told(one) for one in read_all(map(_checked, batch.to_pylist()))]
        columns = list(zip(*rows, strict=True)) or [()] * len(names)
        table = pa.table(dict(zip(names, columns, strict=True)), schema=_arrow(READ))
        yield from table.to_batches()


def _told(one: Read) -> tuple[Any, ...]:
    row, kecamatan = one.row, sorted(one.item.first("kecamatan"))
    borne = sorted(f"{kind}:{column}" for kind, column in bearings(one.item))
    plan = f"{row.daerah}/{row.tahun}"
    return plan, row.daerah, row.tahun, row.id, kecamatan, borne, not kecamatan, pickle.dumps(one)


def _checked(values: dict[str, Any]) -> Row:
    try:
        return row_of(values)
    except BadRow as bad:
        raise BadRow(f"{values.get('daerah')} {values.get('tahun')}, id {values.get('id')}: {bad}") from None


def _counted(read: Any) -> Counted:
    """How rare words are in each government, added up from the parts."""
    parts: dict[str, list[Folded]] = defaultdict(list)
    blind: set[str] = set()
    for row in read.select("plan", "blind", "read").mapInArrow(_count, COUNTED).collect():
        arrays = (np.frombuffer(row[name], dtype=np.int32) for name in ("words_at", "words", "grams_at", "grams"))
        parts[row["plan"]].append(Folded(row["items"], *arrays))
        if row["blind"]:
            blind.add(row["plan"])
    return Counted(Corpora({plan: Folded.sum(parts[plan]) for plan in sorted(parts)}), sorted(blind))


def _count(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow as pa

    for batch in batches:
        plans: dict[str, list[Any]] = defaultdict(list)
        blind: dict[str, bool] = defaultdict(bool)
        for values in batch.to_pylist():
            plans[values["plan"]].append(pickle.loads(values["read"]).item)  # noqa: S301  made by _told in this job
            blind[values["plan"]] |= values["blind"]
        rows = []
        for plan, items in plans.items():
            part = Folded.of(Census.of(items))
            arrays = (part.words_at, part.words, part.grams_at, part.grams)
            rows.append((plan, part.items, blind[plan], *(array.tobytes() for array in arrays)))
        schema = _arrow(COUNTED)
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        yield from pa.table(dict(zip(schema.names, columns, strict=True)), schema=schema).to_batches()


def _arrow(declared: str) -> Any:
    """The types of a declaration as Arrow has them."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "int": pa.int32(), "long": pa.int64(), "boolean": pa.bool_()}
    kinds |= {"binary": pa.binary(), "array<string>": pa.list_(pa.string())}
    pairs = (part.strip().split() for part in declared.split(","))
    return pa.schema([(name, kinds[kind]) for name, kind in pairs])


def _once(read: Any) -> None:
    from pyspark.sql import functions as fn

    doubled = read.groupBy("daerah", "tahun", "id").count().where(fn.col("count") > 1)
    for row in doubled.orderBy("daerah", "tahun", "id").limit(1).collect():
        raise Refused(twice(row["daerah"], row["tahun"], row["id"]))


def _finder(shared: Any, least: float, find: Callable[..., Iterator[Found]]) -> Finder:
    """A pass as applyInPandas calls it, group by group."""

    def group(frame: Any) -> Any:
        return _frame(find(frame, shared.value.of(frame["plan"].iloc[0]), least))

    return group


def _rows(column: Iterable[bytes]) -> list[Read]:
    return in_order(pickle.loads(one) for one in column)  # noqa: S301  made by _told in this job


def _in_block(frame: Any, corpus: Any, least: float) -> Iterator[Found]:
    rows = _rows(frame["read"])
    table = table_of(rows, corpus)
    return judged(rows, table, *pairs_of_block(table), least)


def _in_blind(frame: Any, corpus: Any, least: float) -> Iterator[Found]:
    rows = _rows(frame["read"])
    table = table_of(rows, corpus)
    return judged(rows, table, *pairs_of_blind(table), least)


def _in_bearers(frame: Any, corpus: Any, least: float) -> Iterator[Found]:
    """Bearers of assets that tell something apart: one table of all of a bucket, each item in it once."""
    borne = frame.groupby("bearing")["id"].transform("size")
    telling = frame[(borne > 1) & (borne <= MOST_BEARERS)]
    rows = _rows(telling.drop_duplicates("id")["read"])
    number = {one.row.id: n for n, one in enumerate(rows)}
    bearers: dict[str, list[int]] = defaultdict(list)
    for bearing, name in zip(telling["bearing"], telling["id"], strict=True):
        bearers[bearing].append(number[name])
    i, j = pairs_of_bearers(bearers.values(), len(rows))
    return judged(rows, table_of(rows, corpus), i, j, least)


def _frame(found: Iterable[Found]) -> Any:
    """Pairs as pandas carries them to Spark; objects, so that a pagu that is not said stays nothing."""
    import pandas as pd

    names: Sequence[str] = [field.name for field in fields(Found)]
    columns = list(zip(*(astuple(pair) for pair in found), strict=True)) or [()] * len(names)
    return pd.DataFrame({n: pd.Series(c, dtype=object) for n, c in zip(names, columns, strict=True)})
