"""Home and findings on screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.alignment.actions import temuan as actions
from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.models import Temuan
from selaras.features.alignment.queries import listing
from selaras.features.alignment.screens import detail_page, home_page, list_page
from selaras.features.alignment.verbs.temuan import DISMISS, DISMISS_MANY, RESTORE
from selaras.foundation.verbs.web import address, doing, reading


def _row(request: Any, pk: int) -> Temuan:
    rows = Temuan.objects.select_related("opd", "line", "simpul", "siklus")
    return get_object_or_404(rows, pk=pk, siklus=request.siklus)


def _back(request: Any, said: str, **kwargs: Any) -> HttpResponse:
    messages.success(request, said)
    name = "alignment:temuan.detail" if kwargs else "alignment:temuan.list"
    return HttpResponseRedirect(address(request, name, **kwargs))


@reading
def home(request: Any) -> HttpResponse:
    return render(request, "alignment/home.html", home_page(request))


@reading
def index(request: Any) -> HttpResponse:
    return render(request, "alignment/temuan_list.html", list_page(request, listing.Choice.read(request.GET)))


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    return render(request, "alignment/temuan_detail.html", detail_page(request, _row(request, pk)))


@doing(DISMISS)
def dismiss(request: Any, pk: int) -> HttpResponse:
    row, reason = _row(request, pk), request.POST.get("reason", "")
    try:
        actions.dismiss(row, reason=reason, actor=request.actor)
    except ValidationError as error:
        context = detail_page(request, row) | {"reason": reason, "reason_error": error.messages[0]}
        return render(request, "alignment/temuan_detail.html", context, status=422)
    return _back(request, _("Temuan diabaikan beserta alasannya. Anda dapat membukanya kembali di sini."), pk=pk)


@reading
def group(request: Any, kind: str) -> HttpResponse:
    return render(request, "alignment/temuan_group.html", _group(request, kind, request.GET))


@doing(DISMISS_MANY)
def dismiss_many(request: Any, kind: str) -> HttpResponse:
    context = _group(request, kind, request.POST)
    try:
        done = actions.dismiss_many(context["rows"], reason=request.POST.get("reason", ""), actor=request.actor)
    except ValidationError as error:
        return render(request, "alignment/temuan_group.html", context | {"reason_error": error.messages[0]}, status=422)
    return _back(request, _("%(n)s temuan diabaikan beserta alasannya.") % {"n": len(done)})


def _group(request: Any, kind: str, asked: Any) -> dict[str, Any]:
    if kind not in KINDS:
        raise Http404
    choice = listing.Choice.read(asked)
    rows = listing.open_in(request.siklus, kind, choice.opd)
    return {"kind": KINDS[kind], "opd": choice.opd, "rows": rows, "n": rows.count(), "first": rows.first()}


@doing(RESTORE)
def restore(request: Any, pk: int) -> HttpResponse:
    actions.restore(_row(request, pk), actor=request.actor)
    return _back(request, _("Temuan dibuka kembali."), pk=pk)
