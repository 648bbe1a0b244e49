"""The map: where the plan works, by kecamatan, under the filters of the list of lines."""

from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from selaras.features.plan.queries import map as queries
from selaras.features.plan.queries.line import NO_PLACE, Choice, options
from selaras.foundation.ui.prints import angka, rupiah_short
from selaras.foundation.verbs.web import address, reading
from selaras.reference.maps import kecamatan_geojson


@reading
def index(request: Any) -> HttpResponse:
    measure = request.GET.get("ukuran", "") if request.GET.get("ukuran") in queries.MEASURES else "jumlah"
    choice = Choice.of(request.GET)
    places = queries.places_of(request.siklus, choice)
    context = {"choice": choice, "measure": measure, "places": places, "options": options(request.siklus)}
    context["most"] = max((row.value(measure) for row in places.kecamatan), default=0)
    context |= {"rows": [(row, row.value(measure), _link(request, row.kode)) for row in places.kecamatan]}
    context |= {"none_link": _link(request, NO_PLACE)} | _picture(request, places, measure)
    return render(request, "plan/map.html", context)


def _picture(request: Any, places: queries.Places, measure: str) -> dict[str, Any]:
    """What ui/components/map.html takes; without polygons there is none."""
    if kecamatan_geojson(request.daerah.pk) is None:
        return {"geojson": ""}
    values = {row.kode: {"nilai": row.value(measure) or None} | _words(request, row) for row in places.kecamatan}
    breaks = ",".join(str(value) for value in queries.breaks_of(places, measure))
    steps = queries.legend(places, measure)
    return {"geojson": address(request, "plan:map.shapes"), "values": values, "breaks": breaks, "steps": steps}


def _words(request: Any, row: queries.Where) -> dict[str, str]:
    lines = ngettext("%(n)s baris", "%(n)s baris", row.lines) % {"n": angka(row.lines)}
    label = f"{row.nama}: {lines}, {rupiah_short(row.pagu)}"
    return {"label": label, "href": _link(request, row.kode)}


def _link(request: Any, kode: str) -> str:
    """The list of the lines behind a place, under the same filters."""
    keep = {k: v for k, v in request.GET.items() if v and k not in ("ukuran", "kecamatan", "sesudah", "sebelum")}
    return f"{address(request, 'plan:line.list')}?{urlencode(keep | {'kecamatan': kode})}"


@reading
def shapes(request: Any) -> HttpResponse:
    path = kecamatan_geojson(request.daerah.pk)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type="application/geo+json")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer  # type: ignore[return-value]
