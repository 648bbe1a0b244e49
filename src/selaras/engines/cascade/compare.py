"""What changed between two pictures of a plan: matched by id, so new nomenclature is a change of code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from selaras.engines.cascade.picture import ContributionP, LineP, Picture, SimpulP
from selaras.engines.cascade.rollup import Amount, headline

NEW, REMOVED, CHANGED, MOVED = "baru", "dihapus", "berubah", "pindah"
# Where a row was read from changes with every upload and is no change of the plan.
PROVENANCE = frozenset({"id", "sumber"})
PLACE = frozenset({"induk", "opd"})  # a change of these moves the row


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs between two pictures."""

    kind: str  # baru, dihapus, berubah, pindah
    noun: str  # line, simpul, contribution
    id: int
    opd: int | None
    nama: str
    fields: tuple[FieldChange, ...]  # empty for new and removed rows
    pagu_before: int | None = None  # rupiah, of lines
    pagu_after: int | None = None


@dataclass(frozen=True, slots=True)
class Net:
    """Money at one place before and after."""

    id: int
    before: Amount
    after: Amount

    @property
    def difference(self) -> int:
        """Rupiah more (or less) than before."""
        return self.after.pagu - self.before.pagu


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences between two pictures."""

    lines: tuple[Change, ...]
    simpul: tuple[Change, ...]
    contributions: tuple[Change, ...]
    total: Net
    per_prioritas: tuple[Net, ...]
    per_opd: tuple[Net, ...]
    nomenklatur: FieldChange | None  # where the two pictures use different sets

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """All changes of one kind, lines first."""
        return tuple(row for row in (*self.lines, *self.simpul, *self.contributions) if row.kind == kind)


def compare(before: Picture, after: Picture) -> Comparison:
    """Compares two pictures of one cycle, row by row and prioritas by prioritas."""
    old, new = headline(before), headline(after)
    sets = (before.nomenklatur, after.nomenklatur)
    return Comparison(
        lines=_changes("line", before.lines, after.lines),
        simpul=_changes("simpul", before.simpul, after.simpul),
        contributions=_changes("contribution", before.contributions, after.contributions),
        total=Net(0, old.total, new.total),
        per_prioritas=_nets(old.per_prioritas, new.per_prioritas),
        per_opd=_nets(old.per_opd, new.per_opd),
        nomenklatur=None if sets[0] == sets[1] else FieldChange("nomenklatur", *sets),
    )


type _Row = LineP | SimpulP | ContributionP


def _changes(noun: str, before: Iterable[_Row], after: Iterable[_Row]) -> tuple[Change, ...]:
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    found: list[Change] = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        if was is None or now is None:
            found.append(_change(NEW if was is None else REMOVED, noun, was, now, ()))
            continue
        differing = _differing(was, now)
        if differing:
            moved = any(row.field in PLACE for row in differing)
            found.append(_change(MOVED if moved else CHANGED, noun, was, now, differing))
    return tuple(found)


def _differing(was: _Row, now: _Row) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field.name, left, right)
        for field in fields(now)
        if field.name not in PROVENANCE and (left := getattr(was, field.name)) != (right := getattr(now, field.name))
    )


def _change(kind: str, noun: str, was: _Row | None, now: _Row | None, differing: tuple[FieldChange, ...]) -> Change:
    row = now if now is not None else was
    return Change(
        kind=kind,
        noun=noun,
        id=row.id if row is not None else 0,
        opd=getattr(row, "opd", None),
        nama=getattr(row, "nama", None) or getattr(row, "uraian", None) or "",
        fields=differing,
        pagu_before=getattr(was, "pagu", None),
        pagu_after=getattr(now, "pagu", None),
    )


def _nets(before: Mapping[int, Amount], after: Mapping[int, Amount]) -> tuple[Net, ...]:
    none = Amount()
    return tuple(Net(key, before.get(key, none), after.get(key, none)) for key in sorted(before.keys() | after.keys()))
