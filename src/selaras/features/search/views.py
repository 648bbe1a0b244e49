"""Search on screen: the results of a question, and the few that are offered while it is typed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.features.search.queries.asking import ALL_YEARS, PAGE, Choice
from selaras.features.search.queries.showing import Results, results
from selaras.features.search.queries.showing import hints as best
from selaras.foundation.verbs.web import address, reading


@reading
def index(request: Any) -> HttpResponse:
    choice = Choice.of(request.GET)
    found = results(request.siklus, choice, request.actor)
    context = {"choice": choice, "results": found, "found": found.found, "all_years": ALL_YEARS}
    return render(request, "search/results.html", context | _tabs(request, choice, found) | _pages(choice, found))


def _tabs(request: Any, choice: Choice, found: Results) -> dict[str, Any]:
    here = address(request, "search:index")
    kinds: list[tuple[str, Any, int]] = [("", None, found.found.total)]
    kinds += [(code, kind, found.found.counts.get(code, 0)) for code, kind in found.kinds.items()]
    shown = [row for row in kinds if row[2] or row[0] in ("", choice.kind)]
    return {"tabs": shown, "here": here}


def _pages(choice: Choice, found: Results) -> dict[str, Any]:
    """Numbers of the pages beside this one; a question without a kind has only one."""
    count = len(found.found.ids) if choice.kind else 0
    more = choice.page * PAGE < count
    first, last = (choice.page - 1) * PAGE + 1, min(choice.page * PAGE, count)
    return {"first": first, "last": last, "prev": choice.page - 1 or "", "next": choice.page + 1 if more else ""}


@reading
def hints(request: Any) -> HttpResponse:
    choice = Choice.of(request.GET)
    context = {"choice": choice, "hits": best(request.siklus, choice, request.actor) if choice.q else []}
    return render(request, "search/hints.html", context)
