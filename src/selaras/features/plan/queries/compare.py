"""What changed between two versions of a plan, or between a version and the plan as it stands now."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from selaras.engines.cascade import compare as engine
from selaras.engines.cascade.compare import Change, Comparison
from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.threads import Threads, threads
from selaras.features.plan.models import PlanVersion
from selaras.features.plan.queries.authors import authors_of
from selaras.features.plan.queries.differences import Words
from selaras.features.plan.queries.picture import current_picture
from selaras.features.plan.queries.version import picture_in, sealed
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Chain

NOW = "kini"
KINDS = (engine.CHANGED, engine.NEW, engine.REMOVED, engine.MOVED)
NOUNS = ("line", "simpul", "contribution")
PAGE = 25  # rows on one page


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the comparison for."""

    before: str = ""  # number of a version; '' = the newest
    after: str = NOW  # number of a version, or now
    noun: str = "line"
    kind: str = ""
    opd: int | None = None
    cursor: str = ""

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        before, after, opd = (_digits(asked.get(name, "")) for name in ("semula", "menjadi", "opd"))
        return cls(
            before=before,
            after=after or NOW,
            noun=asked.get("isi", "") if asked.get("isi", "") in NOUNS else "line",
            kind=asked.get("jenis", "") if asked.get("jenis", "") in KINDS else "",
            opd=int(opd) if opd else None,
            cursor=asked.get("sesudah", ""),
        )


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 10 else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans that are compared."""

    key: str
    nama: str
    at: datetime
    sidik: str  # sha256, or empty for the plan of now


@dataclass(frozen=True, slots=True)
class Pair:
    """Two read pictures, what differs, and the sums that the page tells."""

    comparison: Comparison
    before: Threads
    after: Threads
    words: Words
    up: int  # rupiah added to lines, each rupiah counted at the lowest line
    down: int  # rupiah taken from lines

    @property
    def moved(self) -> int:
        """Rupiah taken from some lines and given to others."""
        return min(self.up, self.down)

    @property
    def net(self) -> int:
        return self.up - self.down

    def of(self, noun: str) -> tuple[Change, ...]:
        """All changes of one noun."""
        known = {"line": self.comparison.lines, "simpul": self.comparison.simpul}
        return known.get(noun, self.comparison.contributions)


_kept: OrderedDict[tuple[Any, ...], Pair] = OrderedDict()
KEEP = 3  # comparisons; one of Ketapang's size holds two pictures of about 15 MB


def pair_of(siklus: Siklus, before: PlanVersion, after: PlanVersion | None) -> Pair:
    """Compare once, and again only when the plan of now has changed."""
    chain = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun)
    state = after.sha256 if after else chain.values_list("head", flat=True).first()
    key = (siklus.pk, before.sha256, state)
    if key not in _kept:
        _kept[key] = _pair(picture_in(before), picture_in(after) if after else current_picture(siklus))
        while len(_kept) > KEEP:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def _pair(before: Picture, after: Picture) -> Pair:
    was, now = threads(before), threads(after)
    old, new = ({row.id: row.pagu or 0 for row in side.money} for side in (was, now))
    steps = [new.get(key, 0) - old.get(key, 0) for key in old.keys() | new.keys()]
    up, down = sum(s for s in steps if s > 0), -sum(s for s in steps if s < 0)
    return Pair(engine.compare(before, after), was, now, Words(before, after), up, down)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The page: what is compared, the figures, the rows and the effect on each prioritas."""

    sides: Sequence[Side]
    before: Side
    after: Side
    pair: Pair
    counts: dict[str, int]  # all, then by kind
    total: int  # rows that the filters leave
    rows: list[dict[str, Any]]
    next: str
    prioritas: list[dict[str, Any]]
    opds: list[tuple[int, str]]
    lines: int  # lines in either plan


