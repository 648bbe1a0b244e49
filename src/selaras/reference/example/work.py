"""The lines of every OPD: official programmes, kegiatan and sub kegiatan with example money, places and months."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from selaras.reference.codes import NomenklaturRow, nomenklatur
from selaras.reference.example.chance import Chance, shared
from selaras.reference.example.opd import DAERAH, Agency
from selaras.reference.example.places import tree, written
from selaras.reference.example.plan import ExampleLine
from selaras.reference.example.shapes import (
    DAU,
    FUNDS,
    GROUP_USUAL,
    GROUPS,
    HANDED_ON,
    IN_VILLAGES,
    PAD,
    PAGU,
    PENUNJANG,
    SALARY,
    SALARY_SHARE,
    SALARY_USUAL,
    SUPPORT,
)

KABUPATEN = "Kabupaten Deli Serdang"
_SUPPORT_PROGRAM = "X.XX.01"
_SUPPORT_SHARE = 0.42  # of an OPD's sub kegiatan, as in Ketapang 2022
_STEP = 1_000  # rupiah


@dataclass(frozen=True, slots=True)
class Codes:
    """The nomenclature of 2023 that a kabupaten may use: fourth part 2, or the upper levels."""

    by_kode: dict[str, NomenklaturRow]
    below: dict[str, tuple[str, ...]]  # sub kegiatan under a programme

    def name(self, kode: str) -> str:
        """The official name."""
        return self.by_kode[kode].nama


@cache
def codes() -> Codes:
    """Read once."""
    rows = {r.kode: r for r in nomenklatur("2023")}
    below = defaultdict(list)
    for kode, row in rows.items():
        if row.tingkat == "sub_kegiatan" and kode.split(".")[3] == "2":
            below[rows[row.induk_kode].induk_kode].append(kode)
    return Codes(rows, {program: tuple(kept) for program, kept in below.items()})


def lines_of(agency: Agency, tags: dict[str, tuple[str, ...]]) -> Iterator[ExampleLine]:
    """The lines of one OPD, parents first; `tags` names the prioritas that a programme serves."""
    chosen = _chosen(agency)
    money = _money(agency, chosen)
    maker = _Maker(agency, Chance("baris", agency.kunci), tags)
    subs = [maker.sub(kode, pagu) for kode, pagu in zip(chosen, money, strict=True)]
    kegiatan = _rolled_up(agency, "kegiatan", subs)
    programs = _rolled_up(agency, "program", kegiatan)
    order = {key: place for place, key in enumerate(_printed_order(programs, kegiatan, subs))}
    yield from sorted((*programs, *kegiatan, *subs), key=lambda line: order[line.kunci])


def key_of(agency: str, kode: str) -> str:
    """The source id of a line of the example."""
    return f"contoh:{agency}:{kode}"


def own_code(agency: Agency, kode: str) -> str:
    """The code as the OPD prints it: the generic X.XX takes the OPD's first bidang."""
    return kode.replace("X.XX", agency.bidang[0], 1)


