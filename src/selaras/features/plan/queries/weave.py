"""Reads for the weave: its layout, its names, and the lines behind a knot."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from selaras.engines.cascade.threads import Threads
from selaras.engines.cascade.together import Together, together
from selaras.engines.cascade.weave import Weave, weave
from selaras.features.plan.drawing import Names
from selaras.features.plan.models import Contribution, PlanLine
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.tahapan.models import Siklus


@dataclass(frozen=True, slots=True)
class WeavePage:
    """One reading of the weave with the names of its rows and columns."""

    weave: Weave
    names: Names
    read: Threads
    figure: Together


def weave_of(siklus: Siklus, *, measure: str = "count", prioritas: int | None = None, link: Any = None) -> WeavePage:
    read = current_threads(siklus)
    picture = read.picture
    figure = together(picture, read)
    names = Names(
        sasaran={s.id: s.uraian for s in picture.simpul},
        opd={o.id: o.singkatan or o.nama for o in picture.opd},
        warna={s.id: s.warna or 0 for s in picture.simpul if s.jenjang == "prioritas"},
        share={part.id: part.share for part in figure.per_opd},
        title=f"{_('Anyaman rencana')} {picture.daerah_nama} {picture.tahun}",
        note=_("Data contoh") if picture.contoh else "",
        link=link,
    )
    return WeavePage(weave(picture, measure=measure, prioritas=prioritas, read=read), names, read, figure)


def lines_behind(page: WeavePage, siklus: Siklus, sasaran: int, opd: int) -> list[PlanLine]:
    """The OPD's lines that serve a sasaran, largest first."""
    ids = [line for line, served in page.read.served.items() if sasaran in served and page.read.lines[line].opd == opd]
    return list(PlanLine.objects.filter(siklus=siklus, pk__in=ids).order_by("-pagu", "pk")[:200])


def bridges_behind(siklus: Siklus, sasaran: int, opd: int) -> list[Contribution]:
    rows = Contribution.objects.filter(siklus=siklus, simpul=sasaran, opd=opd, active=True)
    return list(rows.select_related("line", "opd", "asked_by_opd"))


def table_rows(page: WeavePage) -> list[dict[str, Any]]:
    """The weave as a table: one row per sasaran, its OPDs by role, its money; also the phone's list."""
    found = []
    parts = {part.id: part for part in page.figure.per_sasaran}
    by_row: dict[int, list[Any]] = {}
    for knot in page.weave.knots:
        by_row.setdefault(knot.sasaran, []).append(knot)
    for row in page.weave.rows:
        knots = by_row.get(row.sasaran, [])
        part = parts.get(row.sasaran)
        found.append(
            {
                "sasaran": row.sasaran,
                "uraian": page.names.sasaran[row.sasaran],
                "prioritas": row.prioritas,
                "warna": page.names.warna.get(row.prioritas or 0, 0),
                "lead": [(k.opd, page.names.opd[k.opd]) for k in knots if k.role == "lead"],
                "others": [(k.opd, page.names.opd[k.opd]) for k in knots if k.role != "lead"],
                "alone": len(knots) == 1,
                "lines": sum(k.count for k in knots),
                "rupiah": part.pagu if part else 0,
                "share": part.share if part else None,
            }
        )
    return found
