"""Defects planted on purpose, the kinds that real plans have, so that findings have something to show."""

from dataclasses import replace

from selaras.reference.example.chance import Chance
from selaras.reference.example.plan import ExampleLine

# Share (0..1) of sub kegiatan that lack something.
NO_PLACE, NO_GROUP, NO_FUND, NO_FORWARD = 0.035, 0.05, 0.02, 0.045
UNEQUAL_KEGIATAN = 14  # kegiatan whose printed pagu is not the sum of what lies below
UNEQUAL_PROGRAM = 4
UNKNOWN_CODES = 5  # sub kegiatan whose code the nomenclature does not know
TWO_DIGITS = 12  # sub kegiatan printed with the two-digit codes of 2021-2022
SIX_ZEROS = "contoh:kec-24:X.XX.01.2.08.0001"  # one pagu printed a million times too large
_SMALL = 412_000  # rupiah, a year's letters of a kecamatan office


def planted(lines: tuple[ExampleLine, ...]) -> tuple[ExampleLine, ...]:
    """The same lines with the defects in them."""
    chance = Chance("cacat")
    changed = {line.kunci: _lacking(line, chance) for line in lines}
    subs = [line for line in lines if line.jenjang == "sub_kegiatan" and not line.kunci.startswith(SIX_ZEROS[:13])]
    numbered = [line for line in subs if line.kode[-4:-2] == "00" and line.kode[5:7] != "01"]
    marked = chance.some(numbered, UNKNOWN_CODES + TWO_DIGITS)
    for line in marked[:UNKNOWN_CODES]:
        changed[line.kunci] = replace(changed[line.kunci], kode=f"{line.kode[:-4]}99{line.kode[-2:]}", nomenklatur=None)
    for line in marked[UNKNOWN_CODES:]:
        changed[line.kunci] = replace(changed[line.kunci], kode=f"{line.kode[:-4]}{line.kode[-2:]}")
    below = _last_child(lines)
    for jenjang, count in (("kegiatan", UNEQUAL_KEGIATAN), ("program", UNEQUAL_PROGRAM)):
        for line in chance.some([one for one in lines if one.jenjang == jenjang and one.kunci in below], count):
            changed[line.kunci] = replace(changed[line.kunci], pagu=_wrong_sum(line, below[line.kunci], chance))
    wrong = changed[SIX_ZEROS]
    pagu = _SMALL * 1_000_000
    changed[SIX_ZEROS] = replace(wrong, pagu=pagu, sumber_dana=((wrong.sumber_dana[0][0], pagu),))
    return tuple(changed[line.kunci] for line in lines)


def _lacking(line: ExampleLine, chance: Chance) -> ExampleLine:
    """A sub kegiatan that lacks a place, a target group, a fund or a forward estimate."""
    if line.jenjang != "sub_kegiatan" or line.kunci == SIX_ZEROS:
        return line
    if chance.yes(NO_PLACE):
        line = replace(line, lokasi_teks="", tempat=())
    if chance.yes(NO_GROUP):
        line = replace(line, kelompok_sasaran="")
    if chance.yes(NO_FUND):
        line = replace(line, sumber_dana=())
    if chance.yes(NO_FORWARD):
        line = replace(line, pagu_maju=None)
    return line


def _last_child(lines: tuple[ExampleLine, ...]) -> dict[str, ExampleLine]:
    """The last child of each line that has at least two."""
    seen: dict[str, list[ExampleLine]] = {}
    for line in lines:
        if line.induk:
            seen.setdefault(line.induk, []).append(line)
    return {key: children[-1] for key, children in seen.items() if len(children) > 1}


def _wrong_sum(line: ExampleLine, last: ExampleLine, chance: Chance) -> int:
    """What goes wrong in real sheets: the last child overwrites the sum, or a late change is not carried up."""
    if line.jenjang == "kegiatan" and chance.yes(0.4):
        return last.pagu or 0
    return (line.pagu or 0) * chance.pick((88, 93, 97, 104, 110)) // 100 // 1_000 * 1_000
