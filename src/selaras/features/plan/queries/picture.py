"""One read of a cycle into a frozen picture, for engines and documents; the same few queries at any size."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from selaras.engines.cascade.picture import (
    CeilingP,
    ContributionP,
    IndikatorP,
    LineP,
    OpdP,
    Picture,
    SimpulP,
    TargetP,
)
from selaras.features.plan.models import (
    Ceiling,
    Contribution,
    Funding,
    Indikator,
    Paket,
    Place,
    PlanLine,
    Simpul,
    Support,
    Tag,
    Target,
)
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Chain
from selaras.values.angka import print_angka


def picture_of(siklus: Siklus) -> Picture:
    """The plan of one cycle as it stands now."""
    simpul_indikator, line_indikator = _indikator(siklus)
    return Picture(
        daerah=siklus.daerah_id,
        daerah_nama=siklus.daerah.nama,
        tahun=siklus.tahun,
        contoh=siklus.contoh,
        nomenklatur=siklus.nomenklatur_id,
        layout=siklus.layout,
        opd=tuple(
            OpdP(*row)
            for row in Opd.objects.filter(daerah=siklus.daerah_id)
            .order_by("pk")
            .values_list("pk", "kode", "nama", "singkatan")
        ),
        simpul=tuple(_simpul(siklus, simpul_indikator)),
        lines=tuple(_lines(siklus, line_indikator)),
        contributions=tuple(contributions_of(siklus)),
        ceilings=tuple(_ceilings(siklus)),
    )


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Any]]:
    """First column → the rest of each row (alone when it is one value), in the order read."""
    found: dict[int, list[Any]] = defaultdict(list)
    for key, *rest in rows:
        found[key].append(rest[0] if len(rest) == 1 else tuple(rest))
    return found


def _indikator(siklus: Siklus) -> tuple[dict[int, list[IndikatorP]], dict[int, list[IndikatorP]]]:
    targets = _grouped(
        (key, TargetP(tahun, None if nilai is None else format(nilai.normalize(), "f"), teks or _number(nilai)))
        for key, tahun, nilai, teks in Target.objects.filter(indikator__siklus=siklus)
        .order_by("indikator_id", "tahun")
        .values_list("indikator_id", "tahun", "nilai", "teks")
    )
    by_simpul: dict[int, list[IndikatorP]] = defaultdict(list)
    by_line: dict[int, list[IndikatorP]] = defaultdict(list)
    names = ("pk", "jenis", "nama", "satuan", "polaritas", "rumus", "kondisi_awal", "simpul_id", "line_id")
    for *own, simpul, line in Indikator.objects.filter(siklus=siklus, active=True).order_by("pk").values_list(*names):
        made = IndikatorP(*own, targets=tuple(targets.get(own[0], ())))  # type: ignore[misc]
        (by_simpul[simpul] if simpul else by_line[line]).append(made)
    return by_simpul, by_line


def _number(nilai: Decimal | None) -> str:
    """The text of a promise that is a number only."""
    return "" if nilai is None else print_angka(nilai)


def _simpul(siklus: Siklus, indikator: dict[int, list[IndikatorP]]) -> Iterable[SimpulP]:
    supports = _grouped(
        Support.objects.filter(simpul__siklus=siklus, prioritas__active=True)
        .order_by("simpul_id", "prioritas_id")
        .values_list("simpul_id", "prioritas_id")
    )
    names = ("pk", "jenjang", "cabang", "induk_id", "nomor", "kode", "uraian", "warna")
    for row in Simpul.objects.filter(siklus=siklus, active=True).order_by("pk").values_list(*names):
        serves, measures = tuple(supports.get(row[0], ())), tuple(indikator.get(row[0], ()))
        yield SimpulP(*row, prioritas=serves, indikator=measures)  # type: ignore[misc]


def _lines(siklus: Siklus, indikator: dict[int, list[IndikatorP]]) -> Iterable[LineP]:
    mine = {"line__siklus": siklus, "line__active": True}
    fundings = _grouped(Funding.objects.filter(**mine).order_by("pk").values_list("line_id", "sumber_dana", "pagu"))
    places = _grouped(
        Place.objects.filter(**mine).order_by("pk").values_list("line_id", "wilayah_id", "teks", "wilayah__nama")
    )
    tags = _grouped(Tag.objects.filter(**mine).order_by("prioritas_id").values_list("line_id", "prioritas_id"))
    paket = {
        line: (count, pagu or 0)
        for line, count, pagu in Paket.objects.filter(siklus=siklus, active=True, line__isnull=False)
        .order_by()
        .values_list("line_id")
        .annotate(Count("pk"), Sum("pagu"))
    }
    for v in PlanLine.objects.filter(siklus=siklus, active=True).order_by("pk").values(*_LINE):
        pk = v["id"]
        own_places = places.get(pk, ())
        yield LineP(
            id=pk,
            opd=v["opd_id"],
            jenjang=v["jenjang"],
            induk=v["induk_id"],
            kode=v["kode"],
            nama=v["nama"],
            pagu=v["pagu"],
            pagu_maju=v["pagu_maju"],
            nomenklatur=v["nomenklatur__kode"],
            lokasi=v["lokasi_teks"] or "; ".join(teks or nama or "" for _w, teks, nama in own_places),
            wilayah=tuple(w for w, _t, _n in own_places if w),
            kelompok_sasaran=v["kelompok_sasaran"],
            bulan=_months(v["bulan_mulai"], v["bulan_selesai"]),
            sumber_dana=tuple(fundings.get(pk, ())),
            tags=tuple(tags.get(pk, ())),
            prioritas_nasional=v["prioritas_nasional"],
            asal=v["asal"],
            keterangan=v["keterangan"],
            indikator=tuple(indikator.get(pk, ())),
            sumber=f"{v['upload_file']}, baris {v['upload_row']}" if v["upload_row"] else "",
            paket_count=paket.get(pk, (0, 0))[0],
            paket_pagu=paket.get(pk, (0, 0))[1],
        )


_LINE = (
    "id",
    "opd_id",
    "jenjang",
    "induk_id",
    "kode",
    "nama",
    "pagu",
    "pagu_maju",
    "nomenklatur__kode",
    "lokasi_teks",
    "kelompok_sasaran",
    "bulan_mulai",
    "bulan_selesai",
    "prioritas_nasional",
    "asal",
    "keterangan",
    "upload_file",
    "upload_row",
)


def _months(first: int | None, last: int | None) -> tuple[int, int] | None:
    return (first, last) if first and last else None


def contributions_of(siklus: Siklus) -> Iterable[ContributionP]:
    """The bridges of one cycle; what hangs on rows that were taken out counts no more."""
    rows = Contribution.objects.filter(siklus=siklus, active=True, simpul__active=True).exclude(line__active=False)
    names = (
        "pk",
        "simpul_id",
        "accepted_simpul_id",
        "opd_id",
        "line_id",
        "role",
        "state",
        "target",
        "rupiah",
    )
    for pk, simpul, onto, opd, line, role, state, target, rupiah, first, last in rows.order_by("pk").values_list(
        *names, "bulan_mulai", "bulan_selesai"
    ):
        yield ContributionP(pk, onto or simpul, opd, line, role, state, target, rupiah, _months(first, last))


def _ceilings(siklus: Siklus) -> Iterable[CeilingP]:
    for c in Ceiling.objects.filter(siklus=siklus, active=True).order_by("pk"):
        yield CeilingP(c.pk, c.kind, c.opd_id, c.line_id, c.wilayah_id or c.sumber_dana, c.pagu)


_kept: OrderedDict[tuple[int, str], Picture] = OrderedDict()  # the few pictures that pages ask for again and again
KEEP = 4  # pictures; one of Ketapang's size takes about 15 MB


def moment_of(siklus: Siklus) -> tuple[int, str]:
    """What changes with every act of this daerah and year: the key of whatever is kept between two acts."""
    head = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun).values_list("head", flat=True).first()
    return siklus.pk, head or ""  # the hash, not the count: a restored backup may reach a count again


_others: list[Callable[[], None]] = []  # whatever else is kept per act is emptied together with the pictures


def forgotten_with_pictures(empty: Callable[[], None]) -> Callable[[], None]:
    _others.append(empty)
    return empty


def current_picture(siklus: Siklus) -> Picture:
    """The plan as it stands, read again only after somebody has acted in this daerah and year."""
    key = moment_of(siklus)
    picture = _kept.pop(key, None) or picture_of(siklus)
    _kept[key] = picture  # the last one asked for stands last; another thread may have dropped it meanwhile
    while len(_kept) > KEEP:
        with suppress(KeyError):
            _kept.popitem(last=False)
    return picture


def forget() -> None:
    """Read every picture anew, for whoever writes without an act."""
    _kept.clear()
    for empty in _others:
        empty()
