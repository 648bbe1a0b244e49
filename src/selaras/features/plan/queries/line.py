"""Reads of plan lines: the choices of a list and its rows."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Funding, Place, PlanLine, Simpul, Tag
from selaras.features.plan.queries.keyset import Sort
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

SORTS: dict[str, Sort] = {
    "kode": Sort(_("Kode"), F("kode")),
    "nama": Sort(_("Nama, A ke Z"), Lower("nama")),
    "-pagu": Sort(_("Pagu, terbesar dulu"), Coalesce("pagu", Value(-1)), down=True),  # without pagu: last
    "pagu": Sort(_("Pagu, terkecil dulu"), Coalesce("pagu", Value(-1))),
}
COLUMNS: dict[str, Any] = {
    "kode": _("Kode"),
    "nama": _("Nama"),
    "jenjang": _("Jenjang"),
    "opd": _("OPD"),
    "pagu": _("Pagu (Rp)"),
    "pagu_maju": _("Prakiraan maju (Rp)"),
    "dana": _("Sumber dana"),
    "lokasi": _("Lokasi"),
    "kelompok": _("Kelompok sasaran"),
    "bulan": _("Waktu"),
    "prioritas": _("Prioritas"),
    "berkas": _("Berkas asal"),
}
ORIGINS: dict[str, Any] = {
    "rencana_opd": _("Rencana OPD"),
    "sirup": "SiRUP",
    "musrenbang": _("Musrenbang"),
    "pokir": _("Pokok pikiran DPRD"),
}
FIRST_COLUMNS = ("kode", "nama", "opd", "pagu")
NO_PLACE = "tanpa"  # the choice of lines that name no known wilayah


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked a list of lines for."""

    q: str = ""
    opd: int | None = None
    jenjang: str = ""
    prioritas: int | None = None
    kecamatan: str = ""
    dana: str = ""
    yatim: bool = False  # only lines that serve no sasaran
    keluar: bool = False  # only lines that were taken out
    urut: str = "kode"
    kolom: tuple[str, ...] = field(default=FIRST_COLUMNS)

    @classmethod
    def of(cls, sent: Any) -> "Choice":
        """From the address of the page; what it does not know is left out."""
        kolom = tuple(name for name in COLUMNS if name in sent.getlist("kolom"))
        jenjang, urut = sent.get("jenjang", ""), sent.get("urut", "")
        return cls(
            q=sent.get("q", "").strip()[:200],
            opd=_whole(sent.get("opd", "")),
            jenjang=jenjang if jenjang in PlanLine.Jenjang.values else "",
            prioritas=_whole(sent.get("prioritas", "")),
            kecamatan=sent.get("kecamatan", "")[:13],
            dana=sent.get("dana", "")[:300],
            yatim=bool(sent.get("yatim")),
            keluar=bool(sent.get("keluar")),
            urut=urut if urut in SORTS else "kode",
            kolom=kolom or FIRST_COLUMNS,
        )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def lines(siklus: Siklus, choice: Choice) -> QuerySet[PlanLine]:
    """The lines of one cycle that a choice leaves, in no order yet."""
    rows = PlanLine.objects.filter(siklus=siklus, active=not choice.keluar).order_by()
    for word in choice.q.split():
        rows = rows.filter(Q(kode__icontains=word) | Q(nama__icontains=word))
    if choice.opd is not None:
        rows = rows.filter(opd=choice.opd)
    if choice.jenjang:
        rows = rows.filter(jenjang=choice.jenjang)
    if choice.kecamatan == NO_PLACE:
        rows = rows.exclude(pk__in=Place.objects.filter(wilayah__isnull=False).values("line"))
    elif choice.kecamatan:
        inside = Q(wilayah=choice.kecamatan) | Q(wilayah__kode__startswith=f"{choice.kecamatan}.")
        rows = rows.filter(pk__in=Place.objects.filter(inside, daerah=siklus.daerah_id).values("line"))
    if choice.dana:
        rows = rows.filter(
            pk__in=Funding.objects.filter(daerah=siklus.daerah_id, sumber_dana=choice.dana).values("line")
        )
    return _tied(rows, siklus, choice)


def _tied(rows: QuerySet[PlanLine], siklus: Siklus, choice: Choice) -> QuerySet[PlanLine]:
    """Prioritas and sasaran as every other screen counts them: through links, tags and parents."""
    if choice.prioritas is not None:
        read = current_threads(siklus)
        rows = rows.filter(pk__in=[pk for pk, row in read.lines.items() if choice.prioritas in read.prioritas(row)])
    if choice.yatim:
        rows = rows.exclude(pk__in=[pk for pk, served in current_threads(siklus).served.items() if served])
    return rows


def with_columns(rows: QuerySet[PlanLine], kolom: tuple[str, ...]) -> QuerySet[PlanLine]:
    """Only what the chosen columns print is read beside the lines."""
    rows = rows.select_related("opd")
    if "dana" in kolom:
        rows = rows.prefetch_related(Prefetch("fundings", Funding.objects.order_by("pk")))
    if "lokasi" in kolom:
        rows = rows.prefetch_related(Prefetch("places", Place.objects.order_by("pk").select_related("wilayah")))
    if "prioritas" in kolom:
        rows = rows.prefetch_related(Prefetch("tags", Tag.objects.select_related("prioritas")))
    return rows


def options_and_total(siklus: Siklus, chosen: QuerySet[Any]) -> tuple[dict[str, list[tuple[str, str]]], int]:
    """What the filters offer and how many rows are chosen, in one query."""
    text = CharField()
    count = chosen.order_by().annotate(kind=Value("", text)).values("kind")
    count = count.annotate(key=Value("", text), n=Cast(Count("pk"), text)).values_list("kind", "key", "n")
    offered = options(siklus, count)
    total = offered.pop("")
    return offered, int(total[0][1]) if total else 0


def options(siklus: Siklus, *more: QuerySet[Any, Any]) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer, read in one query: kind → (value, label); ``more`` is read with it."""
    text = CharField()
    opd = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True).order_by()
    short = Coalesce(NullIf("singkatan", Value("")), "nama", output_field=text)
    prioritas = Simpul.objects.filter(siklus=siklus, active=True, jenjang="prioritas").order_by()
    numbered = Concat(Cast("nomor", text), Value(". "), "uraian", output_field=text)
    kecamatan = Wilayah.objects.filter(induk_id=siklus.daerah_id).order_by()
    dana = Funding.objects.filter(line__siklus=siklus, line__active=True).order_by().distinct()
    read = (
        opd.values_list(Value("opd", text), Cast("pk", text), short)
        .union(
            prioritas.values_list(Value("prioritas", text), Cast("pk", text), numbered),
            kecamatan.values_list(Value("kecamatan", text), Cast("kode", text), Cast("nama", text)),
            dana.values_list(Value("dana", text), Cast("sumber_dana", text), Cast("sumber_dana", text)),
            *more,
            all=True,
        )
        .order_by()
    )
    found: dict[str, list[tuple[str, str]]] = {"opd": [], "prioritas": [], "kecamatan": [], "dana": []}
    for kind, value, label in read:
        found.setdefault(kind, []).append((value, label))
    for rows in found.values():
        rows.sort(key=lambda row: row[1].casefold())
    return found
