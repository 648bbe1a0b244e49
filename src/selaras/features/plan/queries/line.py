"""Reads of plan lines: the choices of a list, its rows, one line with all that hangs on it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, F, Prefetch, Q, QuerySet, Sum, Value, Window
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Contribution, Funding, Indikator, Paket, Place, PlanLine, Simpul, Tag
from selaras.features.plan.queries.keyset import Sort
from selaras.features.plan.queries.origin import before_origin
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import bulan
from selaras.values.bulan import print_rentang

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


def options(siklus: Siklus) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer, read in one query: kind → (value, label)."""
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
            all=True,
        )
        .order_by()
    )
    found: dict[str, list[tuple[str, str]]] = {"opd": [], "prioritas": [], "kecamatan": [], "dana": []}
    for kind, value, label in read:
        found[kind].append((value, label))
    for rows in found.values():
        rows.sort(key=lambda row: row[1].casefold())
    return found


def line_of(siklus: Siklus, pk: int) -> PlanLine | None:
    """One line with the lines above it; removed ones too, since history keeps them."""
    rows = PlanLine.objects.select_related("opd", "nomenklatur", "siklus__daerah", "induk__induk", "induk__opd")
    return rows.filter(siklus=siklus, pk=pk).first()


def around(line: PlanLine) -> dict[str, Any]:
    """All that hangs on a line, for its page: ten reads at any size."""
    return {
        "fundings": list(line.fundings.order_by("pk")),
        "places": list(line.places.order_by("pk").select_related("wilayah")),
        "tags": [tag.prioritas for tag in line.tags.select_related("prioritas").order_by("prioritas__nomor")],
        "indikator": _indikator(line),
        "contributions": list(
            Contribution.objects.filter(line=line, active=True)
            .select_related("simpul", "accepted_simpul", "opd", "asked_by_opd")
            .order_by("pk")
        ),
        "bulan": bulan(print_rentang(_months(line))),
        "origin": before_origin(line),
        "asal": ORIGINS.get(line.asal, line.asal),
        **_counted("anak", line.anak.filter(active=True).order_by("kode", "pk"), 100),
        **_counted("paket", Paket.objects.filter(line=line, active=True).order_by("pk"), 20),
    }


def _months(line: PlanLine) -> tuple[int, int] | None:
    first = line.bulan_mulai or line.bulan_selesai
    return (first, line.bulan_selesai or first) if first else None


def _counted(name: str, rows: QuerySet[Any], most: int) -> dict[str, Any]:
    """The first rows with the number and the pagu of all of them, in one read."""
    whole = {"n": Window(Count("pk")), "n_pagu": Window(Count("pagu")), "total": Window(Sum("pagu"))}
    found = list(rows.annotate(**whole)[:most])
    first = found[0] if found else None
    return {
        name: found,
        f"{name}_n": first.n if first else 0,
        f"{name}_priced": first.n_pagu if first else 0,
        f"{name}_pagu": first.total if first else None,
    }


def _indikator(line: PlanLine) -> list[dict[str, Any]]:
    names = ("pk", "jenis", "nama", "satuan", "polaritas", "kondisi_awal", "rumus")
    joined = ("targets__tahun", "targets__nilai", "targets__teks")
    found: dict[int, dict[str, Any]] = {}
    for row in (
        Indikator.objects.filter(line=line, active=True).order_by("pk", "targets__tahun").values(*names, *joined)
    ):
        own = found.setdefault(row["pk"], {name: row[name] for name in names} | {"targets": []})
        own["label"] = Indikator.Jenis(row["jenis"]).label
        if row["targets__tahun"] is not None:
            own["targets"].append((row["targets__tahun"], row["targets__teks"] or _number(row["targets__nilai"])))
    return list(found.values())


def _number(nilai: Any) -> str:
    return "—" if nilai is None else format(nilai.normalize(), "f").replace(".", ",")
