"""Reads of packages: the filtered list, one package, and the lines it may belong to."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.queries.keyset import Sort
from selaras.foundation.nomenklatur.queries import forms_of
from selaras.foundation.tahapan.models import Siklus

SORTS: dict[str, Sort] = {
    "-pagu": Sort(_("Pagu, terbesar dulu"), Coalesce("pagu", Value(-1)), down=True),
    "nama": Sort(_("Nama, A ke Z"), Lower("nama")),
    "kode": Sort(_("Kode"), F("kode_sub")),
}
LINES = 300  # lines offered for one package


@dataclass(frozen=True, slots=True)
class PaketChoice:
    """What somebody asked the list of packages for."""

    q: str = ""
    opd: int | None = None
    kecamatan: str = ""
    baris: int | None = None  # only packages of this line
    tanpa_baris: bool = False
    urut: str = "-pagu"

    @classmethod
    def of(cls, sent: Any) -> "PaketChoice":
        """From the address of the page; what it does not know is left out."""
        opd, baris, urut = sent.get("opd", ""), sent.get("baris", ""), sent.get("urut", "")
        return cls(
            q=sent.get("q", "").strip()[:200],
            opd=_whole(opd),
            baris=_whole(baris),
            kecamatan=sent.get("kecamatan", "")[:13],
            tanpa_baris=bool(sent.get("tanpa_baris")),
            urut=urut if urut in SORTS else "-pagu",
        )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def packages(siklus: Siklus, choice: PaketChoice) -> QuerySet[Paket]:
    """The packages of one cycle that a choice leaves, in no order yet."""
    rows = Paket.objects.filter(siklus=siklus, active=True).order_by().select_related("opd", "line", "wilayah")
    for word in choice.q.split():
        rows = rows.filter(Q(nama__icontains=word) | Q(lokasi_teks__icontains=word) | Q(kode_sub__icontains=word))
    if choice.opd is not None:
        rows = rows.filter(opd=choice.opd)
    if choice.kecamatan:
        rows = rows.filter(Q(wilayah=choice.kecamatan) | Q(wilayah__kode__startswith=f"{choice.kecamatan}."))
    if choice.baris is not None:
        rows = rows.filter(line=choice.baris)
    return rows.filter(line=None) if choice.tanpa_baris else rows


def paket_of(siklus: Siklus, pk: int) -> Paket | None:
    rows = Paket.objects.select_related("opd", "line__opd", "wilayah", "siklus__daerah")
    return rows.filter(siklus=siklus, pk=pk, active=True).first()


def fitting(paket: Paket) -> tuple[list[PlanLine], list[PlanLine]]:
    """Lines of the same OPD: those with the package's code, and the other sub kegiatan."""
    rows = PlanLine.objects.filter(siklus=paket.siklus_id, opd=paket.opd_id, active=True)
    rows = rows.filter(jenjang__in=("kegiatan", "sub_kegiatan")).order_by("kode", "pk")
    forms = {form for budget in [paket.kode_sub, *_budget_codes(paket)] for form in forms_of(budget)}
    same: list[PlanLine] = []
    others: list[PlanLine] = []
    for line in rows[:LINES]:
        (same if forms & set(forms_of(line.kode)) else others).append(line)
    return same, others


def _budget_codes(paket: Paket) -> list[str]:
    return [str(part.get("kode_sub") or "") for part in paket.anggaran or []]
