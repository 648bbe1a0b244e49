"""Where is my proposal? By its code, without signing in."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from selaras.features.portal.frame import enter, open_to_all
from selaras.features.portal.queries.code import find
from selaras.features.portal.queries.track import track_of
from selaras.features.usulan.addresses import tracking_url
from selaras.foundation.verbs.web import reading


@reading(public=True)
@open_to_all(3600)
def entry(request: Any) -> HttpResponse:
    typed = request.GET.get("kode", "").strip()
    if not typed:
        return render(request, "portal/track_entry.html", {"typed": ""})
    found = find(typed)
    return _unknown(request, typed) if found is None else HttpResponseRedirect(reverse("lacak:page", args=[found.kode]))


def _unknown(request: Any, typed: str) -> HttpResponse:
    return render(request, "portal/track_entry.html", {"typed": typed[:40], "unknown": True}, status=404)


@reading(public=True)
@open_to_all(60)
def page(request: Any, kode: str) -> HttpResponse:
    found = find(kode)
    if found is None:
        return _unknown(request, kode)
    if found.kode != kode:
        return HttpResponseRedirect(reverse("lacak:page", args=[found.kode]))
    enter(request, found.siklus)
    return render(request, "portal/track.html", {"track": track_of(found), "address": tracking_url(found.kode)})
