"""The national roll-up counted by Apache Spark: the same whole numbers, with shares and totals made by the same function."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from selaras.engines.overlap.items import SAMA
from selaras.engines.overlap.rows import BARIS, KINDS, USULAN, Row
from selaras.main.align.compare import Found
from selaras.main.align.extra import Refused
from selaras.main.align.files import arrow_schema
from selaras.main.align.rollup import RELATIONS, Tally, checked_pairs
from selaras.main.align.session import frame_of, session

PLAN = ["daerah", "tahun"]


def tallies(files: Iterable[Path], pairs: Path | None, master: str = "") -> list[Tally]:
    """Counted by Spark on this machine or on a cluster."""
    with session(master) as spark:
        return tallies_in(spark, files, pairs)


def tallies_in(spark: Any, files: Iterable[Path], pairs: Path | None) -> list[Tally]:
    """The same in a session that is open already."""
    from pyspark.sql import functions as fn

    rows = frame_of(spark, files, Row).withColumn("tahun", fn.col("tahun").cast("int")).na.fill("")
    rows = rows.withColumn("jenis", fn.when(fn.col("jenis") == "", BARIS).otherwise(fn.col("jenis")))
    whole = _plans(rows)
    for extra in _of_pairs(_pairs(spark, pairs)) if pairs else ():
        whole = whole.join(extra, PLAN, "left")
    names = [field.name for field in fields(Tally)]
    counted: list[dict[str, Any]] = [
        {name: value or 0 for name, value in row.asDict().items() if name in names} for row in whole.collect()
    ]
    return [Tally(**row) for row in counted]


def _plans(rows: Any) -> Any:
    from pyspark.sql import functions as fn

    line = fn.col("jenis") == BARIS

    def money(name: str) -> Any:
        return fn.sum(fn.when(line, fn.coalesce(fn.col(name).cast("long"), fn.lit(0))).otherwise(0)).alias(name)

    worker = fn.when((fn.col("opd") != "") & (fn.col("jenis") != USULAN), fn.col("opd"))
    return rows.groupBy(PLAN).agg(
        fn.countDistinct(worker).alias("opd"),
        *(fn.count_if(fn.col("jenis") == kind).alias(kind) for kind in KINDS),
        money("pagu"),
        money("pagu_bersama"),
        fn.count_if(line & (fn.col("bersama") != "")).alias("dinilai"),
    )


def _pairs(spark: Any, path: Path) -> Any:
    from pyspark.sql import functions as fn

    names = [field.name for field in fields(Found)]
    if path.suffix == ".parquet":
        if not path.is_file():
            raise Refused(f"Berkas pasangan {path} tidak ada. Buat dahulu: ./selaras align --data DIR --out {path}")
        frame = spark.read.parquet(f"file://{path}")
    else:
        import pyarrow as pa

        schema = arrow_schema(names)
        whole = {field.name: field.type for field in schema if field.type != pa.string()}
        values = [{n: _typed(v, whole.get(n)) for n, v in pair.items()} for pair in checked_pairs(path)]
        frame = spark.createDataFrame(pa.Table.from_pylist(values, schema=schema))
    return frame.select(names).withColumn("tahun", fn.col("tahun").cast("int"))


def _typed(value: str, kind: Any) -> Any:
    if kind is None:
        return value
    return (float(value) if str(kind) == "double" else int(value)) if value else None


def _of_pairs(pairs: Any) -> Iterable[Any]:
    from pyspark.sql import functions as fn

    two = (fn.col("opd_a") != "") & (fn.col("opd_b") != "") & (fn.col("opd_a") != fn.col("opd_b"))
    counts = [fn.count_if(fn.col("hubungan") == name).alias(name) for name in RELATIONS]
    yield pairs.groupBy(PLAN).agg(*counts, fn.count_if((fn.col("hubungan") == SAMA) & two).alias("sama_antar_opd"))
    same = pairs.where(fn.col("hubungan") == SAMA)
    side = [
        same.select(*PLAN, *(fn.col(f"{name}_{s}").alias(name) for name in ("id", "jenis", "pagu"))) for s in ("a", "b")
    ]
    once = side[0].union(side[1]).dropDuplicates([*PLAN, "id"])
    yield once.groupBy(PLAN).agg(
        *(
            fn.sum(fn.when(fn.col("jenis") == kind, fn.coalesce("pagu", fn.lit(0)))).alias(f"rupiah_sama_{kind}")
            for kind in KINDS
        )
    )
