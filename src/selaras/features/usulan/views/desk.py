"""Proposals on screen: the list, what waits for me, one proposal with its ladder and its voices."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.features.plan.models import PlanLine
from selaras.features.plan.papers.lists import FORMS, file_answer
from selaras.features.plan.queries import keyset
from selaras.features.usulan.forms.desk import AnswerForm, ManyForm
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.papers.desk import list_paper
from selaras.features.usulan.queries import desk as queries
from selaras.features.usulan.queries import people
from selaras.features.usulan.verbs import ASSIGN, CONTACT, DECIDE, PLACE, RECOMMEND, REDIRECT
from selaras.features.usulan.words import CLOSED, OUTCOMES, Nasib
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import reading


def usulan_of(request: Any, pk: int) -> Usulan:
    row = queries.proposal_of(request.siklus, pk)
    if row is None or (row.keadaan == "draf" and row.entered_by != request.actor.person_id):
        raise Http404
    return row


def _page(request: Any, choice: queries.Choice, rows: Any) -> dict[str, Any]:
    after, before = request.GET.get("sesudah", ""), request.GET.get("sebelum", "")
    page = keyset.page(queries.shown(rows), queries.SORTS[choice.urut], after=after, before=before)
    sorts = [(key, sort.label) for key, sort in queries.SORTS.items()]
    return {"choice": choice, "page": page, "sums": queries.sums(rows), "sorts": sorts, "now": clock.now()}


@reading
def index(request: Any) -> HttpResponse:
    choice = queries.Choice.of(request.GET)
    context = _page(request, choice, queries.chosen(request.siklus, choice, request.actor))
    return render(request, "usulan/list.html", context | {"options": queries.options(request.siklus)})


@reading
def queue(request: Any) -> HttpResponse:
    choice = queries.Choice.of(request.GET, urut="lama")
    waiting = queries.waiting_for(request.siklus, request.actor)
    rows = waiting.filter(pk__in=queries.chosen(request.siklus, choice, request.actor).values("pk")).order_by()
    context = _page(request, choice, rows) | {"form": ManyForm(siklus=request.siklus)}
    context["decides"] = any(DECIDE.allows(request.actor, row) for row in context["page"].rows)
    return render(request, "usulan/queue.html", context | {"options": queries.options(request.siklus)})


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    rows = queries.shown(queries.chosen(request.siklus, queries.Choice.of(request.GET), request.actor)).order_by("pk")
    return file_answer(list_paper(request.siklus, rows, clock.now()), form, "usulan", request.siklus)


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    return page(request, usulan_of(request, pk), AnswerForm(siklus=request.siklus))


def page(request: Any, row: Usulan, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """One proposal; ``form`` is the answer as somebody typed it."""
    form.initial.setdefault("version", row.version)
    decides = DECIDE.allows(request.actor, row)
    context = {"usulan": row, "form": form, "fates": Nasib.choices, "decides": decides}
    context["outcomes"] = OUTCOMES
    context["turn"] = decides or RECOMMEND.allows(request.actor, row)
    context |= queries.around(row) | _office(request, row) | more
    return render(request, "usulan/detail.html", context, status=status)


def _office(request: Any, row: Usulan) -> dict[str, Any]:
    """What only some may see or do: contact, colleagues, the OPDs to choose from."""
    found: dict[str, Any] = {"kontak": getattr(row, "kontak", None) if CONTACT.allows(request.actor, row) else None}
    found["here"] = row.opd.sebutan if row.langkah == "opd" and row.opd else row.get_langkah_display()
    if ASSIGN.allows(request.actor, row):
        found["colleagues"] = people.colleagues(row)
    found["can_place"] = may_place(request, row)
    if REDIRECT.allows(request.actor, row):
        found["opds"] = queries.opds(request.siklus)
    return found


def may_place(request: Any, row: Usulan) -> bool:
    """Whether this person may put the proposal into some line: of its own OPD, or of any."""
    opds = [seat.opd_id for seat in request.actor.seats_in(request.daerah.pk) if seat.opd_id is not None] or [None]
    blanks = (Akomodasi(daerah=request.daerah, siklus=request.siklus, line=PlanLine(opd_id=opd)) for opd in opds)
    return row.hasil not in CLOSED and any(PLACE.allows(request.actor, blank) for blank in blanks)
