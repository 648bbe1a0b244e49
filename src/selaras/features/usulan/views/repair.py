"""A proposal after it was sent: completed when it came back, or taken back by its proposer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.line_merge import Merge
from selaras.features.usulan.actions import submit as actions
from selaras.features.usulan.forms.intake import PLACES, UsulanForm
from selaras.features.usulan.forms.repair import merge
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.lanes import lane_of
from selaras.features.usulan.verbs import CONTACT, EDIT, WITHDRAW
from selaras.features.usulan.views.intake import first_words, seen_there
from selaras.features.usulan.views.photos import carried, take_first, waiting_there
from selaras.features.usulan.words import Keadaan
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


def _row(request: Any, pk: int) -> Usulan:
    rows = Usulan.objects.exclude(keadaan=Keadaan.DRAF).select_related("siklus", "wilayah", "opd")
    return get_object_or_404(rows, pk=pk, siklus=request.siklus)


def _form(request: Any, usulan: Usulan, *args: Any, **kwargs: Any) -> UsulanForm:
    form = UsulanForm(*args, lane=lane_of(usulan), contact=CONTACT.allows(request.actor, usulan), **kwargs)
    if usulan.opd_id:
        del form.fields["opd"]  # whose turn it is, the offices say
    return carried(request, form) if form.is_bound else form


def _seen(request: Any) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _page(request: Any, usulan: Usulan, form: UsulanForm, seen: int | None) -> HttpResponse:
    context = {"usulan": usulan, "form": form, "lane": form.lane, "seen": seen}
    context |= seen_there(form, usulan.pk) | waiting_there(request, form)
    return render(request, "usulan/edit.html", context, status=status_of(form) if form.is_bound else 200)


def _done(request: Any, usulan: Usulan, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "usulan:receipt", pk=usulan.pk))


@reading
def edit_form(request: Any, pk: int) -> HttpResponse:
    usulan = _row(request, pk)
    form = _form(request, usulan)
    form.initial = {k: v for k, v in first_words(usulan, form.lane).items() if k in form.fields}
    return _page(request, usulan, form, usulan.version)


@doing(EDIT, before=take_first)
def edit(request: Any, pk: int) -> HttpResponse:
    usulan = _row(request, pk)
    form = _form(request, usulan, request.POST)
    try:
        done = attempt(form, lambda: _completed(request, usulan, form), PLACES) if form.is_valid() else None
    except Conflict as conflict:
        return _merged(request, usulan, merge(conflict, form))
    if done is None:
        return _page(request, usulan, form, _seen(request))
    return _done(request, done, _("Terkirim kembali. Perbaikan Anda menunggu jawaban."))


def _completed(request: Any, usulan: Usulan, form: UsulanForm, seen: int | None = None) -> Usulan:
    sent: dict[str, Any] = {"actor": request.actor, "version": seen or _seen(request), "kontak": form.kontak()}
    return actions.complete(usulan, form.written(), **sent, photos=form.photos)


def _merged(request: Any, usulan: Usulan, found: Merge) -> HttpResponse:
    """Sent at once where the two changed different fields; otherwise the person chooses."""
    if not found.clashes:
        sent = QueryDict(mutable=True)
        sent.update(found.settled)
        form = _form(request, usulan, sent)
        act = lambda: _completed(request, usulan, form, found.version)  # noqa: E731
        if form.is_valid() and (saved := attempt(form, act, PLACES)):
            return _done(request, saved, _("Terkirim, digabung dengan perubahan %(who)s.") % {"who": found.who})
    return render(request, "usulan/edit_merge.html", {"usulan": usulan, "merge": found}, status=409)


@reading
def withdraw_form(request: Any, pk: int) -> HttpResponse:
    return _ask(request, _row(request, pk))


def _ask(request: Any, usulan: Usulan, problem: str = "") -> HttpResponse:
    context = {"usulan": usulan, "problem": problem, "typed": request.POST.get("reason", "")}
    return render(request, "usulan/withdraw.html", context, status=422 if problem else 200)


@doing(WITHDRAW)
def withdraw(request: Any, pk: int) -> HttpResponse:
    usulan = _row(request, pk)
    try:
        actions.withdraw(usulan, actor=request.actor, reason=request.POST.get("reason", ""))
    except ValidationError as error:
        return _ask(request, usulan, error.messages[0])
    return _done(request, usulan, _("Usulan ditarik. Nomor dan alasannya tetap dapat dibaca."))
