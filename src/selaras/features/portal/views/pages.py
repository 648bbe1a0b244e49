"""The public pages of a snapshot."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.features.portal import exports
from selaras.features.portal.fields import FORMS, SETS
from selaras.features.portal.queries import lists
from selaras.features.portal.queries.home import home_of
from selaras.features.portal.queries.snapshot import Shown
from selaras.features.portal.serving import place, published

MIME = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@published
def home(request: Any, shown: Shown) -> HttpResponse:
    found = home_of(shown, request.daerah.pk, partial(place, request))
    return render(request, "portal/home.html", {"shown": shown, "home": found, "here": "home"})


@published
def rencana(request: Any, shown: Shown) -> HttpResponse:
    names = {str(node.id): node for node in shown.prioritas}
    context = {"shown": shown, "part": lists.plan_part(shown, request.GET), "here": "rencana", "names": names}
    chosen = names.get(request.GET.get("prioritas", ""))
    return render(request, "portal/plan.html", context | {"chosen": chosen, "elsewhere": lists.ELSEWHERE})


@published
def usulan(request: Any, shown: Shown) -> HttpResponse:
    part, outcomes = lists.proposals_part(shown, request.GET), lists.outcomes(shown)
    context = {"shown": shown, "part": part, "outcomes": outcomes, "here": "usulan"}
    return render(request, "portal/proposals.html", context)


@published
def data(request: Any, shown: Shown) -> HttpResponse:
    sets = [(each, len(shown.raw[each.name])) for each in SETS.values()]
    return render(request, "portal/data.html", {"shown": shown, "sets": sets, "here": "data", "forms": FORMS})


@published
def data_file(request: Any, shown: Shown, name: str, form: str) -> HttpResponse:
    if name not in SETS or form not in FORMS:
        raise Http404
    row, chosen = request.terbitan, SETS[name]
    content = exports.as_csv(shown, chosen) if form == "csv" else exports.as_json(shown, chosen, row)
    answer = HttpResponse(content, content_type=MIME[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}_{row.daerah_id}_{request.siklus.tahun}.{form}"'
    answer["X-Selaras-Sha256"] = row.sha256
    return answer
