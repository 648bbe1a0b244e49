"""Imports on screen: upload, columns, preview, decisions, apply, undo, and the work in between."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.foundation.jobs.models import Job
from selaras.foundation.sheets import files, queries
from selaras.foundation.sheets.actions.columns import can_match, forget_columns, match_columns
from selaras.foundation.sheets.actions.decide import decide
from selaras.foundation.sheets.actions.undo import undo
from selaras.foundation.sheets.desk import ImportDesk
from selaras.foundation.sheets.downloads import problem_file
from selaras.foundation.sheets.forms import ColumnsForm, PlaceForm, Table, files_to_match, table_of
from selaras.foundation.sheets.models import ColumnMemory, Upload, UploadRow
from selaras.foundation.sheets.report import report_of
from selaras.foundation.sheets.tasks import SheetOrder, queue_applying, queue_reading, queue_rereading
from selaras.foundation.verbs.verb import Refused
from selaras.foundation.verbs.web import address, way_back

NAMES = ("list", "upload", "job", "detail", "columns", "map", "forget", "problems", "decide", "apply", "undo")


@dataclass(frozen=True)
class Words:
    """What the pages of one desk say."""

    match: Any  # what the columns are matched with, and that nothing has changed yet
    undone: Any  # that an import was taken back
    money: Any  # title of the column of rupiah
    problems: str  # name of the file of problems
    problem: Callable[[str], str]  # a kind of problem
    kind: Callable[[str], str] = lambda kind: ""  # a kind of import, where there are several


@dataclass(frozen=True)
class Pages:
    """The pages of one desk: where they are, what they say, and the form that takes files in."""

    desk: ImportDesk
    room: str  # beginning of the names of their addresses: 'plan:sheet'
    above: tuple[tuple[Any, str], ...]  # label and address of each page above them
    title: Any
    templates: str  # beginning of the templates of list and preview: 'plan/sheet'
    words: Words
    form: Callable[..., Any]  # request and what was sent → the form
    order: Callable[[Any], dict[str, str]]  # the valid form → what the sheet is: sheet, opd
    also: tuple[str, ...] = ()  # kinds that are shown here and never taken in

    @property
    def to(self) -> dict[str, str]:
        return {name: f"{self.room}.{name}" for name in NAMES}

    def go(self, request: Any, name: str, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(address(request, self.to[name], **kwargs))

    def render(self, request: Any, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        ours = {"pages": self, "to": self.to, "verbs": self.desk.verbs, "words": self.words}
        return render(request, template, context | ours, status=status)

    def found(self, request: Any, pk: int) -> Upload:
        rows = queries.uploads(request.siklus, *self.desk.kinds, *self.also)
        return get_object_or_404(rows.select_related("siklus__daerah"), pk=pk)

    # The list, and taking in.

    def index(self, request: Any) -> HttpResponse:
        return self._list(request, self.form(request))

    def _list(self, request: Any, form: Any, status: int = 200) -> HttpResponse:
        rows = list(queries.uploads(request.siklus, *self.desk.kinds, *self.also).defer("tops")[: queries.LISTED])
        for upload in rows:
            upload.kind_words = self.words.kind(upload.kind)  # type: ignore[attr-defined]
        context = {"uploads": rows, "form": form, "memories": queries.memories(request.siklus, self.desk.known)}
        context["blank"] = Upload(daerah=request.daerah, siklus=request.siklus)
        return self.render(request, f"{self.templates}_list.html", context, status)

    def upload(self, request: Any) -> HttpResponse:
        form = self.form(request, request.POST, request.FILES)
        if form.is_valid():
            try:
                return self._queue(request, form)
            except ValidationError as error:
                form.add_error("berkas", error.messages[0])
        return self._list(request, form, 422)

    def _queue(self, request: Any, form: Any) -> HttpResponse:
        sent = request.FILES.getlist("berkas")
        stored = files.keep_files(sent, siklus=request.siklus, actor=request.actor, verb=self.desk.verbs.upload)
        name = sent[0].name if len(sent) == 1 else f"{sent[0].name} (+{len(sent) - 1})"
        order = SheetOrder(stored=stored, name=name, **self.order(form))
        return self.go(request, "job", pk=queue_reading(request.siklus, order, person_id=request.user.pk).pk)

    def job(self, request: Any, pk: int) -> HttpResponse:
        row = get_object_or_404(Job, pk=pk, daerah=request.daerah)
        if row.state == Job.State.SELESAI and row.result.get("upload"):
            target = address(request, self.to["detail"], pk=row.result["upload"])
            return HttpResponse(headers={"HX-Redirect": target}) if request.htmx else HttpResponseRedirect(target)
        return self.render(request, "sheets/page_job.html", {"job": row})

    # One import: its columns, its preview.

    def columns(self, request: Any, pk: int) -> HttpResponse:
        table = table_of(self.desk, self.found(request, pk), request.GET.dict())
        return self._columns(request, table, ColumnsForm(table=table))

    def _columns(self, request: Any, table: Table, form: ColumnsForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {"upload": table.upload, "table": table, "form": form}
        context |= {"why_not": can_match(table.upload), "place": PlaceForm(table) if table.found else None}
        context["files"] = files_to_match(self.desk, table.upload)
        return self.render(request, "sheets/page_columns.html", context, status)

    def match(self, request: Any, pk: int) -> HttpResponse:
        table = table_of(self.desk, self.found(request, pk), request.POST.dict())
        if why := self.desk.verbs.map.refusal(request.actor, table.upload):
            raise Refused(self.desk.verbs.map, why)
        form = ColumnsForm(request.POST, table=table)
        if not form.is_valid() or not self._matched(request, table, form):
            return self._columns(request, table, form, 422)
        job = queue_rereading(table.upload, person_id=request.user.pk)
        return self.go(request, "job", pk=job.pk)

    def _matched(self, request: Any, table: Table, form: ColumnsForm) -> bool:
        try:
            match_columns(self.desk, table.upload, table.file, table.lesson(form.chosen()), actor=request.actor)
        except ValidationError as error:
            form.add_error(None, error)
        return not form.errors

    def forget(self, request: Any, pk: int) -> HttpResponse:
        kinds = [kind.code for kind in self.desk.known]
        memory = get_object_or_404(ColumnMemory, pk=pk, daerah=request.daerah, kind__in=kinds)
        forget_columns(self.desk, memory, request.siklus, actor=request.actor)
        says = _("Pencocokan kolom itu dilupakan. Lembar berikutnya dikenali dari judul kolomnya saja.")
        messages.success(request, says)
        return HttpResponseRedirect(way_back(request, address(request, self.to["list"])))

    def detail(self, request: Any, pk: int) -> HttpResponse:
        row = self.found(request, pk)
        if row.state == Upload.State.DICOCOKKAN:
            return self.go(request, "columns", pk=pk)
        context = queries.page_of(row, request.GET) | {"tally": queries.tally(row), "report": report_of(row)}
        kinds = queries.kinds_of_problem(row)[:8]
        context |= {"kinds": [(self.words.problem(kind), times) for kind, times in kinds], "money": self.words.money}
        context |= {"files": queries.files_of(row), "to_write": queries.to_write(row), "can_match": not can_match(row)}
        context["standing"] = self.desk.standing(row) if row.state == Upload.State.DITERAPKAN else []
        return self.render(request, f"{self.templates}_detail.html", context)

    def problems(self, request: Any, pk: int) -> HttpResponse:
        return problem_file(self.found(request, pk), self.words.problems)

    # What is decided of it.

    def decide(self, request: Any, pk: int, row: int) -> HttpResponse:
        rows = UploadRow.objects.select_related("upload__siklus__daerah")
        found = get_object_or_404(rows, pk=row, upload=self.found(request, pk))
        sent = {name: request.POST.get(name, "") for name in ("decision", "field", "value")}
        try:
            decide(self.desk, found, actor=request.actor, **sent)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return HttpResponseRedirect(way_back(request, address(request, self.to["detail"], pk=pk)))

    def apply(self, request: Any, pk: int) -> HttpResponse:
        return self.go(request, "job", pk=queue_applying(self.desk, self.found(request, pk), actor=request.actor).pk)

    def take_back(self, request: Any, pk: int) -> HttpResponse:
        try:
            undo(self.desk, self.found(request, pk), actor=request.actor)
            messages.success(request, self.words.undone)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return self.go(request, "detail", pk=pk)
