"""The national roll-up: what each government plans, how much of it works together, how much of it is planned twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from selaras.engines.overlap.items import BERBEDA, SAMA, SATU_PAKET, SETEMPAT
from selaras.engines.overlap.rows import BARIS, KINDS, PAKET, USULAN, Row
from selaras.main.align.compare import Found
from selaras.main.align.extra import Refused
from selaras.main.align.files import read_rows, read_values
from selaras.main.align.local import by_plan
from selaras.reference.tables import rows as table

ALL = "semua"  # stands for the code of a government in the row of totals of a year
RELATIONS = (SAMA, SATU_PAKET, SETEMPAT, BERBEDA)


@dataclass(frozen=True, slots=True)
class Tally:
    """One government and year, in whole numbers; of ALL the sum."""

    daerah: str
    tahun: int
    opd: int = 0  # names of OPDs on lines and packages; of ALL the sum over governments
    baris: int = 0
    paket: int = 0
    usulan: int = 0
    pagu: int = 0  # rupiah of lines
    pagu_bersama: int = 0  # rupiah of lines that counts as working together
    dinilai: int = 0  # lines that say how they work together
    sama: int = 0  # pairs
    satu_paket: int = 0
    setempat: int = 0
    berbeda: int = 0
    sama_antar_opd: int = 0  # pairs `sama` of two OPDs
    rupiah_sama_baris: int = 0  # rupiah of lines that stand in at least one pair `sama`, each once
    rupiah_sama_paket: int = 0
    rupiah_sama_usulan: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        names = [field.name for field in fields(Tally)][2:]
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the roll-up. The names are the columns of the file."""

    daerah: str
    nama: str
    tahun: int
    opd: int
    baris: int
    paket: int
    usulan: int
    pagu: int
    pagu_bersama: int | None
    bagian_bersama: float | None  # 0..1, six decimals; empty where no line says how it works together
    sama: int
    satu_paket: int
    setempat: int
    berbeda: int
    sama_antar_opd: int
    rupiah_sama_baris: int
    rupiah_sama_paket: int
    rupiah_sama_usulan: int


def lines_of(tallies: Iterable[Tally]) -> list[Line]:
    """Governments by year and code, after them the totals of each year."""
    told = sorted(tallies, key=lambda tally: (tally.tahun, tally.daerah))
    totals: dict[int, Tally] = {}
    for tally in told:
        totals[tally.tahun] = totals.get(tally.tahun, Tally(ALL, tally.tahun)) + tally
    names = {row["kode"]: row["nama"] for row in table("wilayah.csv.gz") if row["kode"].count(".") < 2}
    return [_line(tally, names) for year in sorted(totals) for tally in (*_of_year(told, year), totals[year])]


def _of_year(told: list[Tally], year: int) -> list[Tally]:
    return [tally for tally in told if tally.tahun == year]


def _line(tally: Tally, names: dict[str, str]) -> Line:
    known = {field.name: getattr(tally, field.name) for field in fields(Tally) if field.name != "dinilai"}
    told = tally.dinilai > 0
    known["pagu_bersama"] = tally.pagu_bersama if told else None
    share = round(tally.pagu_bersama / tally.pagu, 6) if told and tally.pagu else None
    name = "Semua daerah" if tally.daerah == ALL else names.get(tally.daerah, "")
    return Line(nama=name, bagian_bersama=share, **known)


def tallies(files: Iterable[Path], pairs: Path | None) -> list[Tally]:
    """Counted on one machine."""
    plans = by_plan(row for path in files for row in read_rows(path))
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for pair in checked_pairs(pairs) if pairs else ():
        found[pair["daerah"], int(pair["tahun"])].append(pair)
    return [_plan(key, rows) + _pairs(key, found.get(key, [])) for key, rows in plans.items()]


def checked_pairs(path: Path) -> list[dict[str, Any]]:
    """The pairs that `align` wrote."""
    if not path.is_file():
        raise Refused(f"Berkas pasangan {path} tidak ada. Buat dahulu: ./selaras align --data DIR --out {path}")
    pairs = [dict(values) for values in read_values(path)]
    missing = [f.name for f in fields(Found) if pairs and f.name not in pairs[0]]
    if missing:
        raise Refused(f"Berkas {path.name} tidak punya kolom {', '.join(missing)}; pakai hasil ./selaras align.")
    return pairs


def _plan(key: tuple[str, int], rows: list[Row]) -> Tally:
    lines = [row for row in rows if row.jenis == BARIS]
    kinds = {kind: sum(row.jenis == kind for row in rows) for kind in KINDS}
    return Tally(
        *key,
        opd=len({row.opd for row in rows if row.opd and row.jenis != USULAN}),
        baris=kinds[BARIS],
        paket=kinds[PAKET],
        usulan=kinds[USULAN],
        pagu=sum(row.pagu or 0 for row in lines),
        pagu_bersama=sum(row.pagu_bersama or 0 for row in lines),
        dinilai=sum(row.bersama != "" for row in lines),
    )


def _pairs(key: tuple[str, int], pairs: list[dict[str, Any]]) -> Tally:
    same = [pair for pair in pairs if pair["hubungan"] == SAMA]
    money: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    for pair in same:
        for side in "ab":
            money[pair[f"jenis_{side}"]][pair[f"id_{side}"]] = int(pair[f"pagu_{side}"] or 0)
    counted: dict[str, Any] = {name: sum(pair["hubungan"] == name for pair in pairs) for name in RELATIONS}
    counted |= {f"rupiah_sama_{kind}": sum(once.values()) for kind, once in money.items()}
    return Tally(daerah=key[0], tahun=key[1], sama_antar_opd=sum(_of_two(pair) for pair in same), **counted)


def _of_two(pair: dict[str, Any]) -> bool:
    a, b = pair["opd_a"] or "", pair["opd_b"] or ""
    return bool(a and b and a != b)
