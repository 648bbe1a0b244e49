"""Suggestions for one line on screen, and taking one of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import line as actions
from selaras.features.plan.models import PlanLine, Simpul
from selaras.features.plan.queries import line_page
from selaras.features.plan.queries.suggested import line as queries
from selaras.features.plan.verbs import LINE_EDIT
from selaras.foundation.nomenklatur.queries import known_code
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, doing, reading
from selaras.values.jenjang import children_of

LONGEST = 500  # letters of a name that are asked


def _line(request: Any, pk: Any) -> PlanLine:
    line = line_page.line_of(request.siklus, int(pk)) if str(pk).isdecimal() and len(str(pk)) < 19 else None
    if line is None:
        raise Http404
    return line


@reading
def line(request: Any, pk: int) -> HttpResponse:
    """What one line lacks, with three alternatives each; a piece of its page, and a page of its own without scripts."""
    row = _line(request, pk)
    context = {"line": row, "advice": queries.for_line(request.siklus, row)}
    return render(request, "plan/suggested.html" if request.htmx else "plan/line_suggested.html", context)


@reading
def typed(request: Any) -> HttpResponse:
    """Codes for the line that is being written."""
    context = {"advice": queries.typed(request.siklus, _written(request))}
    return render(request, "plan/suggested_codes.html", context)


def _written(request: Any) -> PlanLine:
    """The line as far as it is typed: what it hangs under says its level."""
    nama, sent = request.GET.get("nama", "")[:LONGEST], request.GET
    if sent.get("baris"):
        found = _line(request, sent["baris"])
        found.nama = nama
        return found
    induk = _line(request, sent["induk"]) if sent.get("induk") else None
    opd = induk.opd if induk else get_object_or_404(Opd, pk=_whole(sent.get("opd", "")), daerah=request.daerah)
    below = children_of(induk.jenjang) if induk else ("program",)
    return PlanLine(siklus=request.siklus, opd=opd, induk=induk, jenjang=below[0] if below else "program", nama=nama)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


@doing(LINE_EDIT)
def accept(request: Any, pk: int) -> HttpResponse:
    """Take a suggested code, or a suggested prioritas."""
    row = _line(request, pk)
    try:
        actions.edit(row, actor=request.actor, **_taken(request, row))
        messages.success(request, _("Saran dipakai. Bila keliru, ubah kembali lewat “Ubah”."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "plan:line.detail", pk=pk))


def _taken(request: Any, row: PlanLine) -> dict[str, Any]:
    kode, prioritas = request.POST.get("kode", "").strip(), _whole(request.POST.get("prioritas", ""))
    if prioritas:
        known = Simpul.objects.filter(siklus=request.siklus, jenjang="prioritas", active=True)
        tags = [*row.tags.values_list("prioritas_id", flat=True), get_object_or_404(known, pk=prioritas).pk]
        return {"parts": actions.Parts(prioritas=tags)}
    if known_code(request.siklus.nomenklatur_id, kode, row.daerah_id) is None:
        raise ValidationError(_("Kode %(kode)s tidak ada di nomenklatur siklus ini.") % {"kode": kode or "—"})
    return {"kode": kode}
