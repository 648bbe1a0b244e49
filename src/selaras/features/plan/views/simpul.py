"""Writing nodes and indicators on screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import indikator as indikators
from selaras.features.plan.actions import simpul as actions
from selaras.features.plan.forms.simpul import IndikatorForm, MoveForm, SimpulForm, initial_of
from selaras.features.plan.merging import merge_context
from selaras.features.plan.models import Indikator, PlanLine, Simpul
from selaras.features.plan.verbs import (
    INDIKATOR_SET,
    SIMPUL_ADD,
    SIMPUL_EDIT,
    SIMPUL_MOVE,
    SIMPUL_REMOVE,
    SIMPUL_RESTORE,
)
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


def _node(request: Any, pk: int) -> Simpul:
    return get_object_or_404(Simpul.objects.select_related("siklus"), pk=pk, siklus=request.siklus)


def _to(request: Any, row: Simpul, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "plan:simpul.detail", pk=row.pk))


def _complain(form: Any, error: ValidationError) -> None:
    found = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, texts in found.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


@reading
def add_form(request: Any) -> HttpResponse:
    induk = request.GET.get("induk", "")
    first = {"induk": induk, "jenjang": request.GET.get("jenjang", "")}
    form = SimpulForm(initial=first, siklus=request.siklus)
    return render(request, "plan/simpul_form.html", {"form": form, "row": None})


@doing(SIMPUL_ADD, once=True)
def add(request: Any) -> HttpResponse:
    form = SimpulForm(request.POST, siklus=request.siklus)
    if form.is_valid():
        try:
            data = {"jenjang": form.cleaned_data["jenjang"], "induk": form.cleaned_data["induk"], **form.edited()}
            return _to(request, actions.add(request.siklus, actor=request.actor, **data), _("Simpul ditambahkan."))
        except ValidationError as error:
            _complain(form, error)
    return render(request, "plan/simpul_form.html", {"form": form, "row": None}, status=422)


@reading
def edit_form(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    first = {name: getattr(row, name) for name in ("kode", "uraian", "sumber", "catatan", "version")}
    first["mendukung"] = list(row.supports.values_list("prioritas_id", flat=True))
    form = SimpulForm(initial=first, siklus=request.siklus, row=row)
    return render(request, "plan/simpul_form.html", {"form": form, "row": row})


@doing(SIMPUL_EDIT)
def edit(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = SimpulForm(request.POST, siklus=request.siklus, row=row)
    if form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            return _to(request, actions.edit(row, actor=request.actor, version=seen, **form.edited()), _("Tersimpan."))
        except (ValidationError, Conflict) as fault:
            return _simpul_trouble(request, row, form, fault)
    return render(request, "plan/simpul_form.html", {"form": form, "row": row}, status=422)


def _simpul_trouble(request: Any, row: Simpul, form: SimpulForm, fault: ValidationError | Conflict) -> HttpResponse:
    if isinstance(fault, ValidationError):
        _complain(form, fault)
        return render(request, "plan/simpul_form.html", {"form": form, "row": row}, status=422)
    labels = {"kode": _("Kode"), "uraian": _("Uraian"), "sumber": _("Sumber"), "catatan": _("Catatan")}
    context = merge_context(fault, form.cleaned_data, labels)
    context |= {"action": address(request, "plan:simpul.edit", pk=row.pk)}
    context |= {"row": row, "back": address(request, "plan:simpul.detail", pk=row.pk)}
    return render(request, "plan/merge.html", context, status=409)


@reading
def move_form(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = MoveForm(row=row, initial={"induk": row.induk_id, "nomor": row.nomor, "version": row.version})
    return render(request, "plan/simpul_move.html", {"form": form, "row": row})


@doing(SIMPUL_MOVE)
def move(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    form = MoveForm(request.POST, row=row)
    if form.is_valid():
        try:
            induk, nomor, seen = (form.cleaned_data[name] for name in ("induk", "nomor", "version"))
            moved = actions.move(row, induk=induk, nomor=nomor, actor=request.actor, version=seen)
            return _to(request, moved, _("Simpul dipindahkan."))
        except ValidationError as error:
            _complain(form, error)
    return render(request, "plan/simpul_move.html", {"form": form, "row": row}, status=422)


@reading
def remove_form(request: Any, pk: int) -> HttpResponse:
    return render(request, "ui/confirm.html", _remove_question(request, _node(request, pk)))


def _remove_question(request: Any, row: Simpul) -> dict[str, Any]:
    says = _("%(name)s keluar dari pohon kinerja. Riwayat dan versi tersegel tetap memuatnya.")
    return {
        "question": _("Keluarkan simpul ini dari pohon?"),
        "consequence": says % {"name": row.uraian},
        "label": _("Keluarkan simpul"),
        "danger": True,
        "reason": True,
        "action": address(request, "plan:simpul.remove", pk=row.pk),
        "back": address(request, "plan:simpul.detail", pk=row.pk),
    }


@doing(SIMPUL_REMOVE)
def remove(request: Any, pk: int) -> HttpResponse:
    row = _node(request, pk)
    try:
        actions.remove(row, actor=request.actor, reason=request.POST.get("reason", ""))
        messages.success(request, _("Simpul dikeluarkan. Buka lagi halamannya untuk mengembalikan."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "plan:simpul.detail", pk=pk))


@doing(SIMPUL_RESTORE)
def restore(request: Any, pk: int) -> HttpResponse:
    return _to(request, actions.restore(_node(request, pk), actor=request.actor), _("Simpul kembali ke pohon."))


def _about(request: Any, kind: str, pk: int) -> Simpul | PlanLine:
    models: dict[str, Any] = {"simpul": Simpul, "line": PlanLine}
    if kind not in models:
        raise Http404
    return get_object_or_404(models[kind], pk=pk, siklus=request.siklus)  # type: ignore[no-any-return]


def _measure(on: Simpul | PlanLine, pk: int) -> Indikator:
    """An indicator of this node or line, and of no other."""
    return get_object_or_404(Indikator, pk=pk, **{"simpul" if isinstance(on, Simpul) else "line": on})


@reading
def indikator_form(request: Any, kind: str, about: int, pk: int = 0) -> HttpResponse:
    on = _about(request, kind, about)
    row = _measure(on, pk) if pk else None
    form = IndikatorForm(initial=initial_of(row) if row else None, tahun=request.siklus.tahun)
    context = {"form": form, "row": row, "about": on, "kind": kind}
    return render(request, "plan/indikator_form.html", context)


@doing(INDIKATOR_SET, once=True)
def indikator_set(request: Any, kind: str, about: int) -> HttpResponse:
    on, form = _about(request, kind, about), IndikatorForm(request.POST, tahun=request.siklus.tahun)
    pk = request.POST.get("indikator", "")
    row = _measure(on, int(pk)) if pk.isdecimal() and len(pk) < 19 else None
    if not form.is_valid():
        context = {"form": form, "row": row, "about": on, "kind": kind}
        return render(request, "plan/indikator_form.html", context, status=422)
    _save_indikator(on, row, form, request.actor)
    return HttpResponseRedirect(address(request, f"plan:{kind}.detail", pk=about))


def _save_indikator(on: Simpul | PlanLine, row: Indikator | None, form: IndikatorForm, actor: Any) -> None:
    if row is None:
        indikators.add(on, actor=actor, **form.written())
    else:
        indikators.edit(row, actor=actor, version=form.cleaned_data["version"], **form.written())
