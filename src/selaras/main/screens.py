"""The two pages that belong to no room: the front door, and a form kept while its writer signed in."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from selaras.features.portal.queries.snapshot import published_cycles
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.kept import kept_for
from selaras.foundation.verbs.web import reading


@reading(public=True)
def home(request: Any) -> HttpResponse:
    """Straight into the room of somebody who has one; otherwise the list of governments."""
    mine = {seat.daerah_id for seat in request.actor.seats}
    cycles = Siklus.objects.select_related("daerah").order_by("daerah_id", "-tahun")
    if mine:
        cycles = cycles.filter(daerah_id__in=mine)
    found = list(cycles)
    if mine and len(found) == 1:
        start = "alignment:home" if request.actor.plans else "office:people.list"
        return HttpResponseRedirect(reverse(start, args=(found[0].daerah_id, found[0].tahun)))
    return render(request, "front.html", {"cycles": found, "published": published_cycles()})


@reading
def resume(request: Any) -> HttpResponse:
    """The form that arrived after the session had ended, ready to be sent."""
    return render(request, "resume.html", {"kept": kept_for(request)})
