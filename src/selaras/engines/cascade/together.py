"""The central figure, bekerja bersama: how much of the plan's money works where another OPD works too.

Each rupiah counts once, at the lowest line that has pagu. A line serves the sasaran that it, a line above it
or a line below it has an accepted contribution to. It counts
- whole, where such a contribution of its own brings a target or money, and another OPD has an accepted
  contribution to that sasaran with a target or money;
- one tenth, where another OPD stands at that sasaran but the link on either side is bare;
- not at all otherwise: its own OPD's contributions, requests and refusals add nothing.
A line of several sasaran counts once, at its best one. A contribution of the OPD without a line places
no line: it covers unplaced pagu of that OPD up to its own rupiah, less what lines placed with a target or
money bring to the same sasaran, and one tenth of the rest.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selaras.engines.cascade.picture import LineP, Picture
from selaras.engines.cascade.threads import NOTHING, Ignored, Threads, Tie, threads

BARE_PARTS = 10  # a bare link counts one part in ten
BERSAMA, KOSONG, LEWAT_OPD = "bersama", "tautan_kosong", "lewat_opd"
SENDIRI, TANPA_SASARAN = "sendiri", "tanpa_sasaran"


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one line adds to the figure, and why."""

    line: int
    opd: int
    pagu: int  # rupiah
    counted: int  # rupiah of it that works together
    reason: str  # bersama, tautan_kosong, lewat_opd, sendiri, tanpa_sasaran
    sasaran: frozenset[int]  # sasaran it serves
    partners: frozenset[int]  # other OPDs that decide the reason


@dataclass(frozen=True, slots=True)
class Part:
    """The figure for one OPD, sasaran or prioritas."""

    id: int
    counted: int  # rupiah
    pagu: int  # rupiah; a line of several sasaran stands in each of them, once
    lines: int
    opd: frozenset[int]  # OPDs with an accepted contribution or a line here
    reasons: tuple[tuple[str, int], ...]  # rupiah of pagu by reason, largest first

    @property
    def share(self) -> float | None:
        """0..1; None where there is no pagu to share."""
        return self.counted / self.pagu if self.pagu else None


@dataclass(frozen=True, slots=True)
class Together:
    """The central figure with everything it was computed from."""

    counted: int  # rupiah, the numerator
    pagu: int  # rupiah, the denominator
    reasons: tuple[tuple[str, int], ...]  # rupiah of pagu by reason, largest first
    per_opd: tuple[Part, ...]
    per_sasaran: tuple[Part, ...]
    per_prioritas: tuple[Part, ...]
    lines: tuple[LineShare, ...]
    ignored: tuple[Ignored, ...]

    @property
    def share(self) -> float | None:
        """0..1; None where the plan has no pagu."""
        return self.counted / self.pagu if self.pagu else None


@dataclass(slots=True)
class _Sum:
    counted: int = 0
    pagu: int = 0
    lines: int = 0
    opd: set[int] | None = None
    reasons: dict[str, int] | None = None

    def add(self, share: LineShare, counted: int, reason: str) -> None:
        self.opd = self.opd if self.opd is not None else set()
        self.reasons = self.reasons if self.reasons is not None else defaultdict(int)
        self.counted += counted
        self.pagu += share.pagu
        self.lines += 1
        self.opd.add(share.opd)
        self.reasons[reason] += share.pagu

    def part(self, key: int, others: Iterable[int] = ()) -> Part:
        return Part(
            key,
            self.counted,
            self.pagu,
            self.lines,
            frozenset(self.opd or ()) | frozenset(others),
            _largest_first(self.reasons or {}),
        )


class _Company:
    """Who stands at each sasaran: OPDs that carry something, and OPDs with any accepted link."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.linked: dict[int, set[int]] = defaultdict(set)
        self.carrying: dict[int, set[int]] = defaultdict(set)
        for tie in ties:
            if tie.sasaran is not None:
                self.linked[tie.sasaran].add(tie.opd)
                if tie.carries:
                    self.carrying[tie.sasaran].add(tie.opd)

    def judge(self, opd: int, served: Iterable[int], carried: frozenset[int]) -> tuple[str, frozenset[int]]:
        """The best standing an OPD has over the sasaran it serves, and the partners that give it.

        ``carried``: the sasaran to which it brings a target or money itself.
        """
        carrying: set[int] = set()
        linked: set[int] = set()
        for sasaran in served:
            linked |= self.linked.get(sasaran, NOTHING)
            if sasaran in carried:
                carrying |= self.carrying.get(sasaran, NOTHING)
        carrying.discard(opd)
        linked.discard(opd)
        if carrying:
            return BERSAMA, frozenset(carrying)
        return (KOSONG, frozenset(linked)) if linked else (SENDIRI, NOTHING)


def together(picture: Picture, read: Threads | None = None) -> Together:
    """Computes the central figure of a picture; `read` saves reading the picture twice."""
    read = read or threads(picture)
    company = _Company(read.ties)
    shares = _shares(read, company)
    total = _Sum()
    for share in shares:
        total.add(share, share.counted, share.reason)
    return Together(
        counted=total.counted,
        pagu=total.pagu,
        reasons=_largest_first(total.reasons or {}),
        per_opd=_per_opd(read, shares),
        per_sasaran=_per_sasaran(read, shares, company),
        per_prioritas=_per_prioritas(read, shares, company),
        lines=shares,
        ignored=read.ignored,
    )


def _shares(read: Threads, company: _Company) -> tuple[LineShare, ...]:
    """Every line with money once: the placed ones first, then what each OPD's own links cover of the rest."""
    shares: list[LineShare] = []
    brought: dict[tuple[int, int], int] = defaultdict(int)  # (OPD, sasaran) -> rupiah of placed lines
    unplaced: dict[int, list[LineP]] = defaultdict(list)
    for line in read.money:
        served = read.sasaran(line.id)
        if not served:
            unplaced[line.opd].append(line)
            continue
        carried = read.carried.get(line.id, NOTHING)
        shares.append(_placed(line, served, carried, company))
        for sasaran in carried:
            brought[line.opd, sasaran] += line.pagu or 0
    promises = _promises(read.ties)
    for opd, lines in unplaced.items():
        left = {s: max(amount - brought[opd, s], 0) for s, amount in promises.get(opd, {}).items()}
        shares.extend(_unplaced(opd, lines, left, company))
    return tuple(sorted(shares, key=lambda share: share.line))