def _chosen(agency: Agency) -> list[str]:
    """Official sub kegiatan codes: the usual supporting ones, then some of every programme."""
    chance = Chance("pilih", agency.kunci)
    support = [f"{_SUPPORT_PROGRAM}.{tail}" for tail in SUPPORT]
    kept = support[: max(9, min(len(support), int(agency.subs * _SUPPORT_SHARE)))]
    wanted = agency.programs or tuple(p for p in codes().below if p[:4] in agency.bidang)
    pools = {p: codes().below[p] for p in wanted if p in codes().below}
    left, size = agency.subs - len(kept), sum(len(pool) for pool in pools.values())
    for pool in pools.values():
        kept += chance.some(pool, max(2, min(len(pool), left * len(pool) // size)))
    handed_on = HANDED_ON.get(agency.kunci)
    return sorted(kept if not handed_on or handed_on[0] in kept else [*kept, handed_on[0]])


def _money(agency: Agency, chosen: list[str]) -> list[int]:
    """Splits the OPD's pagu: a fixed share for salaries and money handed on, the rest by the real distribution."""
    chance, total = Chance("pagu", agency.kunci), agency.juta * 1_000_000
    handed_on, per_cent = HANDED_ON.get(agency.kunci, ("", 0))
    fixed = {SALARY: total * SALARY_SHARE.get(agency.kunci, SALARY_USUAL) // 100, handed_on: total * per_cent // 100}
    for kode in chosen:
        if kode.startswith(_SUPPORT_PROGRAM) and kode not in fixed:
            fixed[kode] = chance.weight(*PENUNJANG) // _STEP * _STEP + _STEP
    left = [kode for kode in chosen if kode not in fixed]
    rest = shared(total - sum(fixed.values()), [chance.weight(*PAGU[k[:4]]) for k in left], step=_STEP)
    parts = iter(rest)
    return [fixed[k] if k in fixed else next(parts) for k in chosen]


class _Maker:
    """Makes the sub kegiatan lines of one OPD."""

    def __init__(self, agency: Agency, chance: Chance, tags: dict[str, tuple[str, ...]]) -> None:
        self.agency, self.chance, self.tags = agency, chance, tags

    def sub(self, kode: str, pagu: int) -> ExampleLine:
        """One sub kegiatan with its money, place, months and target group."""
        chance, row = self.chance, codes().by_kode[kode]
        first = chance.whole(1, 7)
        last = 12 if kode.startswith("X") else chance.whole(first + 2, 12)
        text, places = self._place(kode)
        return ExampleLine(
            kunci=key_of(self.agency.kunci, kode),
            opd=self.agency.kunci,
            jenjang="sub_kegiatan",
            induk=key_of(self.agency.kunci, row.induk_kode),
            kode=own_code(self.agency, kode),
            nomenklatur=kode,
            nama=row.nama,
            pagu=pagu,
            pagu_maju=pagu * chance.whole(100, 109) // 100 // _STEP * _STEP,
            lokasi_teks=text,
            kelompok_sasaran=GROUP_USUAL if kode.startswith("X") else GROUPS.get(kode[:4], GROUP_USUAL),
            bulan_mulai=1 if kode.startswith("X") else first,
            bulan_selesai=last,
            asal=self._origin(kode),
            sumber_dana=self._funds(kode, pagu),
            tempat=places,
            prioritas=self.tags.get(kode[:7], ()),
        )

    def _origin(self, kode: str) -> str:
        if kode[:4] not in IN_VILLAGES:
            return "rencana_opd"
        draw = self.chance.whole(1, 100)
        return "musrenbang" if draw <= 18 else "pokir" if draw <= 26 else "rencana_opd"

    def _place(self, kode: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Villages where the work lies in villages, else the office or the whole regency."""
        chance, within = self.chance, self.agency.wilayah
        if kode.startswith("X") or kode[:4] not in IN_VILLAGES:
            return (self.agency.nama, ((within, ""),)) if within else (KABUPATEN, ((DAERAH, ""),))
        desa = chance.some(tree().under(within), chance.pick((1, 1, 2, 2, 3, 4)))
        texts = [written(chance, d) for d in desa]
        return "; ".join(texts), tuple((d.kode, t) for d, t in zip(desa, texts, strict=True))

    def _funds(self, kode: str, pagu: int) -> tuple[tuple[str, int], ...]:
        """One source, or two that add up to the pagu."""
        special = () if kode.startswith("X") else FUNDS.get(kode[:4], ())
        main = DAU if self.chance.yes(0.7) else PAD
        if not special or self.chance.yes(0.55):
            return ((main, pagu),)
        part = pagu * self.chance.whole(3, 9) // 10 // _STEP * _STEP
        if not 0 < part < pagu:
            return ((main, pagu),)
        return (self.chance.pick(special), part), (main, pagu - part)


def _rolled_up(agency: Agency, jenjang: str, children: list[ExampleLine]) -> list[ExampleLine]:
    """The lines one level up, with the sums of what lies below."""
    below: dict[str, list[ExampleLine]] = defaultdict(list)
    for child in children:
        below[child.induk or ""].append(child)
    made = []
    for key, group in below.items():
        row = codes().by_kode[key.rsplit(":", 1)[1]]
        line = ExampleLine(
            kunci=key,
            opd=agency.kunci,
            jenjang=jenjang,
            induk=key_of(agency.kunci, row.induk_kode) if jenjang == "kegiatan" else None,
            kode=own_code(agency, row.kode),
            nomenklatur=row.kode,
            nama=row.nama,
            pagu=sum(child.pagu or 0 for child in group),
            pagu_maju=sum(child.pagu_maju or 0 for child in group),
            prioritas=group[0].prioritas,
        )
        first, last = _frame(group)
        made.append(replace(line, bulan_mulai=first, bulan_selesai=last))
    return made


def _frame(group: list[ExampleLine]) -> tuple[int | None, int | None]:
    """From the first month to the last of what lies below."""
    starts = [child.bulan_mulai for child in group if child.bulan_mulai]
    ends = [child.bulan_selesai for child in group if child.bulan_selesai]
    return min(starts, default=None), max(ends, default=None)


def _printed_order(*levels: list[ExampleLine]) -> list[str]:
    """Programme, its kegiatan, their sub kegiatan."""
    return [line.kunci for line in sorted((line for level in levels for line in level), key=lambda line: line.kode)]
