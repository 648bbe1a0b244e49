"""Imports on screen: upload, preview, decisions, apply, undo, and the work in between."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions.sheet import decide as decisions
from selaras.features.plan.actions.sheet import intake, undo
from selaras.features.plan.actions.sheet.columns import can_match
from selaras.features.plan.forms.sheet import UploadForm
from selaras.features.plan.queries import sheet as queries
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.tasks import SheetOrder, queue_applying, queue_reading
from selaras.features.plan.template import cascade_template
from selaras.features.plan.verbs import SHEET_APPLY, SHEET_DECIDE, SHEET_UNDO, SHEET_UPLOAD
from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets.downloads import problem_file
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.report import report_of
from selaras.foundation.verbs.web import address, doing, reading, way_back

# Addresses that the shared pieces of an import page need.
TO = {name: f"plan:sheet.{name}" for name in ("list", "job", "detail", "decide")}


def _upload(request: Any, pk: int) -> Upload:
    return get_object_or_404(queries.uploads(request.siklus).select_related("siklus__daerah"), pk=pk)


def _go(request: Any, name: str, **kwargs: Any) -> HttpResponse:
    return HttpResponseRedirect(address(request, name, **kwargs))


def _form(request: Any, *args: Any) -> UploadForm:
    return UploadForm(*args, siklus=request.siklus, own=my_opds(request.actor, request.daerah.pk))


def _list(request: Any, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {"uploads": queries.listed(request.siklus), "form": form}
    context["memories"] = queries.memories(request.siklus)
    context["blank"] = Upload(daerah=request.daerah, siklus=request.siklus)
    return render(request, "plan/sheet_list.html", context, status=status)


@reading
def index(request: Any) -> HttpResponse:
    return _list(request, _form(request))


@doing(SHEET_UPLOAD, once=True)
def upload(request: Any) -> HttpResponse:
    form = _form(request, request.POST, request.FILES)
    if form.is_valid():
        try:
            return _queue(request, form)
        except ValidationError as error:
            form.add_error("berkas", error.messages[0])
    return _list(request, form, 422)


def _queue(request: Any, form: UploadForm) -> HttpResponse:
    files = request.FILES.getlist("berkas")
    stored = intake.keep_files(files, siklus=request.siklus, actor=request.actor)
    name = files[0].name if len(files) == 1 else f"{files[0].name} (+{len(files) - 1})"
    sheet = SheetOrder(form.cleaned_data["kind"], stored, form.opd_ref(), name)
    return _go(request, "plan:sheet.job", pk=queue_reading(request.siklus, sheet, person_id=request.user.pk).pk)


@reading
def job(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Job, pk=pk, daerah=request.daerah)
    if row.state == Job.State.SELESAI and row.result.get("upload"):
        target = address(request, "plan:sheet.detail", pk=row.result["upload"])
        return HttpResponse(headers={"HX-Redirect": target}) if request.htmx else HttpResponseRedirect(target)
    return render(request, "plan/sheet_job.html", {"job": row, "to": TO})


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = _upload(request, pk)
    if row.state == Upload.State.DICOCOKKAN:
        return _go(request, "plan:sheet.columns", pk=pk)
    context = queries.page_of(row, request.GET) | {"tally": queries.tally(row), "report": report_of(row)}
    context |= {"to": TO, "money": _("Pagu (Rp)"), "files": queries.files_of(row), "can_match": not can_match(row)}
    context |= {"kinds": queries.kinds_of_problem(row)[:8], "to_write": queries.to_write(row)}
    context["standing"] = undo.standing_on(row) if row.state == "diterapkan" else []
    return render(request, "plan/sheet_detail.html", context)


@doing(SHEET_DECIDE)
def decide(request: Any, pk: int, row: int) -> HttpResponse:
    found = get_object_or_404(UploadRow.objects.select_related("upload__siklus"), pk=row, upload=_upload(request, pk))
    sent = {name: request.POST.get(name, "") for name in ("decision", "field", "value")}
    try:
        decisions.decide(found, actor=request.actor, **sent)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(way_back(request, address(request, "plan:sheet.detail", pk=pk)))


@doing(SHEET_APPLY, once=True)
def apply(request: Any, pk: int) -> HttpResponse:
    job = queue_applying(_upload(request, pk), actor=request.actor)
    return _go(request, "plan:sheet.job", pk=job.pk)


@doing(SHEET_UNDO)
def take_back(request: Any, pk: int) -> HttpResponse:
    try:
        undo.undo(_upload(request, pk), actor=request.actor)
        messages.success(request, _("Impor dibatalkan; barisnya keluar dari rencana."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return _go(request, "plan:sheet.detail", pk=pk)


@reading
def template(request: Any) -> HttpResponse:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(cascade_template(request.siklus.tahun), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="pohon_kinerja_{request.siklus.tahun}.xlsx"'
    return answer


@reading
def problems(request: Any, pk: int) -> HttpResponse:
    return problem_file(_upload(request, pk), "masalah.csv")
