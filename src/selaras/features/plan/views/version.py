"""Sealed versions: the list, the seal, and what changed between two of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import version as actions
from selaras.features.plan.forms.version import SealForm
from selaras.features.plan.models import PlanVersion
from selaras.features.plan.papers import version as papers
from selaras.features.plan.queries import compare as queries
from selaras.features.plan.queries.version import sealed
from selaras.features.plan.verbs import VERSION_SEAL
from selaras.foundation.verbs.web import address, doing, reading


def _list(request: Any, form: SealForm, status: int = 200) -> HttpResponse:
    blank = PlanVersion(daerah=request.daerah, siklus=request.siklus)
    context = {"versions": sealed(request.siklus), "form": form, "blank": blank}
    return render(request, "plan/version_list.html", context, status=status)


@reading
def index(request: Any) -> HttpResponse:
    return _list(request, SealForm())


@doing(VERSION_SEAL, once=True)
def seal(request: Any) -> HttpResponse:
    form = SealForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    made = actions.seal(request.siklus, nama=form.cleaned_data["nama"], actor=request.actor)
    messages.success(request, _("%(version)s disegel dan tidak akan berubah lagi.") % {"version": made})
    return HttpResponseRedirect(address(request, "plan:version.list"))


@reading
def compare(request: Any) -> HttpResponse:
    choice = queries.Choice.read(request.GET)
    page = queries.page_of(request.siklus, choice)
    return render(request, "plan/version_compare.html", {"page": page, "choice": choice})


@reading
def export(request: Any, form: str) -> HttpResponse:
    page = queries.page_of(request.siklus, queries.Choice.read(request.GET), whole=True)
    if page is None or form not in papers.FORMS:
        raise Http404
    return papers.file_of(page, form)
