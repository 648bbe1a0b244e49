"""Proposals in plan lines on screen: placed, taken out again, followed up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.models import PlanLine
from selaras.features.usulan.actions import work as actions
from selaras.features.usulan.forms.work import FateForm, PlaceForm
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.queries import work as queries
from selaras.features.usulan.verbs import FATE, PLACE, UNPLACE
from selaras.features.usulan.views.desk import usulan_of
from selaras.foundation.verbs.web import address, doing, reading

MOST = 60  # lines offered for one search


def _page(request: Any, row: Usulan, form: PlaceForm, status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:200]
    chosen = _suggested(request)
    others = queries.lines_for(row, request.actor, words)[:MOST]
    found = [*chosen, *(line for line in others if line not in chosen)]
    context = {"usulan": row, "form": form, "lines": found, "q": words, "chosen": chosen}
    return render(request, "usulan/place.html", context, status=status)


def _suggested(request: Any) -> list[PlanLine]:
    """The line that was suggested and pressed; it stands first and is marked."""
    pk = request.GET.get("baris", "")
    rows = PlanLine.objects.filter(siklus=request.siklus, active=True).select_related("opd")
    return list(rows.filter(pk=int(pk))) if pk.isdecimal() and len(pk) < 19 else []


@reading
def place_form(request: Any, pk: int) -> HttpResponse:
    return _page(request, usulan_of(request, pk), PlaceForm(lines=PlanLine.objects.none()))


@doing(PLACE, once=True)
def place(request: Any, pk: int) -> HttpResponse:
    row = usulan_of(request, pk)
    form = PlaceForm(request.POST, lines=PlanLine.objects.filter(siklus=request.siklus, active=True))
    done = attempt(form, lambda: _placed(request, row, form)) if form.is_valid() else None
    if done is None:
        return _page(request, row, form, status_of(form))
    messages.success(request, _("Ditempatkan di %(line)s.") % {"line": done.line.nama})
    return HttpResponseRedirect(address(request, "usulan:detail", pk=pk))


def _placed(request: Any, row: Usulan, form: PlaceForm) -> Akomodasi:
    data = form.cleaned_data
    return actions.place(row, data["line"], actor=request.actor, volume=data["volume"], anggaran=data["anggaran"])


def _placement(request: Any, pk: int) -> Akomodasi:
    rows = Akomodasi.objects.select_related("line__opd", "usulan", "siklus__daerah")
    return get_object_or_404(rows, pk=pk, siklus=request.siklus, active=True)


@doing(UNPLACE)
def unplace(request: Any, pk: int) -> HttpResponse:
    row = _placement(request, pk)
    return _done(request, row, lambda: actions.unplace(row, actor=request.actor, reason=request.POST.get("reason", "")))


@doing(FATE)
def fate(request: Any, pk: int) -> HttpResponse:
    row, form = _placement(request, pk), FateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih kelanjutannya."))
        return HttpResponseRedirect(address(request, "usulan:detail", pk=row.usulan_id))
    data = form.cleaned_data
    return _done(request, row, lambda: actions.set_fate(row, data["nasib"], actor=request.actor, reason=data["reason"]))


def _done(request: Any, row: Akomodasi, act: Any) -> HttpResponse:
    try:
        act()
        messages.success(request, _("Disimpan. Pengusul membacanya dengan kode lacak."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "usulan:detail", pk=row.usulan_id))
