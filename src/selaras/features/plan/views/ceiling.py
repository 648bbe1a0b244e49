"""Ceilings on screen: how much is left of each, and who sets or locks it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import ceiling as actions
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.ceiling import CeilingForm, LockForm
from selaras.features.plan.forms.ceiling_merge import merge
from selaras.features.plan.forms.line import digits
from selaras.features.plan.models import Ceiling
from selaras.features.plan.queries import ceiling as queries
from selaras.features.plan.verbs import CEILING_LOCK, CEILING_SET
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


@reading
def index(request: Any) -> HttpResponse:
    kind = request.GET.get("jenis", "opd") if request.GET.get("jenis") in queries.KINDS else "opd"
    opd = request.GET.get("opd", "")
    opd_id = int(opd) if opd.isdecimal() and len(opd) < 19 else None
    rows = queries.limits(request.siklus, kind, opd_id)
    context = {"kind": kind, "rows": rows, "whole": queries.limits(request.siklus, "daerah")[0], "opd_id": opd_id}
    context |= {"over": [row for row in rows if row.over], "circular": queries.common_circular(rows)}
    context |= {"kinds": Ceiling.Kind.choices, "changes": queries.changes(request.siklus), "blank": _blank(request)}
    context["opds"] = Opd.objects.filter(daerah=request.daerah, aktif=True, semu=False) if kind == "program" else ()
    return render(request, "plan/ceiling_list.html", context)


def _blank(request: Any) -> Ceiling:
    return Ceiling(daerah=request.daerah, siklus=request.siklus, pagu=0)


def _limit(request: Any, sent: Any) -> queries.Limit:
    found = queries.limit_of(request.siklus, sent.get("jenis", ""), sent.get("untuk", ""))
    if found is None:
        raise Http404
    return found


def _page(request: Any, limit: queries.Limit, form: CeilingForm, lock: LockForm) -> HttpResponse:
    context = {"limit": limit, "form": form, "lock": lock, "row": limit.row or _blank(request)}
    complaints = [one for one in (form, lock) if one.is_bound and one.errors]
    status = status_of(complaints[0]) if complaints else 200
    return render(request, "plan/ceiling_form.html", context, status=status)


@reading
def form(request: Any) -> HttpResponse:
    limit = _limit(request, request.GET)
    row = limit.row
    first = {"pagu": digits(row.pagu), "version": row.version} if row else {"pagu": digits(limit.used)}
    return _page(request, limit, CeilingForm(initial=first), _lock_form(limit))


def _lock_form(limit: queries.Limit) -> LockForm:
    return LockForm(initial={"circular": limit.row.circular if limit.row else ""})


@doing(CEILING_SET)
def set_limit(request: Any) -> HttpResponse:
    limit, sent = _limit(request, request.POST), CeilingForm(request.POST)
    try:
        saved = attempt(sent, lambda: _saved(request, limit, sent)) if sent.is_valid() else None
    except Conflict as conflict:
        return _both(request, limit, sent, conflict)
    if saved is None:
        return _page(request, limit, sent, _lock_form(limit))
    messages.success(request, _("Batas pagu tersimpan."))
    return HttpResponseRedirect(f"{address(request, 'plan:ceiling.list')}?jenis={limit.kind}")


def _saved(request: Any, limit: queries.Limit, sent: CeilingForm) -> Ceiling:
    data, about = sent.cleaned_data, int(limit.about) if limit.kind in ("opd", "program") else limit.about
    seen = {"version": data["version"] or 0} if limit.row else {}  # 0: there was no limit when the form was opened
    return actions.set_ceiling(
        request.siklus, kind=limit.kind, about=about, pagu=data["pagu"], actor=request.actor, **seen
    )


def _both(request: Any, limit: queries.Limit, sent: CeilingForm, conflict: Conflict) -> HttpResponse:
    """Somebody else set this limit first: theirs and mine side by side."""
    context = merge(conflict, sent)
    context |= {"carried": {"jenis": limit.kind, "untuk": limit.about}, "row": limit.nama}
    context["action"] = address(request, "plan:ceiling.set")
    asked = urlencode({"jenis": limit.kind, "untuk": limit.about})
    context["back"] = f"{address(request, 'plan:ceiling.form')}?{asked}"
    return render(request, "plan/merge.html", context, status=409)


@doing(CEILING_LOCK)
def lock(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Ceiling, pk=pk, siklus=request.siklus, active=True)
    limit = _limit(request, {"jenis": row.kind, "untuk": row.about})
    sent = LockForm(request.POST)
    if not sent.is_valid() or attempt(sent, lambda: _locked(request, row, sent)) is None:
        return _page(request, limit, CeilingForm(initial={"pagu": digits(row.pagu), "version": row.version}), sent)
    messages.success(request, _("Kunci pagu tersimpan."))
    return HttpResponseRedirect(f"{address(request, 'plan:ceiling.list')}?jenis={limit.kind}")


def _locked(request: Any, row: Ceiling, sent: LockForm) -> Ceiling:
    return actions.lock(row, circular=sent.cleaned_data["circular"], actor=request.actor)
