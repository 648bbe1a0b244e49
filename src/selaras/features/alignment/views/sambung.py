"""The map of work and purpose on screen: connect, take back, and the villages without a line."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.alignment import sambung_screens as screens
from selaras.features.plan.actions import bridge_many
from selaras.features.plan.verbs import CONTRIBUTION_CLAIM_MANY, CONTRIBUTION_WITHDRAW_MANY
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.web import address, doing, reading


@reading
def index(request: Any) -> HttpResponse:
    return render(request, "alignment/sambung.html", screens.map_page(request))


@reading
def villages(request: Any) -> HttpResponse:
    return render(request, "alignment/sambung_desa.html", screens.villages_page(request))


@doing(CONTRIBUTION_CLAIM_MANY, once=True)
def claim_many(request: Any) -> HttpResponse:
    entry, form = screens.connect(request)
    if entry is None:
        context = screens.map_page(request, request.POST, form)
        return render(request, "alignment/sambung.html", context, status=422)
    return HttpResponseRedirect(screens.way_on(request, entry))


@doing(CONTRIBUTION_WITHDRAW_MANY)
def withdraw_many(request: Any, entry: int) -> HttpResponse:
    verb, room = CONTRIBUTION_CLAIM_MANY.name, {"daerah_id": request.daerah.pk, "tahun": request.siklus.tahun}
    row = get_object_or_404(Entry, pk=entry, verb=verb, **room)
    try:
        done = bridge_many.withdraw_many(row, actor=request.actor)
        messages.success(request, _("%(n)s hubungan dibatalkan.") % {"n": len(done)})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "alignment:sambung"))
