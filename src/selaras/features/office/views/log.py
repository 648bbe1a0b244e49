"""The whole history, for the head of Bappeda and the inspectorate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.features.office.queries import log as queries
from selaras.features.office.verbs import LOG_READ
from selaras.foundation.verbs.web import reading


@reading(to=LOG_READ)
def index(request: Any) -> HttpResponse:
    choice = queries.Choice.read(request.GET)
    context = queries.page_of(request.siklus, choice) | {"choice": choice}
    asked = request.GET.get("periksa") == "1"
    if choice.before is None:
        context |= {"verdict": queries.verdict_of(request.siklus, choice, asked=asked), "first": True}
    return render(request, "office/log_list.html", context)


@reading(to=LOG_READ)
def export(request: Any) -> HttpResponse:
    choice = queries.Choice.read(request.GET)
    answer = HttpResponse(queries.lines(request.siklus, choice), content_type="application/jsonl; charset=utf-8")
    name = f"rantai-{request.daerah.pk}-{choice.tahun(request.siklus)}.jsonl"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