def _worth(pagu: int, reason: str) -> int:
    if reason == BERSAMA:
        return pagu
    return pagu // BARE_PARTS if reason == KOSONG else 0


def _placed(line: LineP, served: frozenset[int], carried: frozenset[int], company: _Company) -> LineShare:
    pagu = line.pagu or 0
    reason, partners = company.judge(line.opd, served, carried)
    return LineShare(line.id, line.opd, pagu, _worth(pagu, reason), reason, served, partners)


def _promises(ties: Iterable[Tie]) -> dict[int, dict[int, int]]:
    """OPD -> sasaran it is tied to without a line -> rupiah it promises there."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for tie in ties:
        if tie.contribution.line is None and tie.sasaran is not None:
            found[tie.opd][tie.sasaran] += max(tie.contribution.rupiah or 0, 0)
    return found


def _unplaced(opd: int, lines: list[LineP], promises: dict[int, int], company: _Company) -> list[LineShare]:
    """Lines without a sasaran of their own: the OPD's promised rupiah covers them in order of id."""
    promised = 0
    partners: set[int] = set()
    for sasaran, amount in promises.items():
        reason, others = company.judge(opd, (sasaran,), frozenset((sasaran,)))
        promised += amount if reason == BERSAMA else 0
        partners |= others
    standing = LEWAT_OPD if partners else TANPA_SASARAN
    shares: list[LineShare] = []
    for line in sorted(lines, key=lambda row: row.id):
        pagu = line.pagu or 0
        covered = min(pagu, promised)
        promised -= covered
        counted = covered + (pagu - covered) // BARE_PARTS if partners else 0
        shares.append(LineShare(line.id, opd, pagu, counted, standing, NOTHING, frozenset(partners)))
    return shares


def _per_opd(read: Threads, shares: Iterable[LineShare]) -> tuple[Part, ...]:
    sums: dict[int, _Sum] = {row.id: _Sum() for row in read.picture.opd}
    others: dict[int, set[int]] = defaultdict(set)
    for share in shares:
        sums.setdefault(share.opd, _Sum()).add(share, share.counted, share.reason)
        others[share.opd] |= share.partners
    return tuple(sums[key].part(key, others.get(key, ())) for key in sorted(sums))


def _per_sasaran(read: Threads, shares: Iterable[LineShare], company: _Company) -> tuple[Part, ...]:
    sums: dict[int, _Sum] = {row.id: _Sum() for row in read.simpul.values() if row.jenjang == "sasaran"}
    judged: dict[tuple[int, int, bool], str] = {}
    for share in shares:
        carried = read.carried.get(share.line, NOTHING)
        for sasaran in share.sasaran:
            case = (share.opd, sasaran, sasaran in carried)
            if case not in judged:
                judged[case] = company.judge(share.opd, (sasaran,), carried)[0]
            sums[sasaran].add(share, _worth(share.pagu, judged[case]), judged[case])
    return tuple(sums[key].part(key, company.linked.get(key, ())) for key in sorted(sums))


def _per_prioritas(read: Threads, shares: Iterable[LineShare], company: _Company) -> tuple[Part, ...]:
    sums: dict[int, _Sum] = {row.id: _Sum() for row in read.simpul.values() if row.jenjang == "prioritas"}
    others: dict[int, set[int]] = defaultdict(set)
    for sasaran, supported in read.supports.items():
        for prioritas in supported:
            others[prioritas] |= company.linked.get(sasaran, NOTHING)
    for share in shares:
        for prioritas in read.prioritas(read.lines[share.line]):
            here = [s for s in share.sasaran if prioritas in read.supports[s]]
            carried = read.carried.get(share.line, NOTHING)
            reason = company.judge(share.opd, here, carried)[0] if here else TANPA_SASARAN
            sums[prioritas].add(share, _worth(share.pagu, reason), reason)
    return tuple(sums[key].part(key, others.get(key, ())) for key in sorted(sums))


def _largest_first(reasons: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
