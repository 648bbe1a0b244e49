"""What may be told to anybody about a proposal: facts only, without the person who proposed it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F

from selaras.features.plan.models import Contribution, Tag
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.foundation.daerah.models import Wilayah
from selaras.values.conceal import conceal

# (wording, colour 1..8 or 0, id) of a priority
Prioritas = tuple[str, int, int]
NO_PRIORITY: Prioritas = ("", 0, 0)


@dataclass(frozen=True, slots=True)
class Home:
    """A line of the plan in which a proposal lives."""

    baris: int  # id of the line
    kode: str
    nama: str
    opd: str
    prioritas: str
    warna: int  # 1..8; 0 = without priority
    volume: str
    satuan: str
    anggaran: int | None  # rupiah
    nasib: str
    alasan: str  # why it was dropped


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal as the public reads it. Every field is open data; names of fields never change."""

    kode: str
    judul: str
    asal: str
    desa: str  # code; '' = not one desa
    desa_nama: str
    kecamatan: str
    kecamatan_nama: str
    volume: str  # as asked
    satuan: str
    anggaran: int | None  # rupiah as asked
    keadaan: str
    hasil: str  # '' while it is open
    alasan: str
    penjelasan: str
    volume_disetujui: str
    anggaran_disetujui: int | None
    opd: str
    langkah: str
    tahun: int
    tahun_tujuan: int | None
    induk: str  # number of the proposal it was merged into
    diajukan: str  # day, YYYY-MM-DD in the daerah's zone
    selesai: str
    ditetapkan: bool
    prioritas: str
    warna: int
    tempat: tuple[Home, ...]

    @property
    def living(self) -> tuple[Home, ...]:
        return tuple(home for home in self.tempat if home.nasib != "dikeluarkan")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def from_json(data: Mapping[str, Any]) -> Answer:
    """An answer as a published snapshot keeps it."""
    names = {field.name for field in fields(Answer)}
    kept = {name: value for name, value in data.items() if name in names}
    return Answer(**kept | {"tempat": tuple(Home(**home) for home in data["tempat"])})


def answer_of(usulan: Usulan) -> Answer:
    return answers_of([usulan])[0]


def answers_of(rows: Sequence[Usulan], prioritas: Mapping[int, Prioritas] | None = None) -> list[Answer]:
    """Answers of many proposals in a fixed number of queries; ``prioritas``: of each line, where known already."""
    roots = {row.pk: root_of(row) for row in rows}
    wanted = {root.pk for root in roots.values()}
    found = Akomodasi.objects.filter(active=True).select_related("line__opd").order_by("pk")
    found = found.filter(usulan__siklus=rows[0].siklus_id) if len(wanted) > 50 else found.filter(usulan__in=wanted)
    living: dict[int, list[Akomodasi]] = defaultdict(list)
    for row in found:
        living[row.usulan_id].append(row)
    known = (
        prioritas if prioritas is not None else prioritas_of_lines(row for homes in living.values() for row in homes)
    )
    places = _places(rows)
    return [_answer(row, roots[row.pk], living[roots[row.pk].pk], known, places) for row in rows]


def root_of(usulan: Usulan) -> Usulan:
    """The proposal in which a merged one lives now; of any other one itself."""
    seen = {usulan.pk}
    while usulan.digabung_ke is not None and usulan.digabung_ke.pk not in seen:
        usulan = usulan.digabung_ke
        seen.add(usulan.pk)
    return usulan


