"""The tree of meaning and work: page, branches, one node."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from selaras.features.plan.models import Simpul
from selaras.features.plan.queries import cascade as queries
from selaras.features.plan.queries.bridge import invites
from selaras.features.plan.queries.history import history_of
from selaras.features.plan.queries.simpul import below, undo_of
from selaras.features.plan.treegrid import Printer
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, reading
from selaras.values.jenjang import LABEL, children_of

DEPTHS = ("tujuan", "sasaran", "strategi", "arah_kebijakan", "program_prioritas", "program", "kegiatan", "sub_kegiatan")
PLACE = 987654321  # stands for an id while an address is taken apart; no row has it
WAYS: dict[str, tuple[str, dict[str, int]]] = {
    "node": ("simpul.detail", {"pk": PLACE}),
    "line": ("line.detail", {"pk": PLACE}),
    "move": ("simpul.move_form", {"pk": PLACE}),
    "add": ("simpul.form", {}),
    "ask": ("contribution.form", {}),
    "claim": ("contribution.claim_form", {"line": PLACE}),
    "lines": ("line.list", {}),
    "branch": ("cascade.branch", {}),
}


def asked(request: Any) -> queries.Ask:
    """What the address asks for; what makes no sense counts as not said."""
    given = request.GET
    return queries.Ask(
        by="prioritas" if given.get("menurut") == "prioritas" else "rpjmd",
        depth=given["sampai"] if given.get("sampai") in DEPTHS else "sasaran",
        text=given.get("cari", "").strip()[:80],
        differs=bool(given.get("beda")),
        opened=frozenset(given.get("buka", "").split(",")) - {""},
        shut=frozenset(given.get("tutup", "").split(",")) - {""},
        **{name: int(given[name]) for name in ("opd", "prioritas") if _whole(given.get(name, ""))},
    )


def _whole(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 19


def _ways(request: Any) -> dict[str, str]:
    """Addresses taken apart once, because a page has hundreds of rows: before the id, after the id."""
    whole = {name: address(request, f"plan:{route}", **pk) for name, (route, pk) in WAYS.items()}
    parts = {name: text.partition(str(PLACE)) for name, text in whole.items()}
    return {name: part[0] for name, part in parts.items()} | {f"{name}_end": part[2] for name, part in parts.items()}


def _kept(request: Any, ask: queries.Ask) -> dict[str, str]:
    """The address of the page without the open and shut branches, and those of the two."""
    said = {"menurut": ask.by, "sampai": ask.depth, "opd": ask.opd, "prioritas": ask.prioritas}
    said |= {"cari": ask.text, "beda": "1" if ask.differs else ""}
    kept = urlencode({name: value for name, value in said.items() if value})
    return {"filter": kept, "buka": ",".join(sorted(ask.opened)), "tutup": ",".join(sorted(ask.shut))}


def _table(request: Any, rows: list[queries.Row], ask: queries.Ask) -> dict[str, Any]:
    to = _ways(request)
    return {"rows": Printer(to, _kept(request, ask)).rows(rows), "ask": ask, "to": to}


@reading
def index(request: Any) -> HttpResponse:
    tree, ask = queries.tree_of(request.siklus), asked(request)
    rows, cut = queries.rows_of(request.siklus, tree, ask)
    context = _table(request, rows, ask) | {"cut": cut, "tree": tree} | queries.loose(tree) | _choices(request)
    return render(request, "plan/cascade.html", context)


def _choices(request: Any) -> dict[str, Any]:
    blank = Simpul(daerah=request.daerah, siklus=request.siklus)
    nodes = Simpul.objects.filter(siklus=request.siklus, active=True)
    return {
        "blank": blank,
        "depths": [(depth, _(LABEL[depth])) for depth in DEPTHS],
        "opds": Opd.objects.filter(daerah=request.daerah, aktif=True, semu=False).only("nama", "singkatan"),
        "prioritas": nodes.filter(jenjang="prioritas").order_by("nomor", "pk"),
    }


@reading
def branch(request: Any) -> HttpResponse:
    """The children of one row, put below it without loading the page again."""
    given, ask = request.GET, asked(request)
    level = int(given["tingkat"]) + 1 if _whole(given.get("tingkat", "")) else 2
    siklus, key = request.siklus, given.get("baris", "")
    tree = queries.tree_of(siklus) if ask.narrows else queries.branch_tree(siklus, key)
    rows = queries.branch_of(siklus, tree, ask, key, level)
    return render(request, "plan/cascade.html#rows", _table(request, rows, ask))


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Simpul.objects.select_related("induk", "siklus", "daerah"), pk=pk, siklus=request.siklus)
    context: dict[str, Any] = {
        "row": row,
        "undo": undo_of(row) if row.active else None,
        "may_have": children_of(row.jenjang),
    }
    context["invites"] = list(invites.values())
    context |= below(queries.tree_of(row.siklus), row) | {"history": history_of("plan.simpul", row.pk, _names(request))}
    return render(request, "plan/simpul_detail.html", context)


def _names(request: Any) -> dict[Any, str]:
    """Words for the ids that history keeps."""
    rows = Simpul.objects.filter(siklus=request.siklus).only("pk", "jenjang", "uraian", "nomor")
    named = {("induk", row.pk): row.uraian for row in rows}
    return named | {row.pk: f"{row.nomor}. {row.uraian}" for row in rows if row.jenjang == "prioritas"}
