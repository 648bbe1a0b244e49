"""Writing nodes on screen: added, changed, moved, taken out, put back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import simpul as actions
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.simpul import MoveForm, SimpulForm, first_of
from selaras.features.plan.forms.simpul_merge import merge
from selaras.features.plan.models import Simpul
from selaras.features.plan.verbs import SIMPUL_ADD, SIMPUL_EDIT, SIMPUL_MOVE, SIMPUL_REMOVE, SIMPUL_RESTORE
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


def _node(request: Any, pk: int) -> Simpul:
    return get_object_or_404(Simpul.objects.select_related("siklus", "induk"), pk=pk, siklus=request.siklus)


def _to(request: Any, row: Simpul, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "plan:simpul.detail", pk=row.pk))


def _under(request: Any, sent: Any) -> Simpul | None:
    """The node a new one will hang below, where the address names it."""
    pk = sent.get("induk", "")
    known = pk.isdecimal() and len(pk) < 19
    return Simpul.objects.filter(siklus=request.siklus, active=True, pk=pk).first() if known else None


def _page(request: Any, form: Any, row: Simpul | None, under: Simpul | None = None, status: int = 200) -> HttpResponse:
    blank = row or Simpul(daerah=request.daerah, siklus=request.siklus)
    context = {"form": form, "row": row, "under": under, "blank": blank}
    return render(request, "plan/simpul_form.html", context, status=status)


@reading
def add_form(request: Any) -> HttpResponse:
    under = _under(request, request.GET)
    first = {"jenjang": request.GET.get("jenjang", "")}
    return _page(request, SimpulForm(initial=first, siklus=request.siklus, under=under), None, under)


@doing(SIMPUL_ADD, once=True)
def add(request: Any) -> HttpResponse:
    form = SimpulForm(request.POST, siklus=request.siklus)
    made = attempt(form, lambda: _made(request, form)) if form.is_valid() else None
    if made is not None:
        return _to(request, made, _("Simpul ditambahkan."))
    return _page(request, form, None, None, status_of(form))


def _made(request: Any, form: SimpulForm) -> Simpul:
    place = {name: form.cleaned_data[name] for name in ("jenjang", "induk")}
    return actions.add(request.siklus, actor=request.actor, **place, **form.edited(), supporters=form.supporters())


@reading
def edit_form(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    return _page(request, SimpulForm(initial=first_of(row), siklus=request.siklus, row=row), row)


@doing(SIMPUL_EDIT)
def edit(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = SimpulForm(request.POST, siklus=request.siklus, row=row)
    try:
        changed = attempt(form, lambda: _changed(request, row, form)) if form.is_valid() else None
    except Conflict as conflict:
        return _merge_page(request, row, merge(conflict, form))
    return _to(request, changed, _("Tersimpan.")) if changed else _page(request, form, row, None, status_of(form))


def _changed(request: Any, row: Simpul, form: SimpulForm) -> Simpul:
    seen, joined = form.cleaned_data["version"], form.supporters()
    return actions.edit(row, actor=request.actor, version=seen, **form.edited(), supporters=joined)


def _merge_page(request: Any, row: Simpul, found: dict[str, Any]) -> HttpResponse:
    action, back = (address(request, f"plan:simpul.{name}", pk=row.pk) for name in ("edit", "detail"))
    return render(request, "plan/merge.html", found | {"row": row, "action": action, "back": back}, status=409)


@reading
def move_form(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = MoveForm(row=row, initial={"induk": row.induk_id, "nomor": row.nomor, "version": row.version})
    return render(request, "plan/simpul_move.html", {"form": form, "row": row})


@doing(SIMPUL_MOVE)
def move(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = MoveForm(request.POST, row=row)
    try:
        moved = attempt(form, lambda: _moved(request, row, form)) if form.is_valid() else None
    except Conflict as conflict:
        return _moved_meanwhile(request, conflict)
    page = {"form": form, "row": row}
    return _to(request, moved, _("Simpul dipindahkan.")) if moved else _move_page(request, page, status_of(form))


def _moved(request: Any, row: Simpul, form: MoveForm) -> Simpul:
    place = {name: form.cleaned_data[name] for name in ("induk", "nomor", "version")}
    return actions.move(row, actor=request.actor, **place)


def _move_page(request: Any, context: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "plan/simpul_move.html", context, status=status)


def _moved_meanwhile(request: Any, conflict: Conflict) -> HttpResponse:
    """Where it hangs now is shown beside the place that was chosen; sending again settles it."""
    row: Any = conflict.row
    sent = request.POST.copy()
    sent["version"] = row.version
    form = MoveForm(sent, row=row)
    return _move_page(request, {"form": form, "row": row, "meanwhile": row.induk or row}, 409)


@reading
def remove_form(request: Any, pk: int) -> HttpResponse:
    return _ask_removal(request, _node(request, pk))


def _ask_removal(request: Any, row: Simpul, problem: str = "", typed: str = "") -> HttpResponse:
    context = {"row": row, "problem": problem, "typed": typed}
    return render(request, "plan/simpul_remove.html", context, status=422 if problem else 200)


@doing(SIMPUL_REMOVE)
def remove(request: Any, pk: int) -> HttpResponse:
    row, reason, seen = _node(request, pk), request.POST.get("reason", ""), request.POST.get("version", "")
    try:
        actions.remove(row, actor=request.actor, reason=reason, version=int(seen) if seen.isdecimal() else None)
    except ValidationError as error:
        return _ask_removal(request, row, error.messages[0], reason)
    except Conflict as conflict:
        said = _("Simpul ini baru saja diubah orang lain. Baca isinya yang sekarang, lalu putuskan.")
        return _ask_removal(request, conflict.row, said, reason)  # type: ignore[arg-type]
    return _to(request, row, _("Simpul dikeluarkan. Ia dapat dikembalikan dari halaman ini."))


@doing(SIMPUL_RESTORE)
def restore(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    if row.induk is not None and not row.induk.active:
        messages.error(request, _("Induknya sudah dikeluarkan. Kembalikan induknya dulu."))
        return HttpResponseRedirect(address(request, "plan:simpul.detail", pk=pk))
    return _to(request, actions.restore(row, actor=request.actor), _("Simpul kembali ke pohon."))
