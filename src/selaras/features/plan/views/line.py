"""Plan lines on screen: the list, its files, one line with all that hangs on it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from selaras.features.plan.models import PlanLine
from selaras.features.plan.papers.lists import FORMS, cell, file_answer, line_paper
from selaras.features.plan.queries import keyset, line_page
from selaras.features.plan.queries import line as queries
from selaras.features.plan.queries.history import history_of
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import reading

NUMBERS = ("pagu", "pagu_maju")


@reading
def index(request: Any) -> HttpResponse:
    choice = queries.Choice.of(request.GET)
    chosen = queries.lines(request.siklus, choice)
    after, before = request.GET.get("sesudah", ""), request.GET.get("sebelum", "")
    rows = queries.with_columns(chosen, choice.kolom)
    page = keyset.page(rows, queries.SORTS[choice.urut], after=after, before=before)
    options, total = queries.options_and_total(request.siklus, chosen)
    context = {"choice": choice, "page": page, "options": options, "total": total}
    context |= _table(page.rows, choice) | {"words": _words(choice, options)}
    return render(request, "plan/line_list.html", context)


def _table(rows: list[PlanLine], choice: queries.Choice) -> dict[str, Any]:
    """The chosen columns, drawn once for the wide table and the list of a phone."""
    heads = [(name, queries.COLUMNS[name], name in NUMBERS) for name in choice.kolom]
    body = [(row, [(name, label, number, cell(row, name)) for name, label, number in heads]) for row in rows]
    sorts = [(key, sort.label) for key, sort in queries.SORTS.items()]
    return {
        "heads": heads,
        "body": body,
        "sorts": sorts,
        "columns": queries.COLUMNS,
        "levels": PlanLine.Jenjang.choices,
    }


def _words(choice: queries.Choice, options: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The filters that are on, in words, for the page, its print and its files."""
    found = [f"“{choice.q}”"] if choice.q else []
    if choice.jenjang:
        found.append(str(PlanLine.Jenjang(choice.jenjang).label))
    for kind in ("opd", "prioritas", "kecamatan", "dana"):
        value = getattr(choice, kind)
        if value:
            found.append(next((label for key, label in options[kind] if key == str(value)), _("tanpa lokasi")))
    return found + [_("tanpa sasaran")] * choice.yatim + [_("sudah dikeluarkan")] * choice.keluar


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    choice = queries.Choice.of(request.GET)
    rows = queries.with_columns(queries.lines(request.siklus, choice), tuple(queries.COLUMNS)).order_by(
        "opd", "kode", "pk"
    )
    words = ", ".join(_words(choice, queries.options(request.siklus)))
    return file_answer(line_paper(request.siklus, rows, words, clock.now()), form, "baris-rencana", request.siklus)


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    line = line_page.line_of(request.siklus, pk)
    if line is None:
        raise Http404
    hung = line_page.around(line)
    names: dict[Any, str] = {p.kode: p.wilayah for p in hung["places"] if p.wilayah}
    names |= {p.pk: f"{p.nomor}. {p.uraian}" for p in hung["tags"]}
    history = history_of("plan.planline", line.pk, names)
    return render(request, "plan/line_detail.html", {"line": line, "history": history} | hung)
