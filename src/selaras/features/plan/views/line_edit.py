"""Plan lines on screen: added, changed, taken out, put back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import line as actions
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.line import PLACES, LineForm, initial_of
from selaras.features.plan.forms.line_merge import Merge, merge
from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries import line_page
from selaras.features.plan.queries.hints import hints_for
from selaras.features.plan.queries.opd import while_typing
from selaras.features.plan.queries.places import place_book
from selaras.features.plan.verbs import LINE_ADD, LINE_EDIT, LINE_REMOVE, LINE_RESTORE
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading
from selaras.values.jenjang import children_of


def _line(request: Any, pk: int) -> PlanLine:
    line = line_page.line_of(request.siklus, pk)
    if line is None:
        raise Http404
    return line


def _form(request: Any, *args: Any, **kwargs: Any) -> LineForm:
    return LineForm(*args, siklus=request.siklus, book=place_book(request.daerah), **kwargs)


def _page(request: Any, line: PlanLine, form: LineForm, status: int = 200, **more: Any) -> HttpResponse:
    pieces = [address(request, name) for name in while_typing]
    return render(request, "plan/line_form.html", {"line": line, "form": form, "pieces": pieces} | more, status=status)


def _to(request: Any, line: PlanLine, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "plan:line.detail", pk=line.pk))


def _seen(request: Any) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _blank(request: Any, sent: Any) -> PlanLine:
    """The line that would be added: a programme of an OPD, or what hangs below a line."""
    induk = _line(request, int(sent["induk"])) if sent.get("induk", "").isdecimal() else None
    opd_id = induk.opd_id if induk else int(sent["opd"]) if sent.get("opd", "").isdecimal() else 0
    opd = get_object_or_404(Opd, pk=opd_id, daerah=request.daerah)
    below = children_of(induk.jenjang) if induk else ("program",)
    if not below or (induk is not None and not induk.active):
        raise Http404
    return PlanLine(daerah=request.daerah, siklus=request.siklus, opd=opd, induk=induk, jenjang=below[0])


@reading
def add_form(request: Any) -> HttpResponse:
    if not (request.GET.get("induk") or request.GET.get("opd")):
        return HttpResponseRedirect(address(request, "plan:opd.list"))
    blank = _blank(request, request.GET)
    first = {"kode": f"{blank.induk.kode}." if blank.induk and blank.induk.kode else ""}
    return _page(request, blank, _form(request, initial=first))


@doing(LINE_ADD, once=True)
def add(request: Any) -> HttpResponse:
    blank, form = _blank(request, request.POST), _form(request, request.POST)
    made = attempt(form, lambda: _made(request, blank, form), PLACES) if form.is_valid() else None
    if made is not None:
        return _to(request, made, _("Baris ditambahkan."))
    return _page(request, blank, form, status_of(form))


def _still(request: Any) -> str:
    """Why the line stands beside something like it."""
    return str(request.POST.get("tetap", "")).strip()[:300]


def _made(request: Any, blank: PlanLine, form: LineForm) -> PlanLine:
    place: dict[str, Any] = {"jenjang": blank.jenjang, "induk": blank.induk}
    return actions.add(request.siklus, blank.opd, actor=request.actor, **place, **form.written(), note=_still(request))


@reading
def edit_form(request: Any, pk: int) -> HttpResponse:
    line, form = _line(request, pk), _form(request)
    form.initial = initial_of(line.body(), form.book, form.known)
    return _page(request, line, form, seen=line.version)


@doing(LINE_EDIT)
def edit(request: Any, pk: int) -> HttpResponse:
    line, form = _line(request, pk), _form(request, request.POST)
    try:
        changed = attempt(form, lambda: _changed(request, line, form), PLACES) if form.is_valid() else None
    except Conflict as conflict:
        return _merged(request, line, merge(conflict, form))
    if changed is not None:
        return _to(request, changed, _("Perubahan tersimpan."))
    return _page(request, line, form, status_of(form), seen=_seen(request))


def _changed(request: Any, line: PlanLine, form: LineForm, seen: int | None = None) -> PlanLine:
    seen = seen or _seen(request)
    return actions.edit(line, actor=request.actor, version=seen, **form.written(), note=_still(request))


def _merged(request: Any, line: PlanLine, found: Merge) -> HttpResponse:
    """Saved at once where the two changed different fields; otherwise the person chooses."""
    if not found.clashes:
        sent = QueryDict(mutable=True)
        sent.update(found.settled)
        form = _form(request, sent)
        if form.is_valid() and (saved := attempt(form, lambda: _changed(request, line, form, found.version), PLACES)):
            return _to(request, saved, _("Tersimpan, digabung dengan perubahan %(who)s.") % {"who": found.who})
    return render(request, "plan/line_merge.html", {"line": line, "merge": found}, status=409)


@reading
def remove_form(request: Any, pk: int) -> HttpResponse:
    return _ask_removal(request, _line(request, pk))


def _ask_removal(request: Any, line: PlanLine, problem: str = "", typed: str = "") -> HttpResponse:
    context = {"line": line, "problem": problem, "typed": typed}
    return render(request, "plan/line_remove.html", context, status=422 if problem else 200)


@doing(LINE_REMOVE)
def remove(request: Any, pk: int) -> HttpResponse:
    line, reason = _line(request, pk), request.POST.get("reason", "")
    try:
        actions.remove(line, actor=request.actor, reason=reason, version=_seen(request))
    except ValidationError as error:
        return _ask_removal(request, line, error.messages[0], reason)
    return _to(request, line, _("Baris dikeluarkan dari rencana. Riwayat tetap menyimpannya."))


@doing(LINE_RESTORE)
def restore(request: Any, pk: int) -> HttpResponse:
    line = _line(request, pk)
    try:
        actions.restore(line, actor=request.actor)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return HttpResponseRedirect(address(request, "plan:line.detail", pk=pk))
    return _to(request, line, _("Baris kembali ke rencana."))


@reading
def hints(request: Any, what: str) -> HttpResponse:
    typed = next((value for name, value in request.GET.items() if name not in ("opd", "induk")), "")
    return render(request, "plan/line_hints.html", {"hints": hints_for(request.siklus, what, typed)})
