"""Columns of an import matched by hand: the page, the confirmation, and forgetting."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet.columns import can_match, forget_columns, match_columns
from selaras.features.plan.forms.attempts import attempt
from selaras.features.plan.forms.columns import desk_of, files_to_match
from selaras.features.plan.queries import sheet as queries
from selaras.features.plan.tasks import queue_rereading
from selaras.features.plan.verbs import SHEET_FORGET, SHEET_MAP
from selaras.foundation.sheets.forms import ColumnsForm, Desk, PlaceForm
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.verbs.verb import Refused
from selaras.foundation.verbs.web import address, doing, reading, way_back


def _upload(request: Any, pk: int) -> Upload:
    return get_object_or_404(queries.uploads(request.siklus).select_related("siklus__daerah"), pk=pk)


def _page(request: Any, desk: Desk, form: ColumnsForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"upload": desk.upload, "desk": desk, "form": form, "why_not": can_match(desk.upload)}
    context["place"] = PlaceForm(desk) if desk.found else None
    context["files"] = files_to_match(desk.upload)
    return render(request, "plan/sheet_columns.html", context, status=status)


@reading
def show(request: Any, pk: int) -> HttpResponse:
    desk = desk_of(_upload(request, pk), request.GET.dict())
    return _page(request, desk, ColumnsForm(desk=desk))


@doing(SHEET_MAP, once=True)
def match(request: Any, pk: int) -> HttpResponse:
    desk = desk_of(_upload(request, pk), request.POST.dict())
    if why := SHEET_MAP.refusal(request.actor, desk.upload):
        raise Refused(SHEET_MAP, why)
    form = ColumnsForm(request.POST, desk=desk)
    if not form.is_valid() or not attempt(form, lambda: _match(request, desk, form)):
        return _page(request, desk, form, 422)
    job = queue_rereading(desk.upload, person_id=request.user.pk)
    return HttpResponseRedirect(address(request, "plan:sheet.job", pk=job.pk))


def _match(request: Any, desk: Desk, form: ColumnsForm) -> Upload:
    return match_columns(desk.upload, desk.file, desk.lesson(form.chosen()), actor=request.actor)


@doing(SHEET_FORGET)
def forget(request: Any, pk: int) -> HttpResponse:
    memory = get_object_or_404(ColumnMemory, pk=pk, daerah=request.daerah)
    forget_columns(memory, request.siklus, actor=request.actor)
    messages.success(request, _("Pencocokan kolom itu dilupakan. Lembar berikutnya dikenali dari judul kolomnya saja."))
    return HttpResponseRedirect(way_back(request, address(request, "plan:sheet.list")))
