"""Reads of the OPDs' work plans: the list of all, and the tree of one."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from selaras.features.plan.models import Ceiling, Paket, PlanLine, Renja
from selaras.features.plan.queries.sums import current_sums
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

LEVELS = ("program", "kegiatan", "sub_kegiatan")
WHOLE_TREE = 250  # lines of an OPD shown at once; a larger tree opens by programme

# What a feature above the plan adds to the list: findings per OPD. Registered from its apps.py.
counters: dict[str, Callable[[Siklus], dict[int, int]]] = {}


@dataclass(frozen=True, slots=True)
class Way:
    """A button that a feature above the plan puts at the head of one of its pages."""

    label: Any
    icon: str
    url_name: str
    takes: str = ""  # name of the argument that is the OPD's id; "" = none


ways: dict[str, list[Way]] = {"weave": [], "opd": []}  # page → buttons, registered from apps.py
# URL names of pieces that a feature above the plan shows below a line's name while it is typed. Registered from its apps.py.
while_typing: list[str] = []


@dataclass(frozen=True, slots=True)
class OpdRow:
    """One OPD in the list."""

    opd: Opd
    status: str  # of its Renja
    levels: dict[str, int]  # lines by level
    paket: int
    pagu: int  # rupiah, each once
    ceiling: int | None  # rupiah
    findings: int | None  # None: nobody counts them

    @property
    def left(self) -> int | None:
        return None if self.ceiling is None else self.ceiling - self.pagu

    @property
    def over(self) -> int:
        """Rupiah above the ceiling; 0 within it."""
        return max(0, -(self.left or 0))


def opd_rows(siklus: Siklus) -> list[OpdRow]:
    """All OPDs of the cycle, in the order of their codes."""
    levels: dict[int, dict[str, int]] = defaultdict(dict)
    counted = PlanLine.objects.filter(siklus=siklus, active=True).order_by().values_list("opd", "jenjang")
    for opd, jenjang, n in counted.annotate(n=Count("pk")):
        levels[opd][jenjang] = n
    paket = dict(Paket.objects.filter(siklus=siklus, active=True).order_by().values_list("opd").annotate(n=Count("pk")))
    renja = dict(Renja.objects.filter(siklus=siklus).values_list("opd", "status"))
    limits = dict(Ceiling.objects.filter(siklus=siklus, kind="opd", active=True).values_list("opd", "pagu"))
    sums = current_sums(siklus).per_opd
    count = counters.get("temuan")
    findings = count(siklus) if count else None
    return [
        OpdRow(
            opd=opd,
            status=renja.get(opd.pk, Renja.Status.DISUSUN),
            levels={level: levels[opd.pk].get(level, 0) for level in LEVELS},
            paket=paket.get(opd.pk, 0),
            pagu=sums[opd.pk].pagu if opd.pk in sums else 0,
            ceiling=limits.get(opd.pk),
            findings=None if findings is None else findings.get(opd.pk, 0),
        )
        for opd in Opd.objects.filter(daerah=siklus.daerah_id, aktif=True)
    ]


def renja_of(siklus: Siklus, opd: Opd) -> Renja:
    """The Renja of an OPD; a new one, not yet stored, where nobody has touched it."""
    found = Renja.objects.select_related("siklus", "opd").filter(siklus=siklus, opd=opd).first()
    return found or Renja(daerah_id=siklus.daerah_id, siklus=siklus, opd=opd)


@dataclass(frozen=True, slots=True)
class Branch:
    """A line in the tree of its OPD."""

    line: PlanLine
    depth: int  # 1..3
    below: int  # rupiah, sum of the children as printed
    children: int
    closed: bool = False  # its children are not on the page

    @property
    def differs(self) -> bool:
        """Printed pagu is not the sum of the children."""
        return bool(self.children) and self.line.pagu is not None and self.below != self.line.pagu


def tree_of(siklus: Siklus, opd: Opd, unfold: int | None = None) -> list[Branch]:
    """The lines of an OPD from programme down; a large tree shows its programmes and the one asked for."""
    rows = list(PlanLine.objects.filter(siklus=siklus, opd=opd, active=True).order_by("kode", "pk"))
    known = {row.pk for row in rows}
    below: dict[int | None, list[PlanLine]] = defaultdict(list)
    for row in rows:
        below[row.induk_id if row.induk_id in known else None].append(row)
    everything = len(rows) <= WHOLE_TREE
    found: list[Branch] = []

    def walk(line: PlanLine, depth: int, top: int) -> None:
        children = below[line.pk]
        closed = bool(children) and not everything and top != unfold
        found.append(Branch(line, depth, sum(c.pagu or 0 for c in children), len(children), closed))
        for child in () if closed else children:
            walk(child, depth + 1, top)

    for line in below[None]:
        walk(line, 1, line.pk)
    return found


def counts_of(siklus: Siklus, opd: Opd) -> dict[str, Any]:
    """The figures at the head of an OPD's page."""
    sums = current_sums(siklus).per_opd
    limit = Ceiling.objects.filter(siklus=siklus, kind="opd", opd=opd, active=True).first()
    paket = Paket.objects.filter(siklus=siklus, opd=opd, active=True)
    lines = PlanLine.objects.filter(siklus=siklus, opd=opd, active=True).order_by()
    levels = dict(lines.values_list("jenjang").annotate(n=Count("pk")))
    return {
        "levels": [(label, levels.get(code, 0)) for code, label in PlanLine.Jenjang.choices],
        "pagu": sums[opd.pk].pagu if opd.pk in sums else 0,
        "ceiling": limit,
        "paket": paket.count(),
        "paket_loose": paket.filter(line=None).count(),
    }
