"""The weave: sasaran as rows, OPDs as columns, a knot where one works for the other; drawn elsewhere."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.threads import Threads, above, threads

LEAD, CONTRIBUTOR, SUPPORT = "lead", "contributor", "support"
_RANK = {LEAD: 0, CONTRIBUTOR: 1, SUPPORT: 2}
GROUP_GAP = 0.5  # cells left free between two prioritas
SWEEPS = 6  # passes of neighbour swaps; each pass is one look at every knot
SMALLEST = 0.3  # radius of the smallest knot, as a share of the largest, so that it can still be seen


@dataclass(frozen=True, slots=True)
class Row:
    """One sasaran."""

    sasaran: int
    prioritas: int | None  # the first prioritas it supports, in printed order
    place: int  # 0-based order
    y: float  # centre, in cells
    opd: int  # how many OPDs have a knot here


@dataclass(frozen=True, slots=True)
class Column:
    """One OPD."""

    opd: int
    place: int  # 0-based order; x is the centre, in cells
    x: float
    sasaran: int  # how many sasaran it has a knot at


@dataclass(frozen=True, slots=True)
class Knot:
    """One OPD working for one sasaran."""

    sasaran: int
    opd: int
    role: str  # lead, contributor, support
    alone: bool  # no other OPD works for this sasaran
    bare: bool  # accepted, but without target or money of its own
    count: int  # lines tied to the sasaran
    rupiah: int  # pagu of these lines, or what was promised without a line, whichever is larger
    contributions: tuple[int, ...]
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0  # 0..1 of the largest knot; the area follows count or rupiah


@dataclass(frozen=True, slots=True)
class Thread:
    """A straight thread between the outermost knots of a row or a column."""

    sasaran: int | None
    opd: int | None
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Weave:
    """The layout with the lengths that the column order was chosen by."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    width: float  # cells
    height: float  # cells
    length: int  # cells spanned by all row threads
    length_by_id: int  # the same with columns in order of id


type _Cells = dict[tuple[int, int], Knot]  # (sasaran, OPD) -> knot


def weave(
    picture: Picture, *, measure: str = "count", prioritas: int | None = None, read: Threads | None = None
) -> Weave:
    """Lays out the weave; `measure` is count or rupiah, `prioritas` keeps the sasaran that support it."""
    if measure not in {"count", "rupiah"}:
        raise ValueError("Ukuran anyaman hanya 'count' atau 'rupiah'.")
    read = read or threads(picture)
    rows = _rows(read, prioritas)
    cells = _cells(read, {row.sasaran for row in rows})
    by_row: dict[int, list[int]] = defaultdict(list)
    for sasaran, opd in cells:
        by_row[sasaran].append(opd)
    touched = [by_row[row.sasaran] for row in rows if by_row.get(row.sasaran)]
    by_id = sorted({opd for row in touched for opd in row})
    order = _column_order(by_id, [(row.y, by_row.get(row.sasaran, [])) for row in rows], touched)
    columns = _columns(order, cells)
    rows = tuple(replace(row, opd=len(by_row.get(row.sasaran, ()))) for row in rows)
    knots = _placed(cells, rows, columns, measure)
    return Weave(
        rows=rows,
        columns=columns,
        knots=knots,
        threads=_threads(knots),
        width=float(len(columns)),
        height=rows[-1].y + 0.5 if rows else 0.0,
        length=_length(order, touched),
        length_by_id=_length(by_id, touched),
    )


def _rows(read: Threads, only: int | None) -> tuple[Row, ...]:
    """Sasaran by prioritas, then in printed order; those that support none come last."""
    printed: dict[int, tuple[tuple[int, int], ...]] = {}
    for key, row in read.simpul.items():
        if row.jenjang in {"sasaran", "prioritas"}:
            path = above(read.simpul, key)
            printed[key] = tuple((read.simpul[at].nomor, at) for at in reversed(path))
    ordered: list[tuple[bool, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], int, int | None]] = []
    for sasaran, supported in read.supports.items():
        if only is None or only in supported:
            first = only if only is not None else min(supported, key=lambda p: printed[p], default=None)
            above_it = printed[first] if first is not None else ()
            ordered.append((first is None, above_it, printed[sasaran], sasaran, first))
    ordered.sort(key=lambda item: item[:4])
    rows: list[Row] = []
    gap = 0.0
    for place, (_, _, _, sasaran, first) in enumerate(ordered):
        if rows and rows[-1].prioritas != first:
            gap += GROUP_GAP
        rows.append(Row(sasaran, first, place, place + 0.5 + gap, 0))
    return tuple(rows)


