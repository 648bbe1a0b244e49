"""Inside the room: what was published, and the button that publishes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from selaras.features.portal.actions.publish import publish
from selaras.features.portal.queries.snapshot import published
from selaras.features.portal.serving import place
from selaras.features.portal.verbs import PUBLISH
from selaras.foundation.verbs.web import address, doing, reading


@reading
def index(request: Any) -> HttpResponse:
    rows = published().filter(siklus=request.siklus).order_by("-nomor")[:30]
    return render(request, "portal/list.html", {"rows": rows, "public": place(request, "home")})


@doing(PUBLISH, once=True)
def send(request: Any) -> HttpResponse:
    row = publish(request.siklus, actor=request.actor)
    messages.success(request, _("Diterbitkan: %(name)s. Publik membacanya mulai sekarang.") % {"name": row.nama})
    return HttpResponseRedirect(address(request, "portal:list"))
