"""Out to SIPD: what does not fit, and the file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.features.exchange.files import KINDS, usulan_file
from selaras.features.exchange.queries.losses import losses_of
from selaras.features.exchange.queries.sipd import HEADERS, usulan_of
from selaras.foundation.verbs.web import reading


@reading
def index(request: Any) -> HttpResponse:
    context = {"losses": losses_of(request.siklus), "count": usulan_of(request.siklus).count(), "headers": HEADERS}
    return render(request, "exchange/sipd.html", context)


@reading
def usulan(request: Any, form: str) -> HttpResponse:
    if form not in KINDS:
        raise Http404
    answer = HttpResponse(usulan_file(request.siklus, form), content_type=KINDS[form])
    name = f"usulan_sipd_{request.daerah.pk}_{request.siklus.tahun}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
