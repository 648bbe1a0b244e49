"""The two branches of meaning: what was found stands word for word, the rest is marked as an example."""

from collections.abc import Iterator
from typing import Any

from selaras.reference.deli_serdang import deli_serdang_priorities, facts
from selaras.reference.example.plan import ExampleIndikator, ExampleSimpul, ExampleSupport, ExampleTarget
from selaras.reference.example.sasaran import AIMS, GOALS, Aim, Measure

CONTOH = "contoh"
YEARS = range(2019, 2025)
_CUT = "[...teks terpotong]"


def simpul_rows(programs: dict[str, str]) -> tuple[ExampleSimpul, ...]:
    """All nodes; `programs` names the programmes by code."""
    found = facts()
    return (*_found_rpjmd(found["rpjmd_2019_2024"]), *_example_rpjmd(programs), *_year(found))


def supports() -> tuple[ExampleSupport, ...]:
    """Which prioritas a sasaran supports."""
    return tuple(ExampleSupport(aim.kunci, prioritas) for aim in AIMS for prioritas in aim.prioritas)


def indikator_rows() -> tuple[ExampleIndikator, ...]:
    """The indicators of tujuan and sasaran."""
    goals = (_indikator(goal.kunci, "tujuan", 1, goal.measure) for goal in GOALS)
    aims = (_indikator(aim.kunci, "sasaran", n, m) for aim in AIMS for n, m in enumerate(aim.measures, start=1))
    return (*goals, *aims)


def _found_rpjmd(rpjmd: dict[str, Any]) -> Iterator[ExampleSimpul]:
    source = f"RPJMD 2019-2024, dikutip: {rpjmd['sumber']}"
    yield ExampleSimpul("visi", "visi", "rpjmd", None, 1, "", rpjmd["visi"], "", source)
    for nomor, misi in enumerate(rpjmd["misi_ditemukan"], start=1):
        note = f"Naskah sumber terpotong di sini. {rpjmd['catatan'].capitalize()}." if _CUT in misi else ""
        yield ExampleSimpul(f"misi{nomor}", "misi", "rpjmd", "visi", nomor, str(nomor), misi, note, source)


def _example_rpjmd(programs: dict[str, str]) -> Iterator[ExampleSimpul]:
    order = {"visi": 2}  # the two misi that were found stand first
    for nomor, goal in enumerate(GOALS, start=1):
        place = order[goal.induk] = order.get(goal.induk, 0) + 1
        yield ExampleSimpul(goal.kunci, "tujuan", "rpjmd", goal.induk, place, f"T{nomor}", goal.uraian, CONTOH)
    seen: dict[str, int] = {}
    for nomor, aim in enumerate(AIMS, start=1):
        place = seen[aim.tujuan] = seen.get(aim.tujuan, 0) + 1
        yield ExampleSimpul(aim.kunci, "sasaran", "rpjmd", aim.tujuan, place, f"S{nomor}", aim.uraian, CONTOH)
        yield from _below(aim, nomor, programs)


def _below(aim: Aim, nomor: int, programs: dict[str, str]) -> Iterator[ExampleSimpul]:
    """Strategy, direction and priority programmes of a sasaran; one without a lead has none yet."""
    if not aim.lead:
        return
    strategy, direction = f"{aim.kunci}.st", f"{aim.kunci}.ak"
    text = f"Memadukan program antarperangkat daerah untuk sasaran “{aim.uraian}”"
    yield ExampleSimpul(strategy, "strategi", "rpjmd", aim.kunci, 1, f"S{nomor}.1", text, CONTOH)
    text = "Mendahulukan wilayah dan kelompok warga yang capaiannya paling rendah"
    yield ExampleSimpul(direction, "arah_kebijakan", "rpjmd", strategy, 1, f"S{nomor}.1.1", text, CONTOH)
    for place, code in enumerate(aim.codes, start=1):
        key = f"{aim.kunci}.pp{place}"
        yield ExampleSimpul(key, "program_prioritas", "rpjmd", direction, place, code, programs[code], CONTOH)


def _year(found: dict[str, Any]) -> Iterator[ExampleSimpul]:
    meeting = found["rapat_asal"]
    note = (
        "Rumusan tema tidak ditulis dalam sumber; yang tertulis di sini pokok rapat: "
        f"{meeting['nama']}, 9 Februari 2021, {meeting['tempat']}. {meeting['kutipan_bupati']}"
    )
    text = "Tema dan prioritas pembangunan Tahun 2022"
    yield ExampleSimpul("tema", "tema", "tahun", None, 1, "", text, note, meeting["sumber"])
    places: dict[str, int] = {}
    for row in deli_serdang_priorities():
        source = f"{row.sumber}, {meeting['sumber']}"
        if row.kode_prioritas not in places:
            places[row.kode_prioritas] = 0
            n = len(places)
            yield ExampleSimpul(
                row.kode_prioritas, "prioritas", "tahun", "tema", n, str(n), row.prioritas, "", source, n
            )
        place = places[row.kode_prioritas] = places[row.kode_prioritas] + 1
        kode = f"{len(places)}.{place}"
        upper = row.kode_prioritas
        yield ExampleSimpul(
            row.kode_strategi, "strategi_prioritas", "tahun", upper, place, kode, row.strategi, "", source
        )


def _indikator(simpul: str, jenis: str, nomor: int, m: Measure) -> ExampleIndikator:
    texts = m.targets.split("|") if m.targets else []
    targets = tuple(_target(year, text) for year, text in zip(YEARS, texts, strict=False))
    key = f"contoh:indikator:{simpul}:{nomor}"
    return ExampleIndikator(key, simpul, None, jenis, m.nama, m.satuan, m.polaritas, m.rumus, m.awal, targets)


def _target(year: int, text: str) -> ExampleTarget:
    if text.lstrip("-").replace(".", "", 1).isdigit():
        return ExampleTarget(year, text)
    return ExampleTarget(year, None, text)
