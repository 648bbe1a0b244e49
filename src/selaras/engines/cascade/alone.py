"""Who works alone: the central figure by OPD, sasaran and prioritas, with its gaps and how requests are answered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from selaras.engines.cascade.orphans import ALONE, LINE_WITHOUT_SASARAN, Orphans, orphans
from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.threads import NOTHING, Threads, threads
from selaras.engines.cascade.together import Part, Together, together

DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """One OPD was asked to contribute to a node; what became of it."""

    id: int
    simpul: int
    opd: int  # who was asked
    by: int | None  # who asked; None = Bappeda
    asked: datetime
    answered: datetime | None = None
    waiting: bool = True  # nobody has answered, and nobody has taken it back
    rupiah: int = 0

    @property
    def days(self) -> float | None:
        """Days until the answer; None while there is none."""
        if self.answered is None:
            return None
        return max((self.answered - self.asked).total_seconds(), 0) / DAY


@dataclass(frozen=True, slots=True)
class Answers:
    """How requests to one OPD, or to all, were answered. What was taken back unanswered counts nowhere."""

    asked: int = 0
    answered: int = 0
    days: float | None = None  # median until the answer; None = none answered

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not connected: work without purpose, purpose without work."""

    lines: int = 0  # topmost lines whose whole branch serves no sasaran
    rupiah: int = 0  # pagu under them, each rupiah once
    voids: tuple[tuple[str, int], ...] = ()  # gaps of sasaran and prioritas by kind
    alone: tuple[int, ...] = ()  # sasaran that one OPD carries


@dataclass(frozen=True, slots=True)
class OpdStanding:
    """How much of one OPD's plan works with others, and what is open around it."""

    part: Part
    answers: Answers
    gaps: Gaps

    @property
    def open(self) -> int:
        """Rupiah that does not work together yet."""
        return self.part.pagu - self.part.counted


@dataclass(frozen=True, slots=True)
class Standing:
    """One reading of a picture: the figure, its parts, requests and gaps."""

    figure: Together
    per_opd: Mapping[int, OpdStanding]
    answers: Answers
    gaps: Gaps
    begun: bool  # False: the cycle has no sasaran yet, so nothing can be connected


def standing(
    picture: Picture,
    requests: Iterable[Request] = (),
    *,
    read: Threads | None = None,
    figure: Together | None = None,
    gaps: Orphans | None = None,
) -> Standing:
    """Everything about working alone, from one pass over the picture; what is read already may be given."""
    read = read or threads(picture)
    figure = figure or together(picture, read)
    gaps = gaps or orphans(picture, read)
    to = defaultdict[int, list[Request]](list)
    asked = sorted(requests, key=lambda row: row.id)
    for request in asked:
        to[request.opd].append(request)
    of = _gaps_of(gaps)
    return Standing(
        figure=figure,
        per_opd={
            part.id: OpdStanding(part, answers(to.get(part.id, ())), of.get(part.id, Gaps())) for part in figure.per_opd
        },
        answers=answers(asked),
        gaps=_gaps_of(gaps, whole=True).get(0, Gaps()),
        begun=gaps.begun,
    )


def answers(requests: Iterable[Request]) -> Answers:
    """How many were asked and answered, and the median of days until the answer."""
    rows = list(requests)
    days = [row.days for row in rows if row.days is not None]
    waiting = sum(row.waiting and row.answered is None for row in rows)
    return Answers(len(days) + waiting, len(days), median(days) if days else None)


def _gaps_of(gaps: Orphans, *, whole: bool = False) -> dict[int, Gaps]:
    """Gaps by the OPD that owns them; `whole` gathers all under 0."""
    lines, rupiah = Counter[int](), Counter[int]()
    voids: dict[int, Counter[str]] = defaultdict(Counter)
    alone: dict[int, list[int]] = defaultdict(list)
    for row in gaps.found:
        owner = 0 if whole else row.opd
        if owner is None:
            continue
        if row.kind == LINE_WITHOUT_SASARAN:
            lines[owner] += 1
            rupiah[owner] += row.rupiah
        elif row.kind == ALONE and row.simpul is not None:
            alone[owner].append(row.simpul)
        else:
            voids[owner][row.kind] += 1
    return {
        key: Gaps(lines[key], rupiah[key], tuple(sorted(voids[key].items())), tuple(sorted(alone[key])))
        for key in {*lines, *voids, *alone}
    }


def sole(figure: Together, read: Threads) -> dict[int, int]:
    """Sasaran with exactly one OPD behind it, by link or by line: sasaran → that OPD."""
    found: dict[int, int] = {}
    for part in figure.per_sasaran:
        if len(part.opd) == 1 and part.id in read.supports:
            found[part.id] = next(iter(part.opd))
    return found


def rupiah_at(read: Threads) -> dict[tuple[int, int], int]:
    """Pagu of each OPD at each sasaran, a line of several standing in each: (OPD, sasaran) → rupiah."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for line in read.money:
        for sasaran in read.served.get(line.id, NOTHING):
            found[line.opd, sasaran] += line.pagu or 0
    return dict(found)
