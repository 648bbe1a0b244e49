"""A draft: what one row of a sheet would write, as plain JSON, before anybody decided."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from selaras.foundation.sheets.columns import CellProblem
from selaras.foundation.sheets.models import UploadRow


@dataclass(slots=True)
class Draft:
    """One row to be written: own columns in ``values``, other rows by key in ``refs``, children in ``parts``."""

    group: str
    key: str  # id_sumber of what it writes
    label: str
    values: dict[str, Any]
    refs: dict[str, str] = field(default_factory=dict)  # opd, induk, line, paket → key
    parts: dict[str, Any] = field(default_factory=dict)  # indikator, fundings, places, prioritas
    rupiah: int | None = None
    file: str = ""
    number: int = 0
    derived: bool = False
    problems: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"values": self.values, "refs": self.refs, "parts": self.parts}

    @property
    def refused(self) -> bool:
        return any(problem["severity"] == "tolak" for problem in self.problems)


def problem(number: int, kind: str, sentence: str, **more: str) -> dict[str, Any]:
    """A problem that only the whole daerah shows; same shape as a CellProblem."""
    empty = {
        "column": "",
        "letter": "",
        "there": "",
        "read_as": "",
        "suggestion": "",
        "severity": "temuan",
        "field": "",
    }
    return {**empty, "number": number, "kind": kind, "sentence": sentence, **more}


def as_problems(problems: Iterable[CellProblem]) -> list[dict[str, Any]]:
    return [asdict(p) for p in problems]


def twice(draft: Draft, first: Draft) -> tuple[str, dict[str, Any]]:
    """The state of a row whose identity an earlier row of the same sheet has already."""
    same = draft.as_json() == first.as_json()
    says = f"Baris {draft.number}: identitasnya sama dengan baris {first.number}" + (
        " dan isinya sama; baris ini dilewati." if same else ", tetapi isinya berbeda. Perbaiki salah satunya."
    )
    draft.problems.append(problem(draft.number, "baris_ganda", says, severity="catatan" if same else "tolak"))
    return (UploadRow.State.GANDA if same else UploadRow.State.BERMASALAH), {}
