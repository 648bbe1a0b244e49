"""The OPDs' work plans: the list of OPDs, one OPD's tree, and the road of its Renja."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.actions import ceiling as actions
from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.ceiling import ReturnForm
from selaras.features.plan.merging import meanwhile
from selaras.features.plan.models import PlanLine, Renja
from selaras.features.plan.queries import opd as queries
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.queries.history import history_of
from selaras.features.plan.verbs import RENJA_RETURN, RENJA_SUBMIT, RENJA_VERIFY
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading

Status = Renja.Status


@reading
def index(request: Any) -> HttpResponse:
    rows = queries.opd_rows(request.siklus)
    own = my_opds(request.actor, request.daerah.pk)
    context = {"rows": sorted(rows, key=lambda row: row.opd.pk not in own), "own": own, "total": _total(rows)}
    context["statuses"] = [(label, sum(row.status == code for row in rows)) for code, label in Status.choices]
    return render(request, "plan/renja_list.html", context)


def _total(rows: list[queries.OpdRow]) -> dict[str, int]:
    lines = {level: sum(row.levels[level] for row in rows) for level in queries.LEVELS}
    return lines | {"paket": sum(row.paket for row in rows), "pagu": sum(row.pagu for row in rows)}


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    return _page(request, _opd(request, pk), ReturnForm())


def _opd(request: Any, pk: int) -> Opd:
    return get_object_or_404(Opd, pk=pk, daerah=request.daerah)


def _page(request: Any, opd: Opd, form: ReturnForm, clash: dict[str, Any] | None = None) -> HttpResponse:
    renja, unfold = queries.renja_of(request.siklus, opd), request.GET.get("buka", "")
    tree = queries.tree_of(request.siklus, opd, int(unfold) if unfold.isdecimal() else None)
    context = {"opd": opd, "renja": renja, "tree": tree, "road": _road(renja), "form": form}
    context |= queries.counts_of(request.siklus, opd)
    context["blank"] = PlanLine(daerah=request.daerah, siklus=request.siklus, opd=opd, jenjang="program")
    context["ways"] = [(way, address(request, way.url_name, **{way.takes: opd.pk})) for way in queries.ways["opd"]]
    context["history"] = history_of("plan.renja", renja.pk) if renja.pk else []
    status = 409 if clash else status_of(form) if form.errors else 200
    return render(request, "plan/renja_detail.html", context | (clash or {}), status=status)


def _road(renja: Renja) -> list[dict[str, str]]:
    """The four stations of a Renja; one sent back stands again at the first."""
    order = [Status.DISUSUN, Status.DIAJUKAN, Status.DIVERIFIKASI, Status.DITETAPKAN]
    at = 0 if renja.status == Status.DIKEMBALIKAN else order.index(Status(renja.status))
    names = [str(status.label) for status in order]
    if renja.status == Status.DIKEMBALIKAN:
        names[0] = str(Status.DIKEMBALIKAN.label)
    states = ["done" if n < at else "now" if n == at else "" for n in range(len(order))]
    return [{"name": name, "state": state, "when": ""} for name, state in zip(names, states, strict=True)]


def _note(request: Any) -> ReturnForm:
    form = ReturnForm(request.POST)
    form.is_valid()  # the action says what is wrong with it
    return form


def _seen(request: Any) -> int | None:
    """The version that was open on the screen."""
    seen = request.POST.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else None


def _answer(request: Any, pk: int, act: Any, said: str) -> HttpResponse:
    """Do it, or show the OPD's page again with the reason and what was written."""
    opd, form = _opd(request, pk), _note(request)
    renja = queries.renja_of(request.siklus, opd)
    try:
        done = attempt(form, lambda: act(renja, form, _seen(request)))
    except Conflict as conflict:
        return _page(request, opd, form, {"meanwhile": meanwhile(conflict)})
    if done is None:
        return _refused(request, opd, form, renja)
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "plan:opd.detail", pk=pk))


def _refused(request: Any, opd: Opd, form: ReturnForm, renja: Renja) -> HttpResponse:
    """Somebody else took the step first: who and when says more than that it is taken."""
    seen = _seen(request)
    if getattr(form, "refused", "") and seen is not None and renja.pk and seen != renja.version:
        return _page(request, opd, _note(request), {"meanwhile": meanwhile(Conflict(renja, seen))})
    return _page(request, opd, form)


@doing(RENJA_SUBMIT)
def submit(request: Any, pk: int) -> HttpResponse:
    def act(renja: Renja, form: ReturnForm, version: int | None) -> Renja:
        return actions.submit_renja(renja, actor=request.actor, version=version)

    return _answer(request, pk, act, _("Renja diajukan. Bappeda memeriksanya."))


@doing(RENJA_RETURN)
def send_back(request: Any, pk: int) -> HttpResponse:
    def act(renja: Renja, form: ReturnForm, version: int | None) -> Renja:
        note = form.cleaned_data.get("catatan", "")
        return actions.return_renja(renja, catatan=note, actor=request.actor, version=version)

    return _answer(request, pk, act, _("Renja dikembalikan beserta catatannya."))


@doing(RENJA_VERIFY)
def verify(request: Any, pk: int) -> HttpResponse:
    def act(renja: Renja, form: ReturnForm, version: int | None) -> Renja:
        return actions.verify_renja(renja, actor=request.actor, version=version)

    return _answer(request, pk, act, _("Renja diverifikasi."))
