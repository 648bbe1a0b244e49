"""What is known of Kabupaten Deli Serdang: the priorities of 2022 word for word, and facts with their sources."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selaras.reference.tables import FOLDER, rows


@dataclass(frozen=True, slots=True)
class PrioritasRow:
    """One strategy of a priority of the year, as reported."""

    tahun: int
    kode_prioritas: str
    prioritas: str
    kode_strategi: str
    strategi: str
    sumber: str


def deli_serdang_priorities() -> Iterator[PrioritasRow]:
    """The four priorities of 2022 with their ten strategies, in the order of the report."""
    for r in rows("deli_serdang/prioritas_2022.csv"):
        strategy = (r["kode_strategi"], r["strategi"], r["sumber"])
        yield PrioritasRow(int(r["tahun"]), r["kode_prioritas"], r["prioritas"], *strategy)


def facts() -> dict[str, Any]:
    """Facts found, each with its source; what was not found is listed under 'tidak_ditemukan'."""
    found: dict[str, Any] = json.loads((FOLDER / "deli_serdang" / "fakta.json").read_text(encoding="utf-8"))
    return found