def prioritas_of_lines(rows: Iterable[Akomodasi]) -> dict[int, Prioritas]:
    """The priority of each line: the one it is tagged with, else the first that its sasaran supports."""
    upper = {row.line_id: (row.line_id, row.line.induk_id) for row in rows}
    every = {pk for pair in upper.values() for pk in pair if pk}
    if not every:
        return {}
    wording = ("prioritas__uraian", "prioritas__warna", "prioritas_id")
    tagged = Tag.objects.filter(line__in=every, prioritas__active=True).order_by("-prioritas__nomor")
    served = Contribution.objects.filter(
        line__in=every, active=True, state__in=Contribution.ACCEPTED, simpul__supports__prioritas__active=True
    ).order_by("-simpul__supports__prioritas__nomor")
    by_link = served.values_list("line_id", *(F(f"simpul__supports__{name}") for name in wording))
    own = {line: (text, warna or 0, pk) for line, text, warna, pk in by_link}
    own |= {line: (text, warna or 0, pk) for line, text, warna, pk in tagged.values_list("line_id", *wording)}
    return {line: own.get(line) or own.get(induk or 0) or NO_PRIORITY for line, (_line, induk) in upper.items()}


def _places(rows: Iterable[Usulan]) -> dict[str, str]:
    """Names of the desa and of their kecamatan, in one query."""
    codes = {row.wilayah_id for row in rows if row.wilayah_id}
    codes |= {_kecamatan(code) for code in codes}
    return dict(Wilayah.objects.filter(kode__in=codes).values_list("kode", "nama")) if codes else {}


def _kecamatan(kode: str) -> str:
    """12.07.26 of 12.07.26.2001; '' of a whole daerah."""
    return ".".join(kode.split(".")[:3]) if kode.count(".") >= 2 else ""


def _answer(
    row: Usulan, root: Usulan, living: list[Akomodasi], known: Mapping[int, Prioritas], places: Mapping[str, str]
) -> Answer:
    place = row.wilayah_id or ""
    kecamatan = _kecamatan(place)
    own = (row.prioritas.uraian, row.prioritas.warna or 0, row.prioritas.pk) if row.prioritas else NO_PRIORITY
    homes = tuple(_home(each, known.get(each.line_id) or NO_PRIORITY, own) for each in living)
    shown = next(((h.prioritas, h.warna) for h in homes if h.prioritas), own[:2])
    zone = ZoneInfo(row.siklus.daerah.zona)
    return Answer(
        kode=row.kode,
        judul=conceal(row.judul),
        asal=row.asal,
        desa=place if place.count(".") == 3 else "",
        desa_nama=places.get(place, "") if place.count(".") == 3 else "",
        kecamatan=kecamatan,
        kecamatan_nama=places.get(kecamatan, ""),
        volume=conceal(row.volume_teks) if row.volume is None else plain(row.volume),
        satuan=row.satuan,
        anggaran=row.anggaran,
        keadaan=row.keadaan,
        hasil=row.hasil,
        alasan=row.alasan,
        penjelasan=conceal(row.penjelasan),
        volume_disetujui=plain(root.volume_disetujui),
        anggaran_disetujui=root.anggaran_disetujui,
        opd=root.opd.sebutan if root.opd else "",
        langkah=row.langkah,
        tahun=row.siklus.tahun,
        tahun_tujuan=row.tahun_tujuan,
        induk=root.kode if root.pk != row.pk else "",
        diajukan=_day(row.diajukan_at, zone),
        selesai=_day(row.selesai_at, zone),
        ditetapkan=row.siklus.frozen,
        prioritas=shown[0],
        warna=shown[1],
        tempat=homes,
    )


def _home(row: Akomodasi, line: Prioritas, own: Prioritas) -> Home:
    text, warna, _pk = line if line[2] else own
    return Home(
        baris=row.line_id,
        kode=row.line.kode,
        nama=row.line.nama,
        opd=row.line.opd.sebutan,
        prioritas=text,
        warna=warna,
        volume=plain(row.volume),
        satuan=row.satuan,
        anggaran=row.anggaran,
        nasib=row.nasib,
        alasan=conceal(row.alasan),
    )


def plain(value: Decimal | None) -> str:
    """A volume without the noughts that the column adds: 400, not 400.000; '' where nothing was said."""
    return "" if value is None else f"{value.normalize():f}"


def _day(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat() if moment else ""
