"""The calendar: its windows, later deadlines, reopening, and the day the plan is fixed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.office.forms.attempt import attempt
from selaras.features.office.forms.calendar import EnactForm, ExtendForm, NewWindowForm, ReopenForm, WindowForm
from selaras.features.office.queries import calendar as queries
from selaras.foundation.tahapan import actions, closing
from selaras.foundation.tahapan.models import Tahapan
from selaras.foundation.tahapan.verbs import ENACT, STAGE_EXTEND, STAGE_REOPEN, STAGE_SET
from selaras.foundation.verbs.web import address, doing, reading


def _row(request: Any, pk: int) -> Tahapan:
    return get_object_or_404(Tahapan.objects.select_related("opd", "siklus"), pk=pk, siklus=request.siklus)


def _blank(request: Any, **fields: Any) -> Tahapan:
    return Tahapan(daerah=request.daerah, siklus=request.siklus, **fields)


def _back(request: Any, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "office:stage.list"))


@reading
def index(request: Any) -> HttpResponse:
    rows = queries.stages(request.siklus)
    context = {"rows": rows, "stages": queries.strip(rows), "acts": queries.acts_on(request.siklus)}
    return render(request, "office/stage_list.html", context | {"blank": _blank(request)})


def _detail(request: Any, row: Tahapan, status: int = 200, **forms: Any) -> HttpResponse:
    first = {"extend": ExtendForm(siklus=request.siklus, row=row), "window": WindowForm(siklus=request.siklus, row=row)}
    context = {"shown": queries.shown(_row(request, row.pk)), "acts": queries.acts_on(request.siklus, row)}
    return render(request, "office/stage_detail.html", context | first | forms, status=status)


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    return _detail(request, _row(request, pk))


@doing(STAGE_EXTEND)
def extend(request: Any, pk: int) -> HttpResponse:
    row, form = _row(request, pk), ExtendForm(request.POST, siklus=request.siklus, row=None)
    if attempt(form, lambda: actions.extend_stage(row, actor=request.actor, **form.terms())):
        return _back(request, _("Batas waktu diperpanjang."))
    return _detail(request, row, 422, extend=form)


@doing(STAGE_SET)
def change(request: Any, pk: int) -> HttpResponse:
    row, form = _row(request, pk), WindowForm(request.POST, siklus=request.siklus)
    if attempt(form, lambda: actions.set_stage(row, actor=request.actor, **form.terms())):
        return _back(request, _("Jadwal tahapan diatur."))
    return _detail(request, row, 422, window=form)


def _new(request: Any, form: NewWindowForm, status: int = 200) -> HttpResponse:
    return render(request, "office/stage_form.html", {"form": form, "blank": _blank(request)}, status=status)


@reading
def new_form(request: Any) -> HttpResponse:
    return _new(request, NewWindowForm(siklus=request.siklus))


@doing(STAGE_SET, once=True)
def new(request: Any) -> HttpResponse:
    form = NewWindowForm(request.POST, siklus=request.siklus)
    if attempt(form, lambda: actions.set_stage(_blank(request, **form.about()), actor=request.actor, **form.terms())):
        return _back(request, _("Jadwal tahapan ditambahkan."))
    return _new(request, form, 422)


def _reopen(request: Any, form: ReopenForm, status: int = 200) -> HttpResponse:
    return render(request, "office/stage_reopen.html", {"form": form, "blank": _blank(request)}, status=status)


@reading
def reopen_form(request: Any) -> HttpResponse:
    first = {"kode": request.GET.get("kode")}
    return _reopen(request, ReopenForm(siklus=request.siklus, initial=first))


@doing(STAGE_REOPEN, once=True)
def reopen(request: Any) -> HttpResponse:
    form = ReopenForm(request.POST, siklus=request.siklus)
    if attempt(form, lambda: actions.reopen_stage(request.siklus, actor=request.actor, **form.terms())):
        return _back(request, _("Tahapan dibuka kembali."))
    return _reopen(request, form, 422)


@reading
def enact_form(request: Any) -> HttpResponse:
    return _enact(request, EnactForm())


@doing(ENACT)
def enact(request: Any) -> HttpResponse:
    form = EnactForm(request.POST)
    if attempt(form, lambda: actions.enact(request.siklus, number=form.cleaned_data["number"], actor=request.actor)):
        return _back(request, _("Penetapan dicatat. Rencana kini beku."))
    return _enact(request, form, 422)


def _enact(request: Any, form: EnactForm, status: int = 200) -> HttpResponse:
    """The form, and before it what must be finished first, each with the way there."""
    left = [
        (one, address(request, one.page) + (f"?{one.asks}" if one.asks else ""))
        for one in closing.obstacles(request.siklus)
    ]
    return render(request, "office/cycle_enact.html", {"form": form, "left": left}, status=status)
