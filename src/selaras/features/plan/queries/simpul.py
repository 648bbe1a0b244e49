"""One node: what hangs on it, and what stood there before its last change, so that it can be undone."""

from dataclasses import dataclass
from typing import Any

from selaras.engines.cascade.picture import SimpulP
from selaras.engines.cascade.rollup import Amount
from selaras.features.plan.models import Indikator, Simpul
from selaras.features.plan.queries.bridge import contributions
from selaras.features.plan.queries.cascade import Tree
from selaras.foundation.verbs.models import Entry, State
from selaras.values.angka import print_angka


@dataclass(frozen=True, slots=True)
class Undo:
    """The act that would be undone, and the form that puts back what stood there before."""

    entry: Entry
    route: str  # name of the act that puts it back
    fields: tuple[tuple[str, Any], ...]  # what that form carries; the same name may come more than once


def undo_of(row: Simpul) -> Undo | None:
    """None when the last act was none that a form can turn back, or nothing is known of the time before."""
    states = State.objects.filter(thing="plan.simpul", thing_id=row.pk, version__lte=row.version)
    two = list(states.order_by("-version").select_related("entry")[:2])
    if len(two) < 2 or two[0].version != row.version or two[1].version != row.version - 1:
        return None
    entry, before = two[0].entry, two[1].body
    seen = ("version", row.version)
    if entry.verb == "plan.simpul.edit":
        words = [(name, before.get(name) or "") for name in ("kode", "uraian", "sumber", "catatan", "warna")]
        serves = [("mendukung", pk) for pk in before.get("mendukung", ())]
        return Undo(entry, "plan:simpul.edit", (seen, *words, *serves))
    if entry.verb == "plan.simpul.move":
        return Undo(entry, "plan:simpul.move", (seen, ("induk", before["induk"] or ""), ("nomor", before["nomor"])))
    return None


def below(tree: Tree, row: Simpul) -> dict[str, Any]:
    """Indicators with the years they promise for, contributions in every state, children, supports, money."""
    indikator = list(row.indikator.filter(active=True).prefetch_related("targets"))
    years = sorted({target.tahun for one in indikator for target in one.targets.all()})
    return {
        "indikator": [(one, _by_year(one, years)) for one in indikator],
        "years": years,
        "bridges": contributions(row.siklus).filter(simpul=row),
        "children": row.anak.filter(active=True),
        "supports": row.supports.filter(prioritas__active=True).select_related("prioritas"),
        "supported_by": row.supported_by.filter(simpul__active=True).select_related("simpul"),
        "amount": tree.money.get(row.pk),
        "differences": len(tree.within.get(row.pk, ())),
    }


def _by_year(indikator: Indikator, years: list[int]) -> list[tuple[int, str]]:
    said = {target.tahun: target.teks or print_angka(target.nilai) for target in indikator.targets.all()}
    return [(year, said.get(year, "—")) for year in years]


@dataclass(frozen=True, slots=True)
class Priority:
    """A prioritas of the year with what hangs on it."""

    row: SimpulP
    strategies: list[SimpulP]
    sasaran: list[SimpulP]
    amount: Amount


def year_of(tree: Tree) -> dict[str, Any]:
    """Themes, priorities, the sasaran that support each, and those that support none."""
    year = [node for nodes in tree.nodes.values() for node in nodes if node.cabang == "tahun"]
    rows = sorted((node for node in year if node.jenjang == "prioritas"), key=lambda s: (s.nomor, s.id))
    priorities = [
        Priority(row, tree.nodes.get(row.id, []), tree.supporting.get(row.id, []), tree.money.get(row.id, Amount()))
        for row in rows
    ]
    sasaran = [node for node in tree.read.simpul.values() if node.jenjang == "sasaran"]
    return {
        "themes": [node for node in year if node.jenjang == "tema"],
        "priorities": priorities,
        "unsupporting": [node for node in sasaran if not tree.read.supports.get(node.id)],
        "sasaran_n": len(sasaran),
    }
