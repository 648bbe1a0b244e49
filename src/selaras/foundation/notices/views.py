"""The list of what a person has been told."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from selaras.foundation.notices import actions, queries
from selaras.foundation.notices.verbs import NOTICE_READ
from selaras.foundation.ui.prints import angka
from selaras.foundation.verbs.web import address, doing, reading


@reading
def index(request: Any) -> HttpResponse:
    rows = queries.notices(request.user.pk, request.daerah.pk)[:100]
    return render(request, "notices/list.html", {"rows": rows})


@reading
def count(request: Any) -> HttpResponse:
    """The number beside the door, asked when a live event says that there is something new."""
    n = queries.unread(request.user.pk, request.daerah.pk).count()
    return JsonResponse({"shown": angka(n) if n else ""})


@doing(NOTICE_READ)
def read(request: Any) -> HttpResponse:
    actions.read_all(request.daerah, actor=request.actor)
    return HttpResponseRedirect(address(request, "notices:list"))
