"""Villages that propose, year after year, and in which nothing of the plan is done."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from selaras.features.alignment.findings.names import plain
from selaras.features.alignment.findings.proposals import VILLAGE
from selaras.features.plan.models import Paket, Place, PlanLine
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.words import Hasil, Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus

YEARS = (1, 2, 3, 5)  # how far back one may look
KECAMATAN = 8  # characters of the code of a kecamatan


@dataclass(frozen=True, slots=True)
class Village:
    """A village with its proposals, and no line in the years looked at."""

    kode: str
    nama: str
    proposals: int
    rupiah: int  # asked for
    tahun: tuple[int, ...]  # years in which it proposed


@dataclass(slots=True)
class Group:
    """The villages of one kecamatan."""

    kode: str
    nama: str
    rows: list[Village] = field(default_factory=list)

    @property
    def proposals(self) -> int:
        return sum(row.proposals for row in self.rows)

    @property
    def rupiah(self) -> int:
        return sum(row.rupiah for row in self.rows)


@dataclass(frozen=True, slots=True)
class Unserved:
    """The answer for a number of years."""

    groups: list[Group]
    first: int  # year
    last: int
    silent: tuple[int, ...]  # years without any line that names a village: nothing can be said of them
    proposing: int  # villages that propose at all
    spoken: bool  # some year names villages, so that something can be said


def unserved(siklus: Siklus, years: int) -> Unserved:
    """Villages with proposals in the last years and no line, package or placed proposal in any of them."""
    first, last = siklus.tahun - years + 1, siklus.tahun
    of = {"daerah": siklus.daerah_id, "siklus__tahun__gte": first, "siklus__tahun__lte": last, "active": True}
    asked: dict[str, Counter[int]] = defaultdict(Counter)
    rupiah: Counter[str] = Counter()
    for kode, tahun, amount in _proposals(of):
        asked[kode][tahun] += 1
        rupiah[kode] += amount or 0
    served, spoken = _served(siklus, of) if asked else (set(), set())
    silent = tuple(tahun for tahun in range(first, last + 1) if tahun not in spoken)
    lonely = sorted(asked.keys() - served) if spoken else []
    names = _names(siklus) if lonely else {}
    said = _texts(of) if lonely else ""
    groups: dict[str, Group] = {}
    for kode in lonely:
        nama = names.get(kode, kode)
        if f" {plain(nama)} " in said:
            continue
        upper = kode[:KECAMATAN]
        group = groups.setdefault(upper, Group(upper, names.get(upper, upper)))
        count = asked[kode]
        group.rows.append(Village(kode, nama, count.total(), rupiah[kode], tuple(sorted(count))))
    order = sorted(groups.values(), key=lambda group: (-group.proposals, group.nama))
    for group in order:
        group.rows.sort(key=lambda row: (-row.proposals, -row.rupiah, row.nama))
    return Unserved(order, first, last, silent, len(asked), bool(spoken))


def _proposals(of: dict[str, Any]) -> Iterable[tuple[str, int, int | None]]:
    rows = Usulan.objects.filter(**of, wilayah__isnull=False).exclude(keadaan=Keadaan.DRAF)
    rows = rows.exclude(hasil__in=(Hasil.DITARIK, Hasil.DIGABUNG)).order_by()
    for kode, tahun, amount in rows.values_list("wilayah_id", "siklus__tahun", "anggaran"):
        if len(kode) == VILLAGE:
            yield kode, tahun, amount


def _served(siklus: Siklus, of: dict[str, Any]) -> tuple[set[str], set[int]]:
    """Villages that a line, a package or a placed proposal names, and the years that name any; one query."""
    years = {name.replace("siklus", "line__siklus"): value for name, value in of.items() if name.startswith("siklus")}
    places = Place.objects.filter(daerah=siklus.daerah_id, line__active=True, wilayah__isnull=False, **years)
    paket = Paket.objects.filter(**of, wilayah__isnull=False)
    placed = Akomodasi.objects.filter(**of, line__active=True, usulan__wilayah__isnull=False)
    rows = places.order_by().values_list("wilayah_id", F("line__siklus__tahun")).union(
        paket.order_by().values_list("wilayah_id", F("siklus__tahun")),
        placed.order_by().values_list("usulan__wilayah_id", F("siklus__tahun")),
    )  # fmt: skip
    found = [(kode, tahun) for kode, tahun in rows if len(kode) == VILLAGE]
    return {kode for kode, _tahun in found}, {tahun for _kode, tahun in found}


def _texts(of: dict[str, Any]) -> str:
    """Places as lines print them where no wilayah was recognised."""
    rows = PlanLine.objects.filter(**of, places__wilayah__isnull=True).exclude(lokasi_teks="")
    return " | ".join(f" {plain(text)} " for text in rows.order_by().values_list("lokasi_teks", flat=True).distinct())


def _names(siklus: Siklus) -> dict[str, str]:
    """Kecamatan and villages of the daerah by code."""
    inside = Wilayah.objects.filter(Q(induk_id=siklus.daerah_id) | Q(induk_id__startswith=f"{siklus.daerah_id}."))
    return dict(inside.order_by().values_list("kode", "nama"))
