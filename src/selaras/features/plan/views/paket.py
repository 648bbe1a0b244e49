"""Packages on screen: the list, one package, and the line it belongs to."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import paket as actions
from selaras.features.plan.forms.paket_merge import merge
from selaras.features.plan.models import Paket, PlanLine
from selaras.features.plan.papers.lists import FORMS, file_answer, paket_paper
from selaras.features.plan.queries import keyset, line
from selaras.features.plan.queries import paket as queries
from selaras.features.plan.queries.history import history_of
from selaras.features.plan.queries.origin import before_origin
from selaras.features.plan.verbs import PAKET_LINK
from selaras.foundation.ui.prints import bulan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading
from selaras.values.bulan import print_tahun_bulan


@reading
def index(request: Any) -> HttpResponse:
    choice = queries.PaketChoice.of(request.GET)
    chosen = queries.packages(request.siklus, choice)
    after, before = request.GET.get("sesudah", ""), request.GET.get("sebelum", "")
    page = keyset.page(chosen, queries.SORTS[choice.urut], after=after, before=before)
    options, total = line.options_and_total(request.siklus, chosen)
    context = {"choice": choice, "page": page, "total": total, "options": options}
    context["sorts"] = [(key, sort.label) for key, sort in queries.SORTS.items()]
    return render(request, "plan/paket_list.html", context)


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    choice = queries.PaketChoice.of(request.GET)
    rows = queries.packages(request.siklus, choice).order_by("opd", "kode_sub", "pk")
    words = ", ".join([choice.q] * bool(choice.q) + [_("tanpa baris")] * choice.tanpa_baris)
    return file_answer(paket_paper(request.siklus, rows, words, clock.now()), form, "paket", request.siklus)


def _paket(request: Any, pk: int) -> Paket:
    row = queries.paket_of(request.siklus, pk)
    if row is None:
        raise Http404
    return row


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = _paket(request, pk)
    same, others = queries.fitting(row)
    names = {("line_id", one.pk): str(one) for one in (*same, *others)}
    context = {"paket": row, "same": same, "others": others}
    context |= {"mulai": bulan(print_tahun_bulan(row.mulai)), "selesai": bulan(print_tahun_bulan(row.selesai))}
    context["origin"] = before_origin(row)
    context["history"] = history_of("plan.paket", row.pk, names)
    return render(request, "plan/paket_detail.html", context)


@doing(PAKET_LINK)
def link(request: Any, pk: int) -> HttpResponse:
    row, chosen, seen = _paket(request, pk), request.POST.get("line", ""), request.POST.get("version", "")
    target = get_object_or_404(PlanLine, pk=int(chosen), siklus=request.siklus) if chosen.isdecimal() else None
    try:
        actions.link(row, target, actor=request.actor, version=int(seen) if seen.isdecimal() else None)
        messages.success(request, _("Paket dihubungkan.") if target else _("Paket dilepas dari barisnya."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except Conflict as conflict:
        return _both(request, row, target, conflict)
    return HttpResponseRedirect(address(request, "plan:paket.detail", pk=pk))


def _both(request: Any, row: Paket, target: PlanLine | None, conflict: Conflict) -> HttpResponse:
    """Somebody else linked this package first: their line and mine side by side."""
    context = merge(conflict, target)
    context |= {"row": row.nama, "action": address(request, "plan:paket.link", pk=row.pk)}
    context["back"] = address(request, "plan:paket.detail", pk=row.pk)
    return render(request, "plan/merge.html", context, status=409)
