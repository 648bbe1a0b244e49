"""The weave: page, lines behind a knot, and its files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from selaras.features.plan import exports
from selaras.features.plan.drawing import draw
from selaras.features.plan.models import Simpul
from selaras.features.plan.queries import weave as queries
from selaras.features.plan.queries.bridge import invites
from selaras.features.plan.queries.opd import ways
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, reading


def _asked(request: Any) -> dict[str, Any]:
    """The filters of the address: measure and prioritas."""
    measure = "rupiah" if request.GET.get("ukuran") == "rupiah" else "count"
    prioritas = request.GET.get("prioritas", "")
    return {"measure": measure, "prioritas": int(prioritas) if prioritas.isdigit() else None}


def _page(request: Any) -> queries.WeavePage:
    def link(sasaran: int, opd: int) -> str:
        return address(request, "plan:weave.knot", sasaran=sasaran, opd=opd)

    return queries.weave_of(request.siklus, link=link, **_asked(request))


@reading
def index(request: Any) -> HttpResponse:
    page = _page(request)
    prioritas = Simpul.objects.filter(siklus=request.siklus, jenjang="prioritas", active=True)
    context = {"page": page, "rows": queries.table_rows(page), "prioritas_list": prioritas}
    context["ways"] = [(way, address(request, way.url_name)) for way in ways["weave"]]
    context["invites"] = list(invites.values())
    context |= {"svg": mark_safe(draw(page.weave, page.names))} | _asked(request)  # noqa: S308  every text in it is escaped
    return render(request, "plan/weave.html", context)


@reading
def knot(request: Any, sasaran: int, opd: int) -> HttpResponse:
    page = _page(request)
    context = {
        "sasaran": get_object_or_404(Simpul, pk=sasaran, siklus=request.siklus, jenjang="sasaran"),
        "opd": get_object_or_404(Opd, pk=opd, daerah=request.daerah),
        "lines": queries.lines_behind(page, request.siklus, sasaran, opd),
        "bridges": queries.bridges_behind(request.siklus, sasaran, opd),
        "invites": list(invites.values()),
    }
    return render(request, "plan/weave_knot.html", context)


@reading
def export(request: HttpRequest, form: str) -> HttpResponse:
    page = queries.weave_of(request.siklus, **_asked(request))  # type: ignore[attr-defined]
    return exports.weave_file(page, form, _("anyaman"))
