"""All lines of an OPD that lack a sasaran or a code, each with its best suggestion: what bulk mapping starts from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from selaras.engines.cascade.picture import ContributionP, LineP
from selaras.engines.cascade.together import together
from selaras.engines.suggestion import AimSuggestion, Suggestion
from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.picture import KEEP, forgotten_with_pictures
from selaras.features.plan.queries.suggested.bearings import Bearings, bearings_of
from selaras.features.plan.queries.suggested.catalogue import catalogue, offered
from selaras.features.plan.queries.suggested.line import above_code, aims_for, codes_for
from selaras.features.plan.queries.suggested.remembered import remembered
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

# 0..1, likeness from which a row comes ticked. On the 215 programmes of a real RPJMD 95 to 100 of 100 suggestions above
# it were right, with a fifth to all of the other programmes connected: docs/developing/alignment_suggestion.md.
SURE = 0.6
MOST = 500  # lines of one batch


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line that serves no sasaran, with the sasaran it may serve, the likeliest first."""

    line: LineP
    aims: tuple[AimSuggestion, ...]

    @property
    def sure(self) -> bool:
        return bool(self.aims) and self.aims[0].likeness >= SURE


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A line without a known code, with the codes it may mean."""

    line: LineP
    codes: tuple[Suggestion, ...]

    @property
    def certain(self) -> tuple[Suggestion, ...]:
        """Those that can be written: of the line's own level."""
        return tuple(one for one in self.codes if one.certain)


@dataclass(frozen=True, slots=True)
class OpdMapped:
    """How far the lines of one OPD are mapped."""

    opd: Opd
    lines: int  # without lines below them
    served: int  # of them, those that serve a sasaran
    uncoded: int  # of all its lines

    @property
    def left(self) -> int:
        return self.lines - self.served


_kept: dict[tuple[int, int], tuple[Bearings, list[Unplaced]]] = {}


@forgotten_with_pictures
def forget() -> None:
    _kept.clear()


def unplaced(siklus: Siklus, opd: int) -> list[Unplaced]:
    """The OPD's lowest lines that serve no sasaran: the surest suggestions first, then the largest pagu."""
    bearings = bearings_of(siklus)
    kept = _kept.get((siklus.pk, opd))
    if kept is None or kept[0] is not bearings:
        while len(_kept) >= KEEP:
            _kept.pop(next(iter(_kept)))
        kept = _kept[siklus.pk, opd] = (bearings, _unplaced(siklus, bearings, opd))
    return kept[1]


def _unplaced(siklus: Siklus, bearings: Bearings, opd: int) -> list[Unplaced]:
    if not bearings.sasaran.rows:
        return []
    known = remembered(siklus.daerah_id, catalogue(siklus))
    named = dict(
        PlanLine.objects.filter(siklus=siklus, opd=opd, active=True)
        .exclude(sasaran_teks="")
        .values_list("pk", "sasaran_teks")
    )
    rows = [line for line in lowest(bearings) if line.opd == opd and not bearings.read.sasaran(line.id)]
    found = [Unplaced(line, aims_for(bearings, line, known, named.get(line.id, ""))) for line in rows]
    return sorted(found, key=lambda row: (not row.sure, -(row.line.pagu or 0), row.line.id))


def lowest(bearings: Bearings) -> list[LineP]:
    """Lines without lines below them, as the finding "tanpa sasaran" counts them."""
    parents = {line.induk for line in bearings.read.lines.values()}
    return [line for line in bearings.read.lines.values() if line.id not in parents]


def uncoded(siklus: Siklus, opd: Opd) -> list[LineP]:
    """The OPD's lines whose code the nomenclature of the cycle does not know, in the order of the plan."""
    rows = [row for row in bearings_of(siklus).read.lines.values() if row.opd == opd.pk and not row.nomenklatur]
    return sorted(rows, key=lambda row: (row.kode, row.id))


def with_codes(siklus: Siklus, opd: Opd, rows: Sequence[LineP]) -> list[Uncoded] | None:
    """Codes for the lines of one page; None while the catalogue is being built."""
    if not offered(siklus):
        return [Uncoded(row, ()) for row in rows]
    if rows and catalogue(siklus) is None:
        return None
    bearings, found = bearings_of(siklus), []
    for row in rows:
        line = PlanLine(opd=opd, jenjang=row.jenjang, nama=row.nama)
        found.append(Uncoded(row, codes_for(siklus, line, above_code(bearings, row.induk)) or ()))
    return found


def overview(siklus: Siklus) -> list[OpdMapped]:
    """Every OPD with how many of its lines serve a sasaran; those with most left to do first."""
    bearings = bearings_of(siklus)
    lines, served, codes = Counter[int](), Counter[int](), Counter[int]()
    for line in lowest(bearings):
        lines[line.opd] += 1
        served[line.opd] += bool(bearings.read.sasaran(line.id))
    for line in bearings.read.lines.values():
        codes[line.opd] += not line.nomenklatur
    agencies = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True)
    found = [OpdMapped(opd, lines[opd.pk], served[opd.pk], codes[opd.pk]) for opd in agencies if lines[opd.pk]]
    return sorted(found, key=lambda row: (-row.left, -row.uncoded, row.opd.pk))


@dataclass(frozen=True, slots=True)
class Target:
    """What a batch brings to one sasaran."""

    id: int
    uraian: str
    lines: tuple[LineP, ...]

    @property
    def pagu(self) -> int:
        return sum(line.pagu or 0 for line in self.lines)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a batch would write, and what it would change."""

    targets: tuple[Target, ...]
    codes: tuple[tuple[LineP, str], ...]
    before: float | None  # 0..1, the central figure of the daerah
    after: float | None
    own_before: float | None  # 0..1, of the OPD
    own_after: float | None

    @property
    def lines(self) -> int:
        return sum(len(target.lines) for target in self.targets)

    @property
    def pagu(self) -> int:
        return sum(target.pagu for target in self.targets)


def preview(siklus: Siklus, opd: Opd, aims: Iterable[tuple[int, int]], codes: Iterable[tuple[int, str]]) -> Preview:
    """``aims``: line and sasaran; ``codes``: line and code. Rows of another OPD and lines that serve one by now drop out."""
    read = bearings_of(siklus).read
    own = {pk for pk, line in read.lines.items() if line.opd == opd.pk}
    chosen: dict[int, list[LineP]] = defaultdict(list)
    added: list[ContributionP] = []
    for pk, simpul in list(dict(aims).items())[:MOST]:
        node = read.simpul.get(simpul)
        if pk in own and node is not None and node.jenjang == "sasaran" and not read.sasaran(pk):
            chosen[simpul].append(read.lines[pk])
            added.append(ContributionP(-len(added) - 1, simpul, opd.pk, pk))
    before = together(read.picture, read)
    after = together(replace(read.picture, contributions=(*read.picture.contributions, *added))) if added else before
    shares = [next((p.share for p in figure.per_opd if p.id == opd.pk), None) for figure in (before, after)]
    targets = tuple(Target(pk, read.simpul[pk].uraian, tuple(rows)) for pk, rows in sorted(chosen.items()))
    coded = tuple((read.lines[pk], kode) for pk, kode in list(dict(codes).items())[:MOST] if pk in own)
    return Preview(targets, coded, before.share, after.share, shares[0], shares[1])