def _cells(read: Threads, shown: set[int]) -> _Cells:
    money = {line.id for line in read.money}
    count: dict[tuple[int, int], int] = defaultdict(int)
    rupiah: dict[tuple[int, int], int] = defaultdict(int)
    promised: dict[tuple[int, int], int] = defaultdict(int)
    company: dict[int, set[int]] = defaultdict(set)
    cells: _Cells = {}
    for line, served in read.served.items():
        for sasaran in served:
            if line in money:
                count[sasaran, read.lines[line].opd] += 1
                rupiah[sasaran, read.lines[line].opd] += read.lines[line].pagu or 0
    for tie in read.ties:
        if tie.sasaran is None or tie.sasaran not in shown:
            continue
        at, row = (tie.sasaran, tie.opd), tie.contribution
        company[tie.sasaran].add(tie.opd)
        if row.line is None:
            promised[at] += row.rupiah or 0
        old = cells.get(at)
        known = old.contributions if old else ()
        roles = (old.role, row.role) if old else (row.role,)
        role = min(roles, key=lambda word: _RANK.get(word, len(_RANK)))
        bare = (old.bare if old else True) and not tie.carries
        cells[at] = Knot(tie.sasaran, tie.opd, role, False, bare, 0, 0, (*known, row.id))
    return {
        at: replace(knot, alone=len(company[at[0]]) == 1, count=count[at], rupiah=max(rupiah[at], promised[at]))
        for at, knot in cells.items()
    }


def _column_order(by_id: list[int], rows: list[tuple[float, list[int]]], touched: list[list[int]]) -> list[int]:
    """Columns by the mean height of their knots, then neighbours change places while threads get shorter."""
    heights: dict[int, list[float]] = defaultdict(list)
    for y, opds in rows:
        for opd in opds:
            heights[opd].append(y)
    by_mean = sorted(by_id, key=lambda opd: (sum(heights[opd]) / len(heights[opd]), opd))
    candidates = [_swapped(list(order), touched) for order in (by_mean, by_id)]
    return min(candidates, key=lambda order: _length(order, touched))


def _swapped(order: list[int], touched: list[list[int]]) -> list[int]:
    """A swap of neighbours changes only rows that hold exactly one of the two at their edge."""
    place = {opd: at for at, opd in enumerate(order)}
    rows_of: dict[int, set[int]] = defaultdict(set)
    for row, opds in enumerate(touched):
        for opd in opds:
            rows_of[opd].add(row)
    ends = [(min(place[o] for o in opds), max(place[o] for o in opds)) for opds in touched]
    for _ in range(SWEEPS):
        improved = False
        for at in range(len(order) - 1):
            left, right = order[at], order[at + 1]
            only_left, only_right = rows_of[left] - rows_of[right], rows_of[right] - rows_of[left]
            # the left column moves right: a row that ends there grows, one that begins there shrinks
            gain = sum((ends[r][0] == at) - (ends[r][1] == at) for r in only_left)
            gain += sum((ends[r][1] == at + 1) - (ends[r][0] == at + 1) for r in only_right)
            if gain > 0:
                order[at], order[at + 1] = right, left
                place[left], place[right] = at + 1, at
                for row in only_left | only_right:
                    spots = [place[o] for o in touched[row]]
                    ends[row] = (min(spots), max(spots))
                improved = True
        if not improved:
            break
    return order


def _length(order: list[int], touched: list[list[int]]) -> int:
    place = {opd: at for at, opd in enumerate(order)}
    return sum(max(place[o] for o in opds) - min(place[o] for o in opds) for opds in touched)


def _columns(order: list[int], cells: _Cells) -> tuple[Column, ...]:
    sasaran: dict[int, int] = defaultdict(int)
    for _, opd in cells:
        sasaran[opd] += 1
    return tuple(Column(opd, at, at + 0.5, sasaran[opd]) for at, opd in enumerate(order))


def _placed(cells: _Cells, rows: tuple[Row, ...], columns: tuple[Column, ...], measure: str) -> tuple[Knot, ...]:
    y: Mapping[int, float] = {row.sasaran: row.y for row in rows}
    x: Mapping[int, float] = {column.opd: column.x for column in columns}
    largest = max((_size(knot, measure) for knot in cells.values()), default=0)
    knots = [
        replace(
            knot,
            x=x[knot.opd],
            y=y[knot.sasaran],
            radius=max(SMALLEST, sqrt(_size(knot, measure) / largest)) if largest else SMALLEST,
        )
        for knot in cells.values()
    ]
    return tuple(sorted(knots, key=lambda knot: (knot.y, knot.x)))


def _size(knot: Knot, measure: str) -> int:
    return knot.count if measure == "count" else knot.rupiah


def _threads(knots: tuple[Knot, ...]) -> tuple[Thread, ...]:
    """A thread runs where it joins at least two knots."""
    along: dict[int, list[Knot]] = defaultdict(list)
    down: dict[int, list[Knot]] = defaultdict(list)
    for knot in knots:
        along[knot.sasaran].append(knot)
        down[knot.opd].append(knot)
    weft = [
        Thread(sasaran, None, tied[0].x, tied[0].y, tied[-1].x, tied[-1].y)
        for sasaran, tied in along.items()
        if len(tied) > 1
    ]
    warp = [
        Thread(None, opd, tied[0].x, tied[0].y, tied[-1].x, tied[-1].y)
        for opd, tied in sorted(down.items())
        if len(tied) > 1
    ]
    return (*weft, *warp)
