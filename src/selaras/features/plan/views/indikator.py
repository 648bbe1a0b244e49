"""Writing indicators of nodes and lines on screen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import indikator as actions
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.indikator import IndikatorForm, initial_of, texts_of
from selaras.features.plan.merging import bodies, merge_context
from selaras.features.plan.models import Indikator, PlanLine, Simpul
from selaras.features.plan.verbs import INDIKATOR_SET
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


def _about(request: Any, kind: str, pk: int) -> Simpul | PlanLine:
    models: dict[str, Any] = {"simpul": Simpul, "line": PlanLine}
    if kind not in models:
        raise Http404
    return get_object_or_404(models[kind], pk=pk, siklus=request.siklus)  # type: ignore[no-any-return]


def _measure(on: Simpul | PlanLine, pk: int) -> Indikator:
    """An indicator of this node or line, and of no other."""
    return get_object_or_404(Indikator, pk=pk, **{_kind(on): on})


def _kind(on: Simpul | PlanLine) -> str:
    return "simpul" if isinstance(on, Simpul) else "line"


def _page(request: Any, form: IndikatorForm, on: Any, row: Indikator | None, status: int = 200) -> HttpResponse:
    blank = row or Indikator(daerah=request.daerah, siklus=request.siklus, **{_kind(on): on})
    context = {"form": form, "row": row, "about": on, "kind": _kind(on), "blank": blank}
    return render(request, "plan/indikator_form.html", context, status=status)


@reading
def form(request: Any, kind: str, about: int, pk: int = 0) -> HttpResponse:
    on = _about(request, kind, about)
    row = _measure(on, pk) if pk else None
    return _page(request, IndikatorForm(initial=initial_of(row) if row else None, tahun=request.siklus.tahun), on, row)


@doing(INDIKATOR_SET, once=True)
def set_indikator(request: Any, kind: str, about: int) -> HttpResponse:
    on, sent = _about(request, kind, about), IndikatorForm(request.POST, tahun=request.siklus.tahun)
    pk = request.POST.get("indikator", "")
    row = _measure(on, int(pk)) if pk.isdecimal() and len(pk) < 19 else None
    try:
        saved = attempt(sent, lambda: _saved(on, row, sent, request.actor)) if sent.is_valid() else None
    except Conflict as conflict:
        return _merge_page(request, on, sent, conflict)
    return _back(request, on) if saved else _page(request, sent, on, row, status_of(sent))


def _saved(on: Simpul | PlanLine, row: Indikator | None, sent: IndikatorForm, actor: Any) -> Indikator:
    if row is None:
        return actions.add(on, actor=actor, **sent.written())
    return actions.edit(row, actor=actor, version=sent.cleaned_data["version"], **sent.written())


def _back(request: Any, on: Simpul | PlanLine) -> HttpResponse:
    messages.success(request, _("Indikator tersimpan."))
    return HttpResponseRedirect(address(request, f"plan:{_kind(on)}.detail", pk=on.pk))


def _merge_page(request: Any, on: Simpul | PlanLine, sent: IndikatorForm, conflict: Conflict) -> HttpResponse:
    was, now = bodies(conflict)
    labels = {name: field.label for name, field in sent.fields.items() if name != "version"}
    base = texts_of(was) if was is not None else None
    mine = {name: sent.cleaned_data[name] for name in labels}
    found = merge_context(conflict, labels, base=base, theirs=texts_of(now), mine=mine)
    found |= {"row": conflict.row, "carried": {"indikator": conflict.row.pk}}
    found["action"] = address(request, "plan:indikator.set", kind=_kind(on), about=on.pk)
    found["back"] = address(request, f"plan:{_kind(on)}.detail", pk=on.pk)
    return render(request, "plan/merge.html", found, status=409)