def page_of(siklus: Siklus, choice: Choice, *, whole: bool = False) -> ComparePage | None:
    """None while nothing has been sealed; ``whole`` gives every row, for a file."""
    versions = {str(v.nomor): v for v in sealed(siklus)}
    if not versions:
        return None
    newest = next(iter(versions))
    first, second = versions.get(choice.before) or versions[newest], versions.get(choice.after)
    if second is not None and second.nomor < first.nomor:
        first, second = second, first  # what is older stands first, whatever was chosen
    pair = pair_of(siklus, first, second)
    now = Side(NOW, _("Sekarang"), clock.now(), "")
    sides = {key: Side(key, str(v), v.sealed_at, v.sha256) for key, v in versions.items()} | {NOW: now}
    before, after = sides[str(first.nomor)], sides[str(second.nomor)] if second else now
    of_opd = [row for row in pair.of(choice.noun) if choice.opd in (None, row.opd)]
    found = sorted((row for row in of_opd if choice.kind in ("", row.kind)), key=_order)
    shown, cursor = (found, "") if whole else _after(found, choice.cursor)
    told = authors_of((pair.before, pair.after), choice.noun, shown, before.at, after.at) if shown else {}
    return ComparePage(
        sides=tuple(sides.values()),
        before=before,
        after=after,
        pair=pair,
        counts={"all": len(of_opd)} | {kind: sum(row.kind == kind for row in of_opd) for kind in KINDS},
        total=len(found),
        rows=[_row(pair, row) | {"entry": told.get(row.id)} for row in shown],
        next=cursor,
        prioritas=_prioritas(pair),
        opds=sorted({row.opd: pair.words.opd.get(row.opd, "—") for row in pair.of(choice.noun) if row.opd}.items()),
        lines=len(pair.before.lines.keys() | pair.after.lines.keys()),
    )


def _step(row: Change) -> int:
    return (row.pagu_after or 0) - (row.pagu_before or 0)


def _order(row: Change) -> tuple[int, int]:
    """The largest change of money first."""
    return -abs(_step(row)), row.id


def _after(rows: list[Change], cursor: str) -> tuple[list[Change], str]:
    size, _dot, pk = cursor.partition(".")
    if _digits(pk) and size.isascii() and size.isdigit():
        rows = [row for row in rows if _order(row) > (-int(size), int(pk))]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], f"{-_order(last)[0]}.{last.id}" if last else ""


def _row(pair: Pair, change: Change) -> dict[str, Any]:
    line = pair.after.lines.get(change.id) or pair.before.lines.get(change.id) if change.noun == "line" else None
    side = pair.after if change.id in pair.after.lines else pair.before
    prioritas = min(side.prioritas(line), default=None) if line else None
    node = side.simpul.get(prioritas) if prioritas else None
    return {
        "change": change,
        "nama": pair.words.name(change),
        "kode": line.kode if line else "",
        "jenjang": pair.words.text("line", "jenjang", line.jenjang) if line else "",
        "opd": pair.words.opd.get(change.opd, "") if change.opd else "",
        "fields": pair.words.fields(change),
        "step": _step(change),
        "warna": node.warna if node else None,
    }


def _prioritas(pair: Pair) -> list[dict[str, Any]]:
    """Net effect on each prioritas with the bar to the right (more) or to the left (less) of the middle."""
    simpul = {**pair.before.simpul, **pair.after.simpul}
    nets = sorted(pair.comparison.per_prioritas, key=lambda net: (simpul[net.id].nomor, net.id))
    most = max((abs(net.difference) for net in nets), default=0) or 1
    found = []
    for net in nets:
        wide = 50 * abs(net.difference) / most
        x = 50 - wide if net.difference < 0 else 50.0
        node = simpul[net.id]
        shown = {"nomor": node.nomor, "nama": node.uraian, "warna": node.warna, "difference": net.difference}
        found.append(shown | {"x": f"{x:.1f}", "width": f"{wide:.1f}"})
    return found
