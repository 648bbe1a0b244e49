"""From suggested codes to the OPD of this government that carries them."""

from collections.abc import Iterable, Sequence

from selaras.engines.suggestion.nouns import Agency, Owner, Suggestion

# How much an OPD that holds the code at this level is meant by it; levels are parts of the code.
NEARNESS = ((6, 1.0, "sub kegiatan"), (5, 0.8, "kegiatan"), (3, 0.5, "program"), (2, 0.3, "bidang urusan"))


def suggest_agencies(
    suggestions: Sequence[Suggestion], owners: Iterable[Owner], *, count: int = 3
) -> tuple[Agency, ...]:
    """The OPD that hold the suggested codes or what stands above them, nearest first. Tie: the lower id."""
    found: dict[int, Agency] = {}
    for owner in owners:
        held = {".".join(code.split(".")[:parts]) for code in owner.codes for parts, _, _ in NEARNESS}
        for suggestion in suggestions:
            agency = _holds(owner, held, suggestion)
            if agency is not None and (owner.opd not in found or agency.likeness > found[owner.opd].likeness):
                found[owner.opd] = agency
    return tuple(sorted(found.values(), key=lambda agency: (-agency.likeness, agency.opd))[:count])


def _holds(owner: Owner, held: set[str], suggestion: Suggestion) -> Agency | None:
    for parts, weight, level in NEARNESS:
        code = ".".join(suggestion.kode.split(".")[:parts])
        if code in held:
            because = (f"menangani {level} {code}", *suggestion.because[:1])
            return Agency(owner.opd, owner.nama, round(weight * suggestion.likeness, 4), because)
    return None
