"""Ceilings of the daerah, its OPDs, some programmes, fund sources and kecamatan; a few are too low."""

from collections import defaultdict
from collections.abc import Iterator

from selaras.reference.example.chance import Chance
from selaras.reference.example.opd import Agency
from selaras.reference.example.plan import ExampleCeiling, ExampleLine

CIRCULAR = "Contoh Surat Edaran Pagu Indikatif Nomor 050/1/2021"
_OVER = ("dishub", "koperasi", "kec-19")  # OPDs that plan more than their ceiling
_PROGRAMS = 12
_STEP = 50_000_000  # rupiah


def ceilings(agencies: tuple[Agency, ...], lines: tuple[ExampleLine, ...]) -> tuple[ExampleCeiling, ...]:
    """Limits drawn around what is planned; `lines` are those before defects are planted."""
    chance = Chance("pagu batas")
    return tuple(_all(agencies, lines, chance))


def _all(agencies: tuple[Agency, ...], lines: tuple[ExampleLine, ...], chance: Chance) -> Iterator[ExampleCeiling]:
    programs = [line for line in lines if line.jenjang == "program"]
    total = sum(line.pagu or 0 for line in programs)
    yield ExampleCeiling("daerah", _above(total, 101), circular=CIRCULAR)
    for agency in agencies:
        planned = sum(line.pagu or 0 for line in programs if line.opd == agency.kunci)
        per_cent = 96 if agency.kunci in _OVER else chance.whole(100, 105)
        yield ExampleCeiling("opd", _above(planned, per_cent), opd=agency.kunci, circular=CIRCULAR)
    named = [line for line in programs if line.nomenklatur and not line.nomenklatur.startswith(("X", "7"))]
    for place, line in enumerate(chance.some(named, _PROGRAMS)):
        per_cent = 95 if place < 2 else chance.whole(100, 108)
        yield ExampleCeiling("program", _above(line.pagu or 0, per_cent), line=line.kunci)
    yield from _funds(lines, chance)
    yield from _kecamatan(lines, chance)


def _above(rupiah: int, per_cent: int) -> int:
    """A round limit at this per cent of what is planned; at 100 or more never below it."""
    exact = rupiah * per_cent // 100
    return exact // _STEP * _STEP if per_cent < 100 else -(-exact // _STEP) * _STEP


def _funds(lines: tuple[ExampleLine, ...], chance: Chance) -> Iterator[ExampleCeiling]:
    planned: dict[str, int] = defaultdict(int)
    for line in lines:
        for name, rupiah in line.sumber_dana:
            planned[name] += rupiah
    for name in sorted(planned):
        per_cent = 94 if name.startswith("DAK Fisik-Bidang Jalan") else chance.whole(100, 104)
        yield ExampleCeiling("sumber_dana", _above(planned[name], per_cent), sumber_dana=name)


def _kecamatan(lines: tuple[ExampleLine, ...], chance: Chance) -> Iterator[ExampleCeiling]:
    """Per kecamatan: pagu of the lines that name it or its villages, shared evenly among the places of a line."""
    planned: dict[str, int] = defaultdict(int)
    for line in lines:
        named = [kode[:8] for kode, _ in line.tempat if len(kode) >= 8]
        for kode in named:
            planned[kode] += (line.pagu or 0) // len(named)
    for place, kode in enumerate(sorted(planned)):
        per_cent = 92 if place in (3, 15) else chance.whole(102, 112)
        yield ExampleCeiling("wilayah", _above(planned[kode], per_cent), wilayah=kode)
