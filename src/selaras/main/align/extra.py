"""What only the extra `spark` brings: asked for when it is needed, and said in words when it is missing."""

import importlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

OLDEST_JAVA = 17  # Apache Spark 4
HOW = ".venv/bin/python -m pip install --require-hashes -r constraints-spark.txt"


class Refused(Exception):  # noqa: N818
    """The batch ends here, with a sentence for the person."""


def needed(module: str, for_what: str, english: str) -> Any:
    """The module, or a sentence in both languages that says what to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise Refused(
            f"{for_what} memerlukan paket tambahan. Pasang dahulu: {HOW} (atau: pip install 'selaras[spark]').\n"
            f"{english} needs extra packages. Install them: {HOW} (or: pip install 'selaras[spark]')."
        ) from None


def parquet() -> Any:
    return needed("pyarrow.parquet", "Berkas Parquet", "A Parquet file")


def java_fault() -> str:
    """Why Java cannot carry Spark, in both languages; '' when it can."""
    home = os.environ.get("JAVA_HOME", "")
    program = shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")
    if program is None:
        return (
            f"Java tidak ditemukan; Spark memerlukan Java {OLDEST_JAVA} atau lebih baru "
            f"(misalnya: sudo apt install openjdk-{OLDEST_JAVA}-jre-headless), pada PATH atau JAVA_HOME.\n"
            f"Java was not found; Spark needs Java {OLDEST_JAVA} or newer on PATH or in JAVA_HOME."
        )
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = java_version(said.stderr + said.stdout)
    if found < OLDEST_JAVA:
        return (
            f"Java di {program} versi {found or 'tidak dikenal'}; Spark memerlukan {OLDEST_JAVA} atau lebih baru.\n"
            f"Java at {program} is version {found or 'unknown'}; Spark needs {OLDEST_JAVA} or newer."
        )
    return ""


def java_version(said: str) -> int:
    """The main number of what `java -version` says: 17 of 'openjdk version "17.0.15"', 8 of "1.8.0"; 0 = unknown."""
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found else 0
