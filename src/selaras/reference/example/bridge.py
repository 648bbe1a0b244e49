"""Who works for which sasaran: leads, accepted partners, requests that wait, refusals, and links without substance."""

from collections.abc import Iterator

from selaras.reference.example.chance import Chance
from selaras.reference.example.plan import ExampleContribution, ExampleIndikator, ExampleLine
from selaras.reference.example.sasaran import AIMS, Aim
from selaras.reference.example.work import key_of

_REASONS = (
    "Anggaran tahun 2022 sudah terbagi habis untuk pekerjaan lanjutan.",
    "Pekerjaan yang diminta bukan kewenangan kabupaten.",
    "Kegiatan serupa sudah dipimpin OPD lain; usul dibahas pada forum perangkat daerah.",
)
_ACCEPTED_ONTO = {"s13": "s16"}  # the partner says that its work already serves another sasaran


def contributions(
    lines: dict[str, ExampleLine], outputs: dict[str, ExampleIndikator]
) -> tuple[ExampleContribution, ...]:
    """All contributions; `outputs` gives an output indicator of each programme or kegiatan that has one."""
    return tuple(row for aim in AIMS for row in _of(aim, lines, outputs))


def tags_of(kunci: str) -> dict[str, tuple[str, ...]]:
    """Which prioritas each programme of an OPD serves through the sasaran it is tied to."""
    found: dict[str, list[str]] = {}
    for aim in AIMS:
        codes = list(aim.codes) if aim.lead == kunci else []
        codes += [code for opd, code, state in map(_read, aim.partners) if opd == kunci and code and state in "tbs"]
        for code in codes:
            kept = found.setdefault(code[:7], [])
            kept += [p for p in aim.prioritas if p not in kept]
    return {code: tuple(sorted(kept)) for code, kept in found.items()}


def _of(aim: Aim, lines: dict[str, ExampleLine], outputs: dict[str, ExampleIndikator]) -> Iterator[ExampleContribution]:
    chance = Chance("kontribusi", aim.kunci)
    if aim.lead:
        yield ExampleContribution(aim.kunci, aim.lead, None, "lead", "diterima", answered_days_ago=40)
    for code in aim.codes:
        line = lines[key_of(aim.lead, code)]
        target = _promise(line, outputs)
        yield _tied(aim.kunci, line, "lead", target, line.pagu)
    for opd, code, state in map(_read, aim.partners):
        if not code:
            yield _asked(aim, opd, state, chance)
            continue
        line = lines[key_of(opd, _generic(code))]
        if state == "b":
            yield _tied(aim.kunci, line, "contributor", "", None)
        elif state == "p":
            yield _accepted_onto(aim, line)
        else:
            part = (line.pagu or 0) * chance.whole(3, 9) // 10 // 1_000 * 1_000
            yield _tied(aim.kunci, line, "support" if state == "s" else "contributor", _promise(line, outputs), part)


def _read(partner: str) -> tuple[str, str, str]:
    opd, code, state = partner.split(":")
    return opd, code, state


def _generic(code: str) -> str:
    """Programme 01 stands in the nomenclature as X.XX.01."""
    return f"X.XX{code[4:]}" if code[5:7] == "01" else code


def _promise(line: ExampleLine, outputs: dict[str, ExampleIndikator]) -> str:
    """A target in words, from an output of the line: '12 Dokumen'."""
    found = outputs.get(line.kunci)
    return f"{found.targets[0].nilai} {found.satuan}" if found and found.targets else ""


def _tied(simpul: str, line: ExampleLine, role: str, target: str, rupiah: int | None) -> ExampleContribution:
    months = (line.bulan_mulai, line.bulan_selesai)
    return ExampleContribution(
        simpul, line.opd, line.kunci, role, "diterima", target, rupiah, *months, answered_days_ago=30
    )


def _accepted_onto(aim: Aim, line: ExampleLine) -> ExampleContribution:
    onto = _ACCEPTED_ONTO[aim.kunci]
    message = f"Mohon pekerjaan {line.nama.capitalize()} dihubungkan ke sasaran ini."
    return ExampleContribution(
        aim.kunci,
        line.opd,
        line.kunci,
        "contributor",
        "diterima_pada_simpul",
        message=message,
        asked_by_opd=aim.lead or None,
        asked_days_ago=21,
        answered_days_ago=17,
        accepted_simpul=onto,
    )


def _asked(aim: Aim, opd: str, state: str, chance: Chance) -> ExampleContribution:
    """A request to an OPD: waiting (some for long), refused with a reason, or withdrawn."""
    days = chance.pick((1, 2, 4, 6, 9, 13, 18, 26))
    message = f"Mohon dukungan program OPD Anda pada tahun 2022 untuk sasaran “{aim.uraian}”."
    word = {"d": "diminta", "x": "ditolak", "w": "ditarik"}[state]
    return ExampleContribution(
        aim.kunci,
        opd,
        None,
        "contributor",
        word,
        message=message,
        reason=chance.pick(_REASONS) if state == "x" else "",
        asked_by_opd=aim.lead or "bappeda",
        asked_days_ago=days + (5 if state != "d" else 0),
        answered_days_ago=days if state != "d" else None,
    )
