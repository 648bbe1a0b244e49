"""Apache Spark started, or joined where a cluster already runs this program."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import selaras
from selaras.main.align.extra import Refused, java_fault, needed
from selaras.main.align.files import arrow_table, read_rows

HERE = "127.0.0.1"
TASKS_PER_CORE = 4  # parts of a shuffle on one machine; uneven kecamatan then even out


@contextmanager
def session(master: str = "") -> Iterator[Any]:
    """A session of Spark on `master`; where none is said, the one that spark-submit configured, else this machine."""
    sql = needed("pyspark.sql", "Mesin spark", "The engine spark")
    from pyspark import SparkConf

    if fault := java_fault():
        raise Refused(fault)
    builder = sql.SparkSession.builder.appName("selaras").config("spark.ui.showConsoleProgress", "false")
    if not master and not SparkConf().contains("spark.master"):
        master = "local[*]"
    if master:
        builder = builder.master(master)
    if master.startswith("local"):
        builder = _alone(builder)
    # Each kecamatan is one call into Python: parts are few and full already, merging them would idle processors.
    builder = builder.config("spark.sql.adaptive.coalescePartitions.enabled", "false")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def _alone(builder: Any) -> Any:
    """Everything on this machine: no name to look up, no page to serve, workers with the same Python and program."""
    program = str(Path(selaras.__file__).parents[1])
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (program, os.environ.get("PYTHONPATH", ""))))
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", HERE)
    return (
        builder.config("spark.driver.host", HERE)
        .config("spark.driver.bindAddress", HERE)
        .config("spark.ui.enabled", "false")
        # The work is in Python: the quick compiler alone costs half the processor time of both.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .config("spark.sql.shuffle.partitions", str(TASKS_PER_CORE * (os.cpu_count() or 1)))
    )


def frame_of(spark: Any, files: Iterable[Path], kind: type) -> Any:
    """The files as one frame with the columns of `kind`: Parquet by Spark's own reader, CSV through this process."""
    from pyspark.sql import functions as fn

    paths = list(files)
    large = [f"file://{path}" for path in paths if path.suffix == ".parquet"]
    frames = [spark.read.option("mergeSchema", "true").parquet(*large)] if large else []
    names = [field.name for field in fields(kind)]
    small = [path for path in paths if path.suffix != ".parquet"]
    frames += [spark.createDataFrame(arrow_table(names, read_rows(path))) for path in small]
    chosen = [
        frame.select(*(fn.col(name) if name in frame.columns else fn.lit(None).alias(name) for name in names))
        for frame in frames
    ]
    whole = chosen[0]
    for other in chosen[1:]:
        whole = whole.unionByName(other)
    return whole
