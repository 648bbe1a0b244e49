"""Answers on paper for a village, and the figures of service."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from selaras.features.plan.papers.lists import FORMS, file_answer
from selaras.features.usulan.papers.service import service_paper
from selaras.features.usulan.papers.village import village_paper
from selaras.features.usulan.queries.service import service_of
from selaras.features.usulan.queries.village import village_answers, villages
from selaras.features.usulan.verbs import SERVICE
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import reading


@reading
def answers(request: Any) -> HttpResponse:
    return render(request, "usulan/answers.html", {"villages": villages(request.siklus)})


@reading
def answers_village(request: Any) -> HttpResponse:
    desa = get_object_or_404(Wilayah, pk=request.GET.get("desa", ""), kode__startswith=f"{request.daerah.pk}.")
    paper = village_paper(request.siklus, desa, village_answers(request.siklus, desa.pk), clock.now())
    return file_answer(paper, "pdf", f"jawaban_{desa.pk}", request.siklus)


@reading(to=SERVICE)
def service(request: Any) -> HttpResponse:
    return render(request, "usulan/service.html", {"service": service_of(request.siklus), "now": clock.now()})


@reading(to=SERVICE)
def service_file(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    paper = service_paper(request.siklus, service_of(request.siklus), clock.now())
    return file_answer(paper, form, "layanan_usulan", request.siklus)
