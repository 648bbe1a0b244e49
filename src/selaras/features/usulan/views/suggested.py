"""What is suggested for a proposal on screen: while it is written, and on the desk of whoever answers it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.features.usulan.queries import suggested as queries
from selaras.features.usulan.verbs import RECOMMEND, REDIRECT
from selaras.features.usulan.views.desk import may_place, usulan_of
from selaras.foundation.verbs.web import reading

LONGEST = 500  # letters of a title, as the form takes it


@reading
def intake(request: Any) -> HttpResponse:
    """The piece beside the OPD field."""
    offer = queries.offer(request.siklus, request.GET.get("judul", "")[:LONGEST])
    return render(request, "usulan/suggested.html", {"offer": offer})


@reading
def desk(request: Any, pk: int) -> HttpResponse:
    """A piece of the proposal's page, and a page of its own without scripts."""
    row = usulan_of(request, pk)
    context = {"usulan": row, "offer": queries.offer_for(row), "can_place": may_place(request, row)}
    context["can_redirect"] = REDIRECT.allows(request.actor, row)
    context["turn"] = RECOMMEND.allows(request.actor, row)
    page = "usulan/suggested_desk.html" if request.htmx else "usulan/suggested_page.html"
    return render(request, page, context)
