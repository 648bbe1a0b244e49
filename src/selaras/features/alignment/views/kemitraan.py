"""Partnerships on screen: the list, one partnership, its form with what is left, and the answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from selaras.features.alignment import kemitraan_screens as screens
from selaras.features.alignment.actions import kemitraan as actions
from selaras.features.alignment.forms.kemitraan import AgreeForm
from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.alignment.papers.kemitraan import kemitraan_paper
from selaras.features.alignment.queries import kemitraan as queries
from selaras.features.alignment.verbs.kemitraan import AGREE, CANCEL, EDIT, PROPOSE, REFUSE
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.papers.lists import FORMS, file_answer
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading

FORM = "alignment/kemitraan_form.html"


def _row(request: Any, pk: int) -> Kemitraan:
    row = queries.partnerships(request.siklus).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _share(request: Any, pk: int) -> Bagian:
    share = queries.share_of(request.siklus, pk)
    if share is None:
        raise Http404
    return share


def _to(request: Any, pk: int, said: str = "") -> HttpResponse:
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(address(request, "alignment:kemitraan.detail", pk=pk))


@reading
def index(request: Any) -> HttpResponse:
    context = screens.list_page(request, queries.Choice.read(request.GET))
    return render(request, "alignment/kemitraan_list.html", context)


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    rows = queries.found_by(request.siklus, queries.Choice.read(request.GET)).order_by("pk")
    return file_answer(kemitraan_paper(request.siklus, rows, clock.now()), form, "kemitraan", request.siklus)


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    return render(request, "alignment/kemitraan_detail.html", screens.detail_page(request, _row(request, pk)))


@reading
def form(request: Any) -> HttpResponse:
    return render(request, FORM, screens.new_form(request))


@reading
def left(request: Any) -> HttpResponse:
    return render(request, f"{FORM}#left", {"sums": screens.sums_of(request.GET)})


@doing(PROPOSE, once=True)
def propose(request: Any) -> HttpResponse:
    if screens.asks_only(request):
        return render(request, FORM, screens.counted_form(request))
    sent = screens.sent_form(request)
    made = attempt(sent.form, lambda: _made(request, sent)) if sent.valid else None
    if made is not None:
        return _to(request, made.pk, _("Kemitraan diusulkan. Tiap OPD diberi tahu dan menyetujui bagiannya."))
    return render(request, FORM, sent.page(), status=status_of(sent.form))


def _made(request: Any, sent: Any) -> Kemitraan:
    by_opd = screens.own_opd(request, sent.shares)
    return actions.propose(request.siklus, sent.form.terms(), sent.shares.parts(), actor=request.actor, by_opd=by_opd)


@reading
def edit_form(request: Any, pk: int) -> HttpResponse:
    return render(request, FORM, screens.change_form(request, _row(request, pk)))


@doing(EDIT)
def edit(request: Any, pk: int) -> HttpResponse:
    row, sent = _row(request, pk), screens.sent_form(request)
    if screens.asks_only(request):
        return render(request, FORM, screens.counted_form(request, row))
    try:
        done = attempt(sent.form, lambda: _changed(request, row, sent)) if sent.valid else None
    except Conflict as conflict:
        return render(request, FORM, sent.page(row, conflict.row), status=409)
    if done is not None:
        return _to(request, pk, _("Perubahan tersimpan.") + " " + screens.after_change(done))
    return render(request, FORM, sent.page(row), status=status_of(sent.form))


def _changed(request: Any, row: Kemitraan, sent: Any) -> Kemitraan:
    version = sent.form.cleaned_data["version"]
    return actions.change(row, sent.form.terms(), sent.shares.parts(), actor=request.actor, version=version)


@doing(AGREE)
def agree(request: Any, pk: int) -> HttpResponse:
    share = _share(request, pk)
    given = AgreeForm(request.POST, share=share)
    try:
        done = attempt(given, lambda: _agreed(request, share, given)) if given.is_valid() else None
    except Conflict:
        messages.error(request, _("Bagian ini berubah sejak Anda membukanya. Baca lagi, lalu setujui."))
        return _to(request, share.kemitraan_id)
    if done:
        return _to(request, share.kemitraan_id, screens.after_yes(done))
    return _again(request, share, given, status_of(given))


def _agreed(request: Any, share: Bagian, given: AgreeForm) -> Bagian:
    said = given.cleaned_data
    return actions.agree(share, actor=request.actor, line=said["line"], version=said["version"])


def _again(request: Any, share: Bagian, given: AgreeForm, status: int, **more: Any) -> HttpResponse:
    context = screens.detail_page(request, _row(request, share.kemitraan_id), {share.pk: given}) | more
    return render(request, "alignment/kemitraan_detail.html", context, status=status)


@doing(REFUSE)
def refuse(request: Any, pk: int) -> HttpResponse:
    share, reason = _share(request, pk), request.POST.get("reason", "")
    try:
        actions.refuse(share, reason=reason, actor=request.actor)
    except ValidationError as error:
        return _again(request, share, AgreeForm(share=share), 422, refuse_error=error.messages[0], refused_share=pk)
    return _to(request, share.kemitraan_id, _("Penolakan dicatat beserta alasannya, dan OPD lain diberi tahu."))


@reading
def cancel_form(request: Any, pk: int) -> HttpResponse:
    return render(request, "ui/confirm.html", screens.cancel_question(request, _row(request, pk)))


@doing(CANCEL)
def cancel(request: Any, pk: int) -> HttpResponse:
    row = _row(request, pk)
    try:
        actions.cancel(row, reason=request.POST.get("reason", ""), actor=request.actor)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return render(request, "ui/confirm.html", screens.cancel_question(request, row), status=422)
    return _to(request, pk, _("Kemitraan dibatalkan; kontribusinya ditarik dan OPD lain diberi tahu."))
