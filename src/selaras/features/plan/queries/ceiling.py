"""Reads of ceilings: what each limit allows, what stands under it, and who changed it."""

from dataclasses import dataclass
from typing import Any

from selaras.features.plan.models import Ceiling, PlanLine
from selaras.features.plan.queries.history import told
from selaras.features.plan.queries.sums import current_sums
from selaras.foundation.daerah.queries import kecamatan_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry

KINDS = tuple(Ceiling.Kind.values)


@dataclass(frozen=True, slots=True)
class Limit:
    """One subject with its limit and what is planned under it."""

    kind: str
    about: str  # id, fund source or code, as the row keeps it
    nama: str
    used: int  # rupiah, each once
    row: Ceiling | None = None  # None: nobody has set a limit
    opd: str = ""  # the OPD of a programme

    @property
    def pagu(self) -> int | None:
        return self.row.pagu if self.row else None

    @property
    def left(self) -> int | None:
        return self.row.pagu - self.used if self.row else None

    @property
    def over(self) -> int:
        """Rupiah above the limit; 0 within it."""
        return max(0, -(self.left or 0))

    @property
    def share(self) -> float | None:
        """Used part of the limit, 0..1 and above."""
        return self.used / self.row.pagu if self.row and self.row.pagu else None


def limits(siklus: Siklus, kind: str, opd: int | None = None) -> list[Limit]:
    """Every subject of one kind; programmes only those with a limit, or all of one OPD."""
    rows = {row.about: row for row in Ceiling.objects.filter(siklus=siklus, kind=kind, active=True)}
    subjects = {
        "daerah": _daerah,
        "opd": _opd,
        "program": _program,
        "sumber_dana": _fund,
        "wilayah": _kecamatan,
    }[kind](siklus, rows, opd)
    return [Limit(kind, about, nama, used, rows.get(about), upper) for about, nama, used, upper in subjects]


Subjects = list[tuple[str, str, int, str]]  # about, name, used, OPD


def _daerah(siklus: Siklus, rows: dict[str, Ceiling], opd: int | None) -> Subjects:
    return [("", siklus.daerah.nama, current_sums(siklus).total.pagu, "")]


def _opd(siklus: Siklus, rows: dict[str, Ceiling], opd: int | None) -> Subjects:
    sums = current_sums(siklus).per_opd
    found = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)
    return [(str(o.pk), o.nama, sums[o.pk].pagu if o.pk in sums else 0, "") for o in found]


def _program(siklus: Siklus, rows: dict[str, Ceiling], opd: int | None) -> Subjects:
    sums = current_sums(siklus).per_line
    found = PlanLine.objects.filter(siklus=siklus, jenjang="program", active=True).select_related("opd")
    found = found.filter(opd=opd) if opd else found.filter(pk__in=[int(about) for about in rows])
    return [
        (str(line.pk), str(line), sums[line.pk].pagu if line.pk in sums else 0, line.opd.sebutan)
        for line in found.order_by("opd__kode", "kode", "pk")
    ]


def _fund(siklus: Siklus, rows: dict[str, Ceiling], opd: int | None) -> Subjects:
    sums = current_sums(siklus).per_fund
    return [(name, name, sums.get(name, 0), "") for name in sorted({*sums, *rows})]


def _kecamatan(siklus: Siklus, rows: dict[str, Ceiling], opd: int | None) -> Subjects:
    sums = current_sums(siklus).per_place
    found = kecamatan_of(siklus.daerah).order_by("kode").values_list("kode", "nama")
    return [(kode, nama, sums[kode].pagu if kode in sums else 0, "") for kode, nama in found]


def common_circular(rows: list[Limit]) -> str:
    """The letter that locks every one of several limits; '' when there is no such letter."""
    letters = {row.row.circular if row.row else "" for row in rows}
    return letters.pop() if len(rows) > 1 and len(letters) == 1 else ""


def limit_of(siklus: Siklus, kind: str, about: str) -> Limit | None:
    """One subject; None when the daerah has none of that name."""
    if kind not in KINDS or (kind in ("opd", "program") and not about.isdecimal()):
        return None
    opd = None
    if kind == "program":
        opd = PlanLine.objects.filter(siklus=siklus, pk=about).values_list("opd", flat=True).first()
    return next((row for row in limits(siklus, kind, opd) if row.about == about), None)


def changes(siklus: Siklus, most: int = 20) -> list[dict[str, Any]]:
    """The latest acts on any ceiling of the cycle."""
    entries = Entry.objects.filter(
        daerah_id=siklus.daerah_id, tahun=siklus.tahun, verb__in=("plan.ceiling.set", "plan.ceiling.lock")
    )
    return [told(entry, {}) for entry in entries.order_by("-at", "-pk")[:most]]
