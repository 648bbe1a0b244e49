"""Imports of proposals on screen: upload, preview, decisions, apply, undo, and the work in between."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.usulan.actions.sheet import decide as decisions
from selaras.features.usulan.actions.sheet import undo
from selaras.features.usulan.actions.sheet.book import KIND
from selaras.features.usulan.forms.sheet import UploadForm
from selaras.features.usulan.queries.sheet import kinds_of_problem
from selaras.features.usulan.sheet_tasks import queue_applying, queue_reading
from selaras.features.usulan.sheet_template import usulan_template
from selaras.features.usulan.verbs import SHEET_APPLY, SHEET_DECIDE, SHEET_UNDO, SHEET_UPLOAD
from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets import files, queries
from selaras.foundation.sheets.downloads import problem_file
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.report import report_of
from selaras.foundation.verbs.web import address, doing, reading, way_back

# Addresses that the shared pieces of an import page need.
TO = {name: f"usulan:sheet.{name}" for name in ("list", "job", "detail", "decide")}


def _upload(request: Any, pk: int) -> Upload:
    return get_object_or_404(queries.uploads(request.siklus, KIND).select_related("siklus__daerah"), pk=pk)


def _go(request: Any, name: str, **kwargs: Any) -> HttpResponse:
    return HttpResponseRedirect(address(request, f"usulan:sheet.{name}", **kwargs))


def _list(request: Any, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {"uploads": queries.uploads(request.siklus, KIND).defer("tops")[: queries.LISTED], "form": form, "to": TO}
    context["blank"] = Upload(daerah=request.daerah, siklus=request.siklus)
    return render(request, "usulan/sheet_list.html", context, status=status)


@reading
def index(request: Any) -> HttpResponse:
    return _list(request, UploadForm())


@doing(SHEET_UPLOAD, once=True)
def upload(request: Any) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _queue(request)
        except ValidationError as error:
            form.add_error("berkas", error.messages[0])
    return _list(request, form, 422)


def _queue(request: Any) -> HttpResponse:
    sent = request.FILES.getlist("berkas")
    stored = files.keep_files(sent, siklus=request.siklus, actor=request.actor, verb=SHEET_UPLOAD)
    name = sent[0].name if len(sent) == 1 else f"{sent[0].name} (+{len(sent) - 1})"
    return _go(request, "job", pk=queue_reading(request.siklus, stored, name, person_id=request.user.pk).pk)


@reading
def job(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Job, pk=pk, daerah=request.daerah)
    if row.state == Job.State.SELESAI and row.result.get("upload"):
        target = address(request, TO["detail"], pk=row.result["upload"])
        return HttpResponse(headers={"HX-Redirect": target}) if request.htmx else HttpResponseRedirect(target)
    return render(request, "usulan/sheet_job.html", {"job": row, "to": TO})


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = _upload(request, pk)
    context = queries.page_of(row, request.GET) | {"to": TO, "money": _("Anggaran (Rp)"), "tally": queries.tally(row)}
    context |= {"kinds": kinds_of_problem(row)[:8], "to_write": queries.to_write(row), "report": report_of(row)}
    context["files"] = queries.files_of(row)
    context["standing"] = undo.standing_on(row) if row.state == Upload.State.DITERAPKAN else []
    return render(request, "usulan/sheet_detail.html", context)


@doing(SHEET_DECIDE)
def decide(request: Any, pk: int, row: int) -> HttpResponse:
    found = get_object_or_404(
        UploadRow.objects.select_related("upload__siklus__daerah"), pk=row, upload=_upload(request, pk)
    )
    sent = {name: request.POST.get(name, "") for name in ("decision", "field", "value")}
    try:
        decisions.decide(found, actor=request.actor, **sent)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(way_back(request, address(request, TO["detail"], pk=pk)))


@doing(SHEET_APPLY, once=True)
def apply(request: Any, pk: int) -> HttpResponse:
    return _go(request, "job", pk=queue_applying(_upload(request, pk), actor=request.actor).pk)


@doing(SHEET_UNDO)
def take_back(request: Any, pk: int) -> HttpResponse:
    try:
        undo.undo(_upload(request, pk), actor=request.actor)
        messages.success(request, _("Impor dibatalkan; usulannya keluar dari daftar."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return _go(request, "detail", pk=pk)


@reading
def template(request: Any) -> HttpResponse:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(usulan_template(request.siklus), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="usulan_{request.siklus.tahun}.xlsx"'
    return answer


@reading
def problems(request: Any, pk: int) -> HttpResponse:
    return problem_file(_upload(request, pk), "masalah_usulan.csv")
