"""Theme, priorities and strategies of the year, and which sasaran support them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.features.plan.models import Simpul
from selaras.features.plan.queries.cascade import tree_of
from selaras.features.plan.queries.simpul import year_of
from selaras.foundation.verbs.web import reading


@reading
def index(request: Any) -> HttpResponse:
    blank = Simpul(daerah=request.daerah, siklus=request.siklus)
    context = year_of(tree_of(request.siklus)) | {"blank": blank}
    return render(request, "plan/simpul_year.html", context)
