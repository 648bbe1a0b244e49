"""Suggestions for one line: which official code it means, and which sasaran and prioritas it serves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from selaras.engines.cascade.picture import LineP
from selaras.engines.cascade.threads import above
from selaras.engines.suggestion import (
    ALTERNATIVES,
    Aims,
    AimSuggestion,
    Evidence,
    Memory,
    Recalled,
    Suggestion,
    as_known,
)
from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.suggested.bearings import Bearings, around, bearings_of, beside
from selaras.features.plan.queries.suggested.catalogue import catalogue, of_opd, offered
from selaras.features.plan.queries.suggested.remembered import Known, remembered
from selaras.foundation.tahapan.models import Siklus

POOL = 12  # sub kegiatan among which those under the parent's own code come first


@dataclass(frozen=True, slots=True)
class Advice:
    """What is suggested for a line. None: not asked; ``waiting``: the catalogue is still being built."""

    codes: tuple[Suggestion, ...] | None = None
    sasaran: tuple[AimSuggestion, ...] | None = None
    prioritas: tuple[AimSuggestion, ...] | None = None
    waiting: bool = False

    @property
    def asked(self) -> bool:
        return self.waiting or any(part is not None for part in (self.codes, self.sasaran, self.prioritas))


def for_line(siklus: Siklus, line: PlanLine) -> Advice:
    """What a stored line lacks, and only that: a code where none is known, a sasaran where it serves none."""
    bearings = bearings_of(siklus)
    found = bearings.read.lines.get(line.pk)
    if found is None:  # taken out of the plan
        return Advice()
    advice = Advice()
    if line.nomenklatur_id is None and offered(siklus):
        codes = codes_for(siklus, line, above_code(bearings, line.induk_id))
        advice = replace(advice, codes=codes, waiting=codes is None)
    known = remembered(siklus.daerah_id, catalogue(siklus))
    sasaran = None if bearings.read.sasaran(line.pk) else aims_for(bearings, found, known, line.sasaran_teks)
    prioritas = None if bearings.read.prioritas(found) else aims_for(bearings, found, known, of="prioritas")
    return replace(advice, sasaran=sasaran, prioritas=prioritas)


def above_code(bearings: Bearings, induk: int | None) -> str:
    """The official code of the nearest line above that has one."""
    path = above(bearings.read.lines, induk) if induk is not None else []
    return next((code for pk in path if (code := bearings.read.lines[pk].nomenklatur)), "")


def codes_for(
    siklus: Siklus, line: PlanLine, upper: str = "", count: int = ALTERNATIVES
) -> tuple[Suggestion, ...] | None:
    """Official codes of the line's own level for its name, as its OPD writes them; None while nothing is ready."""
    suggester = catalogue(siklus)
    if suggester is None:
        return None
    accepted = remembered(siklus.daerah_id, suggester).codes
    found = suggester.suggest(line.nama, accepted=accepted, count=POOL)
    return tuple(replace(one, kode=of_opd(one.kode, line.opd)) for one in _at_level(found, line.jenjang, upper)[:count])


def _at_level(found: Iterable[Suggestion], jenjang: str, upper: str) -> list[Suggestion]:
    """The same alternatives on the level of the line, each once: what hangs under the parent's code first, then what
    can be written as it is."""
    raised: dict[str, Suggestion] = {}
    for one in as_known(found) if jenjang == "sub_kegiatan" else found:
        kode, nama = {"program": (one.program, one.program_nama), "kegiatan": (one.kegiatan, one.kegiatan_nama)}.get(
            jenjang, (one.kode, one.nama)
        )
        raised.setdefault(kode, replace(one, kode=kode, nama=nama, certain=one.certain or jenjang != "sub_kegiatan"))
    every = sorted(raised.values(), key=lambda one: not one.certain)
    if not upper:
        return every
    inside = [one for one in every if one.kode.startswith(f"{upper}.")]
    told = [replace(one, because=(f"di bawah kode induknya, {upper}", *one.because)) for one in inside]
    return told + [one for one in every if not one.kode.startswith(f"{upper}.")]


def aims_for(
    bearings: Bearings, line: LineP, known: Known, named: str = "", *, of: str = "sasaran", count: int = ALTERNATIVES
) -> tuple[AimSuggestion, ...]:
    """The sasaran or prioritas a line may serve, from its words, its neighbours and what was accepted before."""
    aims: Aims = bearings.sasaran if of == "sasaran" else bearings.prioritas
    path = "; ".join(bearings.read.lines[pk].nama for pk in above(bearings.read.lines, line.induk or 0))
    own = {aim.id for aim in aims.rows}
    near, far = ({aim: n for aim, n in found(bearings, line).items() if aim in own} for found in (beside, around))
    evidence = Evidence(
        named=named,
        recalled=recalled_aims(bearings, known.aims, aims, line.nama, f"plan.planline:{line.id}"),
        beside=near,
        around=far,
    )
    return aims.suggest(line.nama, path=path, evidence=evidence, count=count)


def recalled_aims(bearings: Bearings, memory: Memory, aims: Aims, text: str, key: str = "") -> dict[int, Recalled]:
    """What accepted texts say, told for the aims of this cycle."""
    own = {aim.id for aim in aims.rows}
    found: dict[int, Recalled] = {}
    for code, said in memory.recall(aims.reader.official(text).tokens, without=key).items():
        for aim in bearings.meant.get(code, frozenset()) & own:
            if aim not in found or said.share > found[aim].share:
                found[aim] = said
    return found


def typed(siklus: Siklus, line: PlanLine) -> Advice:
    """Codes for a line that is being written."""
    if not offered(siklus) or not line.nama.strip():
        return Advice()
    codes = codes_for(siklus, line, above_code(bearings_of(siklus), line.induk_id))
    return Advice(codes=codes, waiting=codes is None)
