"""Bulk mapping on screen: all OPDs, the lines of one, what a batch would write, written and taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selaras.features.plan.actions import matching as actions
from selaras.features.plan.queries.keyset import PAGE
from selaras.features.plan.queries.opd import renja_of
from selaras.features.plan.queries.suggested import batches, catalogue
from selaras.features.plan.queries.suggested import matching as queries
from selaras.features.plan.verbs import MATCHING_APPLY, MATCHING_UNDO
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, doing, reading


def _opd(request: Any, pk: int) -> Opd:
    return get_object_or_404(Opd, pk=pk, daerah=request.daerah)


@reading
def index(request: Any) -> HttpResponse:
    return render(request, "plan/matching_list.html", {"rows": queries.overview(request.siklus)})


@reading
def opd(request: Any, pk: int) -> HttpResponse:
    """The lines of one OPD that lack a sasaran, or (``?isi=kode``) a known code, one page of them."""
    agency, codes = _opd(request, pk), request.GET.get("isi") == "kode"
    counted = next((row for row in queries.overview(request.siklus) if row.opd.pk == pk), None)
    context = {"opd": agency, "codes": codes, "counted": counted, "renja": renja_of(request.siklus, agency)}
    context |= _coded(request, agency) if codes else _placed(request, pk)
    context |= {"sure": queries.SURE, "batches": batches.batches(request.siklus, agency)}
    return render(request, "plan/matching_opd.html", context)


def _placed(request: Any, pk: int) -> dict[str, Any]:
    rows = queries.unplaced(request.siklus, pk)
    page = Paginator(rows, PAGE).get_page(request.GET.get("hal"))
    return {"page": page, "rows": page.object_list, "total": len(rows), "certain": sum(row.sure for row in rows)}


def _coded(request: Any, agency: Opd) -> dict[str, Any]:
    every = queries.uncoded(request.siklus, agency)
    page = Paginator(every, PAGE).get_page(request.GET.get("hal"))
    rows = queries.with_codes(request.siklus, agency, list(page.object_list))
    found = {"page": page, "rows": rows, "total": len(every), "waiting": rows is None}
    return found | {"offered": catalogue.offered(request.siklus)}


@reading
def preview(request: Any, pk: int) -> HttpResponse:
    """Exactly what would be written; nothing is yet."""
    agency = _opd(request, pk)
    aims, codes = _chosen(request, pk)
    found = queries.preview(request.siklus, agency, aims.items(), codes.items())
    context = {"opd": agency, "found": found, "renja": renja_of(request.siklus, agency), "many": queries.MOST}
    context["aims"] = " ".join(f"{line.id}:{target.id}" for target in found.targets for line in target.lines)
    context["codes"] = " ".join(f"{line.id}:{kode}" for line, kode in found.codes)
    return render(request, "plan/matching_preview.html", context)


def _chosen(request: Any, pk: int) -> tuple[dict[int, int], dict[int, str]]:
    """The ticked rows with what was chosen for each; ``semua``: every line whose suggestion is sure."""
    sent = request.GET
    if sent.get("semua"):
        sure = [row for row in queries.unplaced(request.siklus, pk) if row.sure][: queries.MOST]
        return {row.line.id: row.aims[0].id for row in sure}, {}
    pairs = [(line, sent.get(f"untuk_{line}", "")) for line in sent.getlist("baris")]
    codes = [(line, sent.get(f"kode_{line}", "")) for line in sent.getlist("kode")]
    return _whole(pairs), {int(line): kode for line, kode in codes if _number(line) and kode}


def _whole(pairs: Any) -> dict[int, int]:
    return {int(left): int(right) for left, right in pairs if _number(left) and _number(right)}


def _number(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(left, right) for left, colon, right in (part.partition(":") for part in text.split()) if colon]


@doing(MATCHING_APPLY, once=True)
def apply(request: Any, pk: int) -> HttpResponse:
    agency, sent = _opd(request, pk), request.POST
    codes = {int(line): kode for line, kode in _pairs(sent.get("codes", "")) if _number(line)}
    try:
        done = actions.apply(request.siklus, agency, _whole(_pairs(sent.get("aims", ""))), codes, actor=request.actor)
        messages.success(request, _said(done))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "plan:matching.opd", pk=pk))


def _said(done: actions.Done) -> str:
    n = done.lines + done.codes
    said = ngettext("%(n)d baris dipetakan.", "%(n)d baris dipetakan.", n) % {"n": n}
    left = ngettext("%(n)d baris dilewati.", "%(n)d baris dilewati.", done.left) % {"n": done.left}
    said = f"{said} {left}" if done.left else said
    return f"{said} {_('Dapat dibatalkan sekaligus di bawah.')}"


@doing(MATCHING_UNDO)
def undo(request: Any, pk: int) -> HttpResponse:
    agency, entry = _opd(request, pk), request.POST.get("entry", "")
    batch = batches.batch_of(request.siklus, agency, int(entry)) if _number(entry) else None
    if batch is None:
        raise Http404
    try:
        messages.success(request, _taken_back(actions.undo(request.siklus, agency, batch, actor=request.actor)))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "plan:matching.opd", pk=pk))


def _taken_back(done: actions.Done) -> str:
    n = done.lines + done.codes
    said = ngettext("%(n)d baris dikembalikan.", "%(n)d baris dikembalikan.", n) % {"n": n}
    left = ngettext(
        "%(n)d baris sudah diubah sesudahnya dan dibiarkan.",
        "%(n)d baris sudah diubah sesudahnya dan dibiarkan.",
        done.left,
    )
    return f"{said} {left % {'n': done.left}}" if done.left else said
