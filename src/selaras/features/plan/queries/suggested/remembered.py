"""What people of a daerah accepted before: the next text like it is told. Every accepted mapping teaches, in all years."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log
from typing import Any

from django.db.models import F

from selaras.engines.suggestion import Memory, Router, Suggester
from selaras.engines.suggestion.wording import Reader
from selaras.features.plan.models import Contribution, Paket, PlanLine, Tag
from selaras.features.plan.queries.picture import forgotten_with_pictures
from selaras.features.plan.queries.suggested.prepared import Prepared
from selaras.foundation.verbs.models import Chain
from selaras.reference.language import lexicon

REST = 120  # seconds between two readings of what a daerah accepted; acts in between are learned with the next
PATIENCE = 0.6  # seconds that a page waits for them
MOST = 20_000  # mappings of one kind, the newest
KEEP = 4  # daerah
LEAST_ROUTED = 60  # decided proposals from which the words of agencies are learned beside the nearest texts
MOST_ROUTED = 6_000  # of them, the newest
STEP = 1.2  # learned again when there are a fifth more


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text and where people placed it."""

    text: str
    key: str = ""  # the thing it is of: a question about the same thing does not learn from it
    kode: str = ""
    opd: int | None = None
    aim: str = ""  # ``aim_key`` of a node of meaning


@dataclass(frozen=True, slots=True)
class Known:
    """The memory of one daerah."""

    codes: Memory
    agencies: Memory  # codes are ids of OPDs
    aims: Memory  # codes are keys of nodes of meaning
    routed: tuple[tuple[str, int], ...]  # texts and the OPD that took them, newest first


@dataclass(slots=True)
class _Held:
    """What was read of a daerah, when, and up to which acts."""

    heads: tuple[Any, ...]
    at: float  # seconds, monotonic
    known: Known


NOBODY = Known(Memory.of(()), Memory.of(()), Memory.of(()), ())
# Who tells what was accepted: a feature above the plan adds its own from its apps.py.
sources: dict[str, Callable[[str], Iterable[Accepted]]] = {}
_held: dict[tuple[str, str], _Held] = {}
_reading: Prepared[tuple[str, str, tuple[Any, ...]], Known] = Prepared()
_routers: Prepared[tuple[str, int], Router] = Prepared()
_last_router: dict[str, Router] = {}


@forgotten_with_pictures
def forget() -> None:
    for kept in (_held, _last_router):
        kept.clear()
    _reading.clear()
    _routers.clear()


def aim_key(jenjang: str, uraian: str) -> str:
    """A node of meaning as it is remembered over the years: each cycle has rows of its own."""
    return f"{jenjang} {' '.join(uraian.casefold().split())}"


def remembered(daerah_id: str, suggester: Suggester | None) -> Known:
    """What this daerah accepted; read again after an act, at most once in REST seconds."""
    edition = suggester.entries[0].kode + str(len(suggester.entries)) if suggester else ""
    key = (daerah_id, edition)
    held = _held.get(key)
    if held is not None and time.monotonic() - held.at < REST:
        return held.known
    heads = tuple(Chain.objects.filter(daerah_id=daerah_id).order_by("tahun").values_list("tahun", "head"))
    if held is not None and held.heads == heads:
        held.at = time.monotonic()
        return held.known
    known = _read(daerah_id, key, heads, suggester)
    if known is None:
        return held.known if held is not None else NOBODY
    _keep(key, _Held(heads, time.monotonic(), known))
    return known


def _keep(key: tuple[str, str], made: _Held) -> None:
    _held.pop(key, None)
    _held[key] = made
    while len(_held) > KEEP:
        _held.pop(next(iter(_held)))
    _reading.keep_only({(*kept, held.heads) for kept, held in list(_held.items())})


def _read(daerah_id: str, key: tuple[str, str], heads: tuple[Any, ...], suggester: Suggester | None) -> Known | None:
    rows = [row for source in (of_plan, *sources.values()) for row in source(daerah_id)]
    return _reading.get((*key, heads), lambda: known_of(rows, suggester), PATIENCE)


def known_of(rows: Iterable[Accepted], suggester: Suggester | None) -> Known:
    """Accepted mappings, ready to be asked."""
    reader = Reader(lexicon())
    told = suggester.tokens if suggester else _plain(reader)
    codes, agencies, aims, routed = [], [], [], []
    for row in rows:
        if row.kode and suggester:
            codes.append((told(row.text), (row.kode,), row.key))
        if row.opd is not None:
            agencies.append((told(row.text), (str(row.opd),), row.key))
            routed.append((row.text, row.opd))
        if row.aim:
            aims.append((reader.official(row.text).tokens, (row.aim,), row.key))
    memory = suggester.remember(codes) if suggester else Memory.of(())
    return Known(memory, Memory.of(agencies), Memory.of(aims), tuple(routed[:MOST_ROUTED]))


def _plain(reader: Reader) -> Callable[[str], tuple[str, ...]]:
    return lambda text: reader.official(text).tokens


def of_plan(daerah_id: str) -> Iterable[Accepted]:
    """Lines and packages with an official code under a name of their own, and what serves which node of meaning."""
    here = {"daerah_id": daerah_id, "active": True}
    lines = PlanLine.objects.filter(**here, nomenklatur__isnull=False).exclude(nama__iexact=F("nomenklatur__nama"))
    for nama, kode in lines.order_by("-pk").values_list("nama", "nomenklatur__kode")[:MOST]:
        yield Accepted(nama, kode=kode)
    linked = Paket.objects.filter(**here, edited_by__isnull=False, line__nomenklatur__isnull=False)
    for nama, kode in linked.order_by("-pk").values_list("nama", "line__nomenklatur__kode")[:MOST]:
        yield Accepted(nama, kode=kode)
    ties = Contribution.objects.filter(**here, state__in=Contribution.ACCEPTED, line__isnull=False).order_by("-pk")
    names = ("line_id", "line__nama", "simpul__jenjang", "simpul__uraian", "accepted_simpul__jenjang")
    for line, nama, jenjang, uraian, *onto in ties.values_list(*names, "accepted_simpul__uraian")[:MOST]:
        aim = aim_key(onto[0] or jenjang, onto[1] or uraian)
        yield Accepted(nama, key=f"plan.planline:{line}", aim=aim)
    tags = Tag.objects.filter(daerah_id=daerah_id, line__active=True).order_by("-pk")
    for line, nama, uraian in tags.values_list("line_id", "line__nama", "prioritas__uraian")[:MOST]:
        yield Accepted(nama, key=f"plan.planline:{line}", aim=aim_key("prioritas", uraian))


def router_of(daerah_id: str, known: Known, names: dict[int, str]) -> Router | None:
    """What the words of decided proposals say, once there are enough; never waited for."""
    rows = [(text, names[opd]) for text, opd in known.routed if opd in names]
    if len(rows) < LEAST_ROUTED or len({name for _, name in rows}) < 2:
        return None
    made = _routers.get((daerah_id, int(log(len(rows)) / log(STEP))), lambda: _learned(rows), 0.0)
    if made is not None:
        _last_router[daerah_id] = made
    return made or _last_router.get(daerah_id)


def _learned(rows: list[tuple[str, str]]) -> Router:
    from selaras.reference.suggestion import duties

    return Router.learned([text for text, _ in rows], [name for _, name in rows], lexicon(), tuple(duties()))
