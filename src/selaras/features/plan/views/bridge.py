"""Contributions: the inbox, the invitations and the answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import bridge as actions
from selaras.features.plan.forms.bridge import AcceptForm, AskForm, ClaimForm, LeadForm
from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.features.plan.queries import bridge as queries
from selaras.features.plan.verbs import (
    CONTRIBUTION_ACCEPT,
    CONTRIBUTION_ASK,
    CONTRIBUTION_CLAIM,
    CONTRIBUTION_REFUSE,
    CONTRIBUTION_WITHDRAW,
    LEAD_SET,
)
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, doing, reading, way_back


def _row(request: Any, pk: int) -> Contribution:
    return get_object_or_404(queries.contributions(request.siklus), pk=pk)


def _back(request: Any, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(way_back(request, address(request, "plan:contribution.list")))


def _own_opd(request: Any) -> Opd | None:
    own = queries.my_opds(request.actor, request.daerah.pk)
    return Opd.objects.get(pk=own[0]) if own else None


def _complain(form: Any, error: ValidationError) -> None:
    """An action's complaint beside the field it names."""
    found = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, texts in found.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


@reading
def index(request: Any) -> HttpResponse:
    context = {
        "waiting": queries.waiting_for(request.siklus, request.actor)[:100],
        "asked": queries.asked_by(request.siklus, request.actor)[:100],
        "old": queries.OLD,
        "answers_for": queries.my_opds(request.actor, request.daerah.pk),
    }
    return render(request, "plan/contribution_list.html", context)


@reading
def ask_form(request: Any) -> HttpResponse:
    first = {name: request.GET.get(name) for name in ("simpul", "opd") if request.GET.get(name)}
    return render(request, "plan/contribution_ask.html", {"form": AskForm(initial=first, siklus=request.siklus)})


@doing(CONTRIBUTION_ASK, once=True)
def ask(request: Any) -> HttpResponse:
    form = AskForm(request.POST, siklus=request.siklus)
    if form.is_valid():
        try:
            data = {name: form.cleaned_data[name] for name in ("simpul", "opd", "message")}
            actions.ask(**data, actor=request.actor, by_opd=_own_opd(request), **form.terms())
            return _back(request, _("Ajakan dikirim. Jawabannya tampil di halaman ini."))
        except ValidationError as error:
            _complain(form, error)
    return render(request, "plan/contribution_ask.html", {"form": form}, status=422)


@reading
def claim_form(request: Any, line: int) -> HttpResponse:
    row = get_object_or_404(PlanLine, pk=line, siklus=request.siklus)
    first = {"simpul": request.GET.get("simpul")}
    form = ClaimForm(initial=first, siklus=request.siklus)
    return render(request, "plan/contribution_claim.html", {"form": form, "line": row})


@doing(CONTRIBUTION_CLAIM, once=True)
def claim(request: Any, line: int) -> HttpResponse:
    row = get_object_or_404(PlanLine, pk=line, siklus=request.siklus)
    form = ClaimForm(request.POST, siklus=request.siklus)
    if form.is_valid():
        try:
            data = form.cleaned_data
            actions.claim(row, data["simpul"], actor=request.actor, role=data["role"], **form.terms())
            return _back(request, _("Baris terhubung ke sasaran."))
        except ValidationError as error:
            _complain(form, error)
    return render(request, "plan/contribution_claim.html", {"form": form, "line": row}, status=422)


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = _row(request, pk)
    return render(request, "plan/contribution_detail.html", {"row": row, "form": AcceptForm(row=row)})


@doing(CONTRIBUTION_ACCEPT)
def accept(request: Any, pk: int) -> HttpResponse:
    row = _row(request, pk)
    form = AcceptForm(request.POST, row=row)
    if form.is_valid():
        try:
            _accept(row, form, request.actor)
            return _back(request, _("Ajakan diterima."))
        except ValidationError as error:
            _complain(form, error)
    return render(request, "plan/contribution_detail.html", {"row": row, "form": form}, status=422)


def _accept(row: Contribution, form: AcceptForm, actor: Any) -> None:
    onto, line = form.cleaned_data["simpul"], form.cleaned_data["line"]
    if onto is None:
        actions.accept(row, actor=actor, line=line, **form.terms())
    else:
        actions.accept_existing(row, simpul=onto, actor=actor, line=line)


@doing(CONTRIBUTION_REFUSE)
def refuse(request: Any, pk: int) -> HttpResponse:
    row = _row(request, pk)
    try:
        actions.refuse(row, reason=request.POST.get("reason", ""), actor=request.actor)
    except ValidationError as error:
        context = {"row": row, "form": AcceptForm(row=row), "reason_error": error.messages[0]}
        return render(request, "plan/contribution_detail.html", context, status=422)
    return _back(request, _("Penolakan dicatat beserta alasannya."))


@doing(CONTRIBUTION_WITHDRAW)
def withdraw(request: Any, pk: int) -> HttpResponse:
    actions.withdraw(_row(request, pk), actor=request.actor, reason=request.POST.get("reason", ""))
    return _back(request, _("Kontribusi ditarik."))


@reading
def lead_form(request: Any, simpul: int) -> HttpResponse:
    node = get_object_or_404(Simpul, pk=simpul, siklus=request.siklus)
    return render(request, "plan/lead_form.html", {"simpul": node, "form": LeadForm(siklus=request.siklus)})


@doing(LEAD_SET)
def set_lead(request: Any, simpul: int) -> HttpResponse:
    node = get_object_or_404(Simpul, pk=simpul, siklus=request.siklus)
    form = LeadForm(request.POST, siklus=request.siklus)
    if not form.is_valid():
        return render(request, "plan/lead_form.html", {"simpul": node, "form": form}, status=422)
    actions.set_lead(node, form.cleaned_data["opd"], actor=request.actor)
    return _back(request, _("OPD pemimpin ditetapkan."))
