"""The tree of meaning and work: page, branches, one node."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from selaras.features.plan.models import Simpul
from selaras.features.plan.queries import cascade as queries
from selaras.features.plan.queries.bridge import contributions
from selaras.features.plan.queries.history import history_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import reading
from selaras.values.jenjang import LABEL

DEPTHS = ("tujuan", "sasaran", "program_prioritas", "program", "kegiatan", "sub_kegiatan")


def asked(request: Any) -> queries.Ask:
    """What the address asks for; what makes no sense counts as not said."""
    given = request.GET
    number = {name: int(given[name]) for name in ("opd", "prioritas") if given.get(name, "").isdigit()}
    return queries.Ask(
        by="prioritas" if given.get("menurut") == "prioritas" else "rpjmd",
        depth=given["sampai"] if given.get("sampai") in DEPTHS else "sasaran",
        opd=number.get("opd"),
        prioritas=number.get("prioritas"),
        text=given.get("cari", "").strip()[:80],
        opened=frozenset(given.get("buka", "").split(",")) - {""},
    )


@reading
def index(request: Any) -> HttpResponse:
    tree, ask = queries.tree_of(request.siklus), asked(request)
    rows, cut = queries.rows_of(tree, ask)
    context = {"rows": rows, "cut": cut, "ask": ask} | queries.loose(tree)
    context |= {"opds": Opd.objects.filter(daerah=request.daerah, aktif=True, semu=False), "depths": [(d, LABEL[d]) for d in DEPTHS]}
    context |= {
        "names": tree.opd,
        "blank": Simpul(daerah=request.daerah, siklus=request.siklus),
        "sums": len(tree.sums),
    }
    return render(request, "plan/cascade.html", context)


@reading
def branch(request: Any) -> HttpResponse:
    """The children of one row, put below it without loading the page again."""
    level = request.GET.get("tingkat", "")
    wanted = int(level) + 1 if level.isdigit() else 2
    rows = queries.branch_of(queries.tree_of(request.siklus), asked(request), request.GET.get("baris", ""), wanted)
    return render(request, "plan/cascade.html#rows", {"rows": rows, "ask": asked(request)})


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Simpul.objects.select_related("induk", "siklus"), pk=pk, siklus=request.siklus)
    context = {
        "row": row,
        "indikator": row.indikator.filter(active=True).prefetch_related("targets"),
        "bridges": contributions(request.siklus).filter(simpul=row),
        "children": row.anak.filter(active=True),
        "history": history_of("plan.simpul", row.pk),
    }
    return render(request, "plan/simpul_detail.html", context)
