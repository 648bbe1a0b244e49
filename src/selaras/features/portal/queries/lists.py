"""Lists of a snapshot: what a choice leaves, one page after the last row seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from selaras.engines.cascade.rollup import NO_PLACE, SEVERAL_PLACES, WHOLE_DAERAH
from selaras.features.portal.queries.snapshot import Shown
from selaras.features.usulan.queries.answer import Answer
from selaras.features.usulan.words import Hasil, Keadaan

PAGE = 25
ELSEWHERE = (SEVERAL_PLACES, WHOLE_DAERAH, NO_PLACE)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list with the sums of the whole choice."""

    rows: Sequence[Any]
    total: int
    pagu: int  # rupiah of all rows of the choice
    next: str = ""
    prev: str = ""


def part_of(rows: list[Any], key: Callable[[Any], str], pagu: Callable[[Any], int | None], asked: Any) -> Part:
    """The page after ``sesudah`` or before ``sebelum``; an unknown row is the first page."""
    places = {key(row): place for place, row in enumerate(rows)} if asked.get("sesudah") or asked.get("sebelum") else {}
    start = 0
    if (after := places.get(asked.get("sesudah", ""))) is not None:
        start = after + 1
    elif (before := places.get(asked.get("sebelum", ""))) is not None:
        start = max(0, before - PAGE)
    shown = rows[start : start + PAGE]
    more = start + PAGE < len(rows)
    return Part(
        shown,
        len(rows),
        sum(pagu(row) or 0 for row in rows),
        next=key(shown[-1]) if shown and more else "",
        prev=key(shown[0]) if shown and start else "",
    )


def plan_part(shown: Shown, asked: Any) -> Part:
    """Lines by priority, kecamatan and word."""
    prioritas, kecamatan = asked.get("prioritas", ""), asked.get("kecamatan", "")
    words = asked.get("cari", "").casefold().split()[:6]
    rows = [
        line
        for line in shown.lines
        if (not prioritas or _serves(line, prioritas))
        and (not kecamatan or line["kecamatan"] == kecamatan)
        and all(word in f"{line['nama']} {line['opd']} {line['kode']}".casefold() for word in words)
    ]
    return part_of(rows, lambda line: str(line["id"]), lambda line: line["pagu"], asked)


def _serves(line: dict[str, Any], prioritas: str) -> bool:
    return not line["prioritas"] if prioritas == "tanpa" else prioritas in map(str, line["prioritas"])


def proposals_part(shown: Shown, asked: Any) -> Part:
    """Proposals by kecamatan, outcome and word."""
    kecamatan, hasil = asked.get("kecamatan", ""), asked.get("hasil", "")
    words = asked.get("cari", "").casefold().split()[:6]
    rows = [
        a
        for a in shown.answers
        if (not kecamatan or a.kecamatan == kecamatan)
        and (not hasil or (a.hasil or a.keadaan) == hasil)
        and all(word in f"{a.judul} {a.desa_nama} {a.kode}".casefold() for word in words)
    ]
    return part_of(rows, _code, lambda a: a.anggaran, asked)


def _code(answer: Answer) -> str:
    return answer.kode


def outcomes(shown: Shown) -> list[tuple[str, str]]:
    """The outcomes that occur, and for open ones their state."""
    found = {a.hasil or a.keadaan for a in shown.answers}
    labels: dict[str, Any] = dict(Keadaan.choices) | dict(Hasil.choices)
    return [(code, str(label)) for code, label in labels.items() if code in found]
