"""The example plan of Deli Serdang 2022: true names of places and codes, example agencies, money and links.

It is made by seeded draws from the official nomenclature and from the shapes of a real plan, the same on every
machine. Nothing in it but the wording with a named source is a statement about Deli Serdang.
"""

import hashlib
import json
from functools import cache

from selaras.reference.example import bridge, defects, limits, meaning, outputs, packages, people, work
from selaras.reference.example.opd import AGENCIES, DAERAH, kecamatan, opd_rows
from selaras.reference.example.people import ketapang_people
from selaras.reference.example.plan import (
    ExampleCeiling,
    ExampleContribution,
    ExampleIndikator,
    ExampleLine,
    ExampleOpd,
    ExamplePaket,
    ExamplePerson,
    ExamplePlan,
    ExampleSimpul,
    ExampleSupport,
    ExampleTahapan,
    ExampleTarget,
)

__all__ = [
    "ExampleCeiling",
    "ExampleContribution",
    "ExampleIndikator",
    "ExampleLine",
    "ExampleOpd",
    "ExamplePaket",
    "ExamplePerson",
    "ExamplePlan",
    "ExampleSimpul",
    "ExampleSupport",
    "ExampleTahapan",
    "ExampleTarget",
    "deli_serdang_2022",
    "digest",
    "ketapang_people",
]


@cache
def deli_serdang_2022() -> ExamplePlan:
    """The whole example cycle."""
    agencies = (*AGENCIES, *kecamatan())
    clean = tuple(line for a in agencies for line in work.lines_of(a, bridge.tags_of(a.kunci)))
    lines = defects.planted(clean)
    by_key = {line.kunci: line for line in clean}
    of_lines = tuple(outputs.line_indikator(lines))
    programs = {line.nomenklatur: line.nama for line in clean if line.jenjang == "program" and line.nomenklatur}
    return ExamplePlan(
        daerah=DAERAH,
        daerah_nama="Kabupaten Deli Serdang",
        tahun=2022,
        contoh=True,
        nomenklatur="2023",
        layout="l86",
        opd=opd_rows(agencies),
        simpul=meaning.simpul_rows(programs),
        supports=meaning.supports(),
        indikator=(*meaning.indikator_rows(), *of_lines),
        lines=lines,
        paket=packages.packages(clean),
        contributions=bridge.contributions(by_key, outputs.promised(of_lines, by_key)),
        ceilings=limits.ceilings(agencies, clean),
        people=people.deli_serdang_people(),
        tahapan=people.tahapan_rows(),
    )


def digest(plan: ExamplePlan) -> str:
    """SHA-256 of the plan's canonical JSON: the same wherever it is made."""
    text = json.dumps(plan.as_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
