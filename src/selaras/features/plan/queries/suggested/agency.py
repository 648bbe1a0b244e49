"""Which OPD should answer a text, and which codes and aims it speaks of; for proposals and whatever else has words."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.engines.cascade.picture import LineP
from selaras.engines.suggestion import (
    ALTERNATIVES,
    Agency,
    AimSuggestion,
    Evidence,
    Suggestion,
    as_known,
    suggest_agencies,
    weigh_agencies,
)
from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.suggested.bearings import bearings_of
from selaras.features.plan.queries.suggested.catalogue import catalogue, offered
from selaras.features.plan.queries.suggested.line import recalled_aims
from selaras.features.plan.queries.suggested.remembered import remembered, router_of
from selaras.foundation.tahapan.models import Siklus

CODES = 5  # sub kegiatan from which OPDs and lines are told
LEAST = 0.05  # 0..1, likeness that a few equal letters reach by themselves
HELD = 9  # OPDs that hold one of them, before they are weighed


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where a text belongs: OPDs, sub kegiatan and prioritas, three of each at most."""

    agencies: tuple[Agency, ...] = ()
    codes: tuple[Suggestion, ...] = ()
    prioritas: tuple[AimSuggestion, ...] = ()
    words: frozenset[str] = frozenset()  # what of the text is compared
    waiting: bool = False  # the catalogue is still being built


def belonging(siklus: Siklus, text: str, key: str = "") -> Belonging:
    """Asked of the official codes and of what was accepted here; ``key``: the thing whose own past is not asked."""
    suggester = catalogue(siklus)
    if suggester is None:
        return Belonging(waiting=offered(siklus))
    bearings, known = bearings_of(siklus), remembered(siklus.daerah_id, suggester)
    found = suggester.suggest(text, accepted=known.codes, key=key, count=CODES)
    codes = as_known(one for one in found if one.likeness >= LEAST)
    held = suggest_agencies(codes, bearings.holdings, count=HELD)
    decided = {int(opd): said for opd, said in known.agencies.recall(suggester.tokens(text), without=key).items()}
    router = router_of(siklus.daerah_id, known, bearings.names)
    learned = router.route(text, count=HELD) if router else ()
    recalled = recalled_aims(bearings, known.aims, bearings.prioritas, text, key)
    path = codes[0].program_nama if codes else ""
    return Belonging(
        agencies=weigh_agencies(held, decided, learned, bearings.names),
        codes=codes[:ALTERNATIVES],
        words=frozenset(suggester.tokens(text)),
        prioritas=bearings.prioritas.suggest(text, path=path, evidence=Evidence(recalled=recalled)),
    )


@dataclass(frozen=True, slots=True)
class Home:
    """A line in which a text could live."""

    line: PlanLine
    because: str


def homes(siklus: Siklus, found: Belonging, count: int = ALTERNATIVES) -> list[Home]:
    """Lines under a suggested sub kegiatan, then under its kegiatan; those that share most words with the text first,
    then those of the suggested OPDs. Tie: the lower id.
    """
    order = {agency.opd: n for n, agency in enumerate(found.agencies)}
    suggester = catalogue(siklus)
    ranked: list[tuple[int, int, int, int, Suggestion]] = []
    for line in bearings_of(siklus).read.lines.values():
        near = _nearest(line, found.codes)
        if near is not None and suggester is not None:
            shared = len(found.words & set(suggester.tokens(line.nama)))
            if near[0] and not shared:
                continue
            ranked.append((near[0], -shared, order.get(line.opd, len(order)), line.id, near[1]))
    best = sorted(ranked, key=lambda row: row[:4])[:count]
    rows = PlanLine.objects.select_related("opd").in_bulk([row[3] for row in best])
    return [Home(rows[pk], _why(rank, one)) for rank, _, _, pk, one in best if pk in rows]


def _nearest(line: LineP, codes: Sequence[Suggestion]) -> tuple[int, Suggestion] | None:
    """0 for a line of a suggested sub kegiatan, 1 for one of its kegiatan, with the suggestion."""
    code = line.nomenklatur or ""
    if line.jenjang != "sub_kegiatan" or not code:
        return None
    same = next((one for one in codes if one.kode == code), None)
    if same is not None:
        return 0, same
    above = next((one for one in codes if code.startswith(f"{one.kegiatan}.")), None)
    return None if above is None else (1, above)


def _why(rank: int, one: Suggestion) -> str:
    if rank == 0:
        return f"sub kegiatannya disarankan untuk teks ini: {one.kode}"
    return f"kegiatannya disarankan untuk teks ini: {one.kegiatan}"
