"""One line with all that hangs on it, for its page: two reads at any size."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, Count, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast

from selaras.features.plan.models import Contribution, Indikator, PlanLine
from selaras.features.plan.queries.line import ORIGINS
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import bulan
from selaras.values.bulan import print_rentang

CHILDREN, PAKET = 100, 20  # rows on the page; the lists have them all


class Dana(NamedTuple):
    """A part of the pagu from one source."""

    sumber_dana: str
    pagu: int  # rupiah


class Tempat(NamedTuple):
    """A place of the line: a known wilayah, a text, or both."""

    kode: str  # of the wilayah
    wilayah: str  # its name; '' = none known
    teks: str


class Prioritas(NamedTuple):
    """A prioritas that the line is marked with."""

    pk: int
    nomor: int
    warna: int  # 1..8, 0 = none
    uraian: str


class Bridge(NamedTuple):
    """A contribution of the line to a sasaran."""

    pk: int
    simpul: str  # its words
    state: str
    role: Any  # in words
    target: str
    rupiah: int | None


class Below(NamedTuple):
    """A line or a package that stands below the line."""

    pk: int
    pagu: int | None  # rupiah
    kode: str  # of a line
    nama: str
    lokasi_teks: str  # of a package


class _Part(NamedTuple):
    """One row of the one read; what a column holds depends on ``kind``."""

    kind: str
    pk: int
    number: int | None
    second: int | None
    a: str
    b: str
    c: str
    d: str
    e: str
    f: str


def line_of(siklus: Siklus, pk: int) -> PlanLine | None:
    """One line with the lines above it and its place in its sheet; removed ones too, since history keeps them."""
    rows = PlanLine.objects.select_related("opd", "nomenklatur", "siklus__daerah", "induk__induk", "induk__opd")
    own = {"upload": OuterRef("upload_id"), "file": OuterRef("upload_file"), "number": OuterRef("upload_row")}
    seq = Subquery(UploadRow.objects.filter(**own).order_by("seq").values("seq")[:1])
    return rows.annotate(sheet_seq=seq).filter(siklus=siklus, pk=pk).first()


def around(line: Any) -> dict[str, Any]:
    """All that hangs on a line that ``line_of`` found, and what its page says of its columns."""
    parts: dict[str, list[_Part]] = defaultdict(list)
    for row in _parts(line):
        part = _Part(*row[:4], *(text or "" for text in row[4:]))
        parts[part.kind].append(part)
    for rows in parts.values():
        rows.sort(key=lambda part: (part.pk, part.number or 0))
    tags = [Prioritas(p.pk, p.number or 0, p.second or 0, p.a) for p in parts["prioritas"]]
    roles = dict(Contribution.Role.choices)
    return {
        "fundings": [Dana(p.a, p.number or 0) for p in parts["dana"]],
        "places": [Tempat(p.a, p.b, p.c) for p in parts["tempat"]],
        "tags": sorted(tags, key=lambda tag: tag.nomor),
        "indikator": _indikator(parts["indikator"]),
        "contributions": [Bridge(p.pk, p.a, p.b, roles[p.c], p.d, p.number) for p in parts["bridge"]],
        "bulan": bulan(print_rentang(_months(line))),
        "origin": None if line.sheet_seq is None else line.sheet_seq - 1,  # the place just before its own
        "asal": ORIGINS.get(line.asal, line.asal),
        **_counted("anak", parts["anak"], parts["anak_all"]),
        **_counted("paket", parts["paket"], parts["paket_all"]),
    }


def _parts(line: PlanLine) -> QuerySet[Any, Any]:
    """Everything that hangs on the line, in one read and in no order."""
    first, *others = (
        _part("dana", line.fundings.all(), number="pagu", a="sumber_dana"),
        _part("tempat", line.places.all(), a="wilayah_id", b="wilayah__nama", c="teks"),
        _part(
            "prioritas",
            line.tags.all(),
            pk="prioritas_id",
            number="prioritas__nomor",
            second="prioritas__warna",
            a="prioritas__uraian",
        ),
        _part(
            "indikator",
            line.indikator.filter(active=True),
            number="targets__tahun",
            a="nama",
            b="satuan",
            c="kondisi_awal",
            d="targets__teks",
            e="targets__nilai",
            f="jenis",
        ),
        _part(
            "bridge",
            line.contributions.filter(active=True),
            number="rupiah",
            a="simpul__uraian",
            b="state",
            c="role",
            d="target",
        ),
        *_below("anak", line.anak.filter(active=True), CHILDREN, "kode", "pk"),
        *_below("paket", line.paket.filter(active=True), PAKET, "pk"),
    )
    return first.union(*others, all=True).order_by()


def _part(kind: str, rows: QuerySet[Any], pk: Any = "pk", **columns: Any) -> QuerySet[Any, Any]:
    """One member of the read: the columns it names, the others empty."""
    text, whole = CharField(), BigIntegerField()
    kinds = dict.fromkeys(_Part._fields[2:4], whole) | dict.fromkeys(_Part._fields[4:], text)
    own = [Cast(columns.get(name, Value(None)), kind) for name, kind in kinds.items()]
    return rows.order_by().values_list(Value(kind, text), Cast(pk, whole), *own)


def _below(kind: str, rows: QuerySet[Any], most: int, *order: str) -> tuple[QuerySet[Any, Any], ...]:
    """The first rows below, and the number and the pagu of all of them."""
    first = rows.model.objects.filter(pk__in=rows.order_by(*order).values("pk")[:most])
    place = {"b": "lokasi_teks"} | ({"c": "kode"} if "kode" in order else {})
    every = rows.order_by().values("active")  # one group: all of them are in the plan
    return (
        _part(kind, first, number="pagu", a="nama", **place),
        _part(f"{kind}_all", every, Count("pk"), number=Sum("pagu"), second=Count("pagu")),
    )


def _counted(name: str, rows: list[_Part], every: list[_Part]) -> dict[str, Any]:
    """The first rows in the order of their code, with the figures of all of them."""
    rows = sorted(rows, key=lambda p: (p.c, p.pk))
    found = [Below(p.pk, p.number, p.c, p.a, p.b) for p in rows]
    n, priced, pagu = (every[0].pk, every[0].second or 0, every[0].number) if every else (0, 0, None)
    return {name: found, f"{name}_n": n, f"{name}_priced": priced, f"{name}_pagu": pagu}


def _months(line: PlanLine) -> tuple[int, int] | None:
    first = line.bulan_mulai or line.bulan_selesai
    return (first, line.bulan_selesai or first) if first else None


def _indikator(parts: list[_Part]) -> list[dict[str, Any]]:
    """Every indicator once, with its promises by year."""
    found: dict[int, dict[str, Any]] = {}
    for p in parts:
        made = {"nama": p.a, "label": Indikator.Jenis(p.f).label, "satuan": p.b, "kondisi_awal": p.c, "targets": []}
        own = found.setdefault(p.pk, made)
        if p.number is not None:
            own["targets"].append((p.number, p.d or _number(p.e)))
    return list(found.values())


def _number(nilai: str) -> str:
    return format(Decimal(nilai).normalize(), "f").replace(".", ",") if nilai else "—"
