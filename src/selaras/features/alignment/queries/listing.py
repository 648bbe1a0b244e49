"""The list of findings: filter, search, sort, keyset pages."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.models import Temuan
from selaras.features.plan.models import PlanLine
from selaras.foundation.tahapan.models import Siklus

PAGE = 25
SORTS = ("rupiah", "baru")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for."""

    state: str = "terbuka"
    kind: str = ""
    opd: int | None = None
    text: str = ""
    sort: str = "rupiah"
    after: str = ""  # cursor

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        state, sort, opd = asked.get("keadaan", ""), asked.get("urut", ""), asked.get("opd", "")
        return cls(
            state=state if state in Temuan.State.values else Temuan.State.TERBUKA,
            kind=asked.get("jenis", "") if asked.get("jenis", "") in KINDS else "",
            opd=int(opd) if opd.isascii() and opd.isdigit() and len(opd) < 16 else None,
            text=asked.get("cari", "").strip()[:80],
            sort=sort if sort in SORTS else "rupiah",
            after=asked.get("sesudah", ""),
        )

    @property
    def narrowed(self) -> bool:
        """Whether the counts by kind do not say how long the list is."""
        return bool(self.opd or self.text)


def found_by(siklus: Siklus, choice: Choice) -> QuerySet[Temuan]:
    """Every finding that the choice means, in its order."""
    rows = Temuan.objects.filter(siklus=siklus, state=choice.state).select_related("opd", "line", "simpul", "siklus")
    if choice.kind:
        rows = rows.filter(kind=choice.kind)
    if choice.opd:
        rows = rows.filter(opd=choice.opd)
    if choice.text:
        rows = rows.filter(_says(choice.text))
    return rows.order_by("-rupiah", "pk") if choice.sort == "rupiah" else rows.order_by("-pk")


def _says(text: str) -> Q:
    names = ("line__nama", "line__kode", "simpul__uraian", "opd__nama", "opd__singkatan", "facts__nama", "facts__kode")
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": text})
    return found


def page_of(siklus: Siklus, choice: Choice) -> tuple[list[Temuan], str]:
    """One page and the cursor of the next; '' at the end."""
    rows = found_by(siklus, choice)
    rupiah, _dot, pk = choice.after.partition(".")
    if choice.after and rupiah.isdigit() and (pk.isdigit() or choice.sort == "baru"):
        if choice.sort == "rupiah":
            rows = rows.filter(Q(rupiah__lt=int(rupiah)) | Q(rupiah=int(rupiah), pk__gt=int(pk)))
        else:
            rows = rows.filter(pk__lt=int(rupiah))
    found = list(rows[: PAGE + 1])
    if len(found) <= PAGE:
        return found, ""
    last = found[PAGE - 1]
    return found[:PAGE], f"{last.rupiah}.{last.pk}" if choice.sort == "rupiah" else str(last.pk)


def counts(siklus: Siklus) -> list[dict[str, Any]]:
    """Findings by state, kind and OPD, with their rupiah: what the filters offer."""
    rows: Any = Temuan.objects.filter(siklus=siklus).order_by()
    names = {"short": F("opd__singkatan"), "nama": F("opd__nama")}
    return list(rows.values("state", "kind", "opd_id", **names).annotate(n=Count("pk")))


def open_in(siklus: Siklus, kind: str, opd: int | None) -> QuerySet[Temuan]:
    """Open findings of one kind, of one OPD where it is said: what is set aside together."""
    rows = Temuan.objects.filter(siklus=siklus, state=Temuan.State.TERBUKA, kind=kind).select_related("siklus")
    return rows.filter(opd=opd) if opd else rows


def candidates(row: Temuan) -> list[PlanLine]:
    """The lines that a package may belong to."""
    keys = row.facts.get("usul")
    return list(PlanLine.objects.filter(pk__in=keys, siklus=row.siklus)[:20]) if isinstance(keys, list) else []
