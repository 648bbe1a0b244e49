"""From a text and its suggested codes to the OPD of this government that should answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from selaras.engines.suggestion.memory import Recalled
from selaras.engines.suggestion.nouns import Agency, Owner, Suggestion
from selaras.engines.suggestion.routing import Route

# How much an OPD that holds the code at this level is meant by it; levels are parts of the code.
NEARNESS = ((6, 1.0, "sub kegiatan"), (5, 0.8, "kegiatan"), (3, 0.5, "program"), (2, 0.3, "bidang urusan"))
# How far each kind of evidence can be trusted alone, 0..1; what people decided here before says most.
HOLDS, DECIDED, LEARNED = 0.8, 0.7, 0.7
FULL = 0.35  # 0..1, likeness of a sub kegiatan from which its code is as good as certain; few texts reach more


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """Which OPD hold which codes, on every level."""

    names: Mapping[int, str]
    at: Mapping[str, frozenset[int]]  # code or beginning of a code -> OPDs that hold it

    @classmethod
    def of(cls, owners: Iterable[Owner]) -> "Holdings":
        names: dict[int, str] = {}
        at: dict[str, set[int]] = defaultdict(set)
        for owner in owners:
            names[owner.opd] = owner.nama
            for code in owner.codes:
                pieces = code.split(".")
                for parts, _, _ in NEARNESS:
                    if len(pieces) >= parts:
                        at[".".join(pieces[:parts])].add(owner.opd)
        return cls(names, {code: frozenset(found) for code, found in at.items()})


def suggest_agencies(
    suggestions: Sequence[Suggestion], owners: Iterable[Owner] | Holdings, *, count: int = 3
) -> tuple[Agency, ...]:
    """The OPD that hold the suggested codes or what stands above them, nearest first. Tie: the lower id."""
    held = owners if isinstance(owners, Holdings) else Holdings.of(owners)
    found: dict[int, Agency] = {}
    for suggestion in suggestions:
        seen: set[int] = set()  # an OPD is told by the nearest level it holds
        for parts, weight, level in NEARNESS:
            pieces = suggestion.kode.split(".")
            code = ".".join(pieces[:parts]) if len(pieces) >= parts else ""
            for opd in held.at.get(code, frozenset()) - seen:
                seen.add(opd)
                likeness = round(weight * suggestion.likeness, 4)
                if opd not in found or likeness > found[opd].likeness:
                    because = (f"menangani {level} {code}", *suggestion.because[:1])
                    found[opd] = Agency(opd, held.names[opd], likeness, because)
    return tuple(sorted(found.values(), key=lambda agency: (-agency.likeness, agency.opd))[:count])


def weigh_agencies(
    held: Sequence[Agency],
    decided: Mapping[int, Recalled],
    learned: Sequence[Route],
    names: Mapping[int, str],
    *,
    count: int = 3,
) -> tuple[Agency, ...]:
    """The OPD for which most speaks: codes it holds, proposals that it took before, and the words of such proposals.

    An OPD that is not in ``names`` answers no more and is not suggested. Tie: the lower id.
    """
    parts: dict[int, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
    for agency in held:
        parts[agency.opd].append((HOLDS * min(1.0, agency.likeness / FULL), agency.because))
    for opd, said in decided.items():
        parts[opd].append((DECIDED * said.share, (f"usulan serupa pernah diterima di sini ({said.voices} kali)",)))
    known = {name: opd for opd, name in sorted(names.items(), reverse=True)}
    for route in learned:
        if route.agency in known:
            parts[known[route.agency]].append((LEARNED * route.likeness, route.because))
    found = [_weighed(opd, names[opd], hints) for opd, hints in parts.items() if opd in names]
    return tuple(sorted(found, key=lambda agency: (-agency.likeness, agency.opd))[:count])


def _weighed(opd: int, nama: str, hints: list[tuple[float, tuple[str, ...]]]) -> Agency:
    hints.sort(key=lambda hint: -hint[0])
    likeness = 1 - prod(1 - weight for weight, _ in hints)  # independent hints add up and never reach 1
    return Agency(opd, nama, round(likeness, 4), tuple(reason for _, because in hints for reason in because))
