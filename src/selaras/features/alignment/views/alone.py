"""Working alone on screen: every OPD, one of them, and the list as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from selaras.features.alignment.alone_screens import detail_page, list_page
from selaras.features.alignment.papers.alone import alone_paper
from selaras.features.alignment.queries.alone import ground_of
from selaras.features.plan.papers.lists import FORMS, file_answer
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import reading


@reading
def index(request: Any) -> HttpResponse:
    return render(request, "alignment/alone_list.html", list_page(request))


@reading
def detail(request: Any, opd: int) -> HttpResponse:
    row = get_object_or_404(Opd, pk=opd, daerah=request.daerah)
    return render(request, "alignment/alone_detail.html", detail_page(request, row.pk))


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    paper = alone_paper(request, ground_of(request.siklus), clock.now())
    return file_answer(paper, form, "ajak_bicara", request.siklus)
