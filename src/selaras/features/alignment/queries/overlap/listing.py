"""The queue of pairs: filters, order, progress."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.texts import LINE, PAKET, USULAN
from selaras.features.alignment.verbs.pasangan import CONFIRM, PROPOSE
from selaras.features.plan.queries.keyset import Sort
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor

State = Pasangan.State
TAUGHT = 200  # verdicts from which the weights may be refitted; until then half of the queue asks what is least sure
SORTS: dict[str, Sort] = {
    "bobot": Sort(_("Kemungkinan × pagu ganda"), F("weight"), down=True),
    "rupiah": Sort(_("Rupiah terbesar"), F("rupiah"), down=True),
    "mirip": Sort(_("Paling mungkin sama"), F("likeness"), down=True),
    "baru": Sort(_("Terbaru"), F("id"), down=True),
}
SIDES: dict[str, Any] = {"antara": _("Antara dua OPD"), "dalam": _("Dalam satu OPD")}
SOURCES: dict[str, tuple[Any, tuple[str, str]]] = {
    "baris": (_("Baris × baris"), (LINE, LINE)),
    "baris_paket": (_("Baris × paket"), (LINE, PAKET)),
    "baris_usulan": (_("Baris × usulan"), (LINE, USULAN)),
    "paket": (_("Paket × paket"), (PAKET, PAKET)),
    "paket_usulan": (_("Paket × usulan"), (PAKET, USULAN)),
    "usulan": (_("Usulan × usulan"), (USULAN, USULAN)),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the queue for."""

    state: str = ""  # '' = everything that still asks for an answer
    relation: str = ""
    opd: int | None = None
    kecamatan: str = ""
    source: str = ""
    sides: str = ""  # antara two offices, dalam one
    text: str = ""
    sort: str = "bobot"

    @classmethod
    def of(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        state, opd, source, sort = (asked.get(name, "") for name in ("keadaan", "opd", "sumber", "urut"))
        relation = asked.get("hubungan", "")
        return cls(
            state=state if state in State.values else "",
            relation=relation if relation in Pasangan.Relation.values else "",
            opd=int(opd) if opd.isascii() and opd.isdigit() and len(opd) < 16 else None,
            kecamatan=asked.get("kecamatan", "")[:8],
            source=source if source in SOURCES else "",
            sides=asked.get("pihak", "") if asked.get("pihak", "") in SIDES else "",
            text=asked.get("cari", "").strip()[:80],
            sort=sort if sort in SORTS else "bobot",
        )


def pairs(siklus: Siklus, choice: Choice) -> QuerySet[Pasangan]:
    """The pairs that a choice leaves, in no order yet."""
    rows = Pasangan.objects.filter(siklus=siklus).order_by()
    rows = rows.filter(state__in=[choice.state] if choice.state else (State.TERBUKA, State.DIUSULKAN))
    if choice.relation:
        rows = rows.filter(relation=choice.relation)
    if choice.opd:
        rows = rows.filter(Q(left_opd=choice.opd) | Q(right_opd=choice.opd))
    if choice.kecamatan:
        rows = rows.filter(kecamatan=choice.kecamatan)
    if choice.source:
        low, high = SOURCES[choice.source][1]
        rows = rows.filter(left__startswith=f"{low}:", right__startswith=f"{high}:")
    if choice.sides:
        one = Q(left_opd=F("right_opd"))
        rows = rows.filter(one) if choice.sides == "dalam" else rows.exclude(one)
    for word in choice.text.casefold().split():
        rows = rows.filter(said__contains=word)
    return rows


def shown(rows: QuerySet[Pasangan]) -> QuerySet[Pasangan]:
    names = ("left_opd", "right_opd", "pelaksana", "proposed_opd", "awaits_opd", "recalled__siklus", "siklus")
    return rows.select_related(*names)


def mine(siklus: Siklus, actor: Actor) -> QuerySet[Pasangan]:
    """The pairs that this person can answer: to propose a verdict, or to confirm one."""
    can = Q(state=State.TERBUKA) & PROPOSE.q(actor) | CONFIRM.q(actor)
    return Pasangan.objects.filter(can, siklus=siklus).order_by()


def queue(siklus: Siklus, choice: Choice, actor: Actor, *, verdicts: int) -> list[int]:
    """Ids in the order in which the desk asks: what waits for this person first, then likeness times rupiah.

    Until enough verdicts exist every second pair is the one that the weights are least sure of: its verdict teaches most.
    """
    rows = pairs(siklus, choice)
    waiting = set(rows.filter(CONFIRM.q(actor)).values_list("pk", flat=True))
    can = set(rows.filter(PROPOSE.q(actor)).values_list("pk", flat=True)) | waiting
    found = [row for row in rows.values_list("pk", "weight", "likeness") if not can or row[0] in can]
    heavy = [pk for pk, weight, _like in sorted(found, key=lambda row: (-row[1], row[0]))]
    if verdicts < TAUGHT:
        unsure = [pk for pk, weight, like in sorted(found, key=lambda row: (abs(row[2] - 500), -row[1], row[0]))]
        heavy = _interleaved(heavy, unsure)
    return [pk for pk in heavy if pk in waiting] + [pk for pk in heavy if pk not in waiting]


def _interleaved(first: list[int], second: list[int]) -> list[int]:
    """One of each in turn, nothing twice."""
    return list(dict.fromkeys(pk for pair in zip(first, second, strict=True) for pk in pair))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the talk is."""

    states: dict[str, int]
    settled: int  # rupiah of what is agreed
    rupiah: int  # of everything that is or was asked

    @property
    def decided(self) -> int:
        return self.states.get(State.DISEPAKATI, 0)

    @property
    def total(self) -> int:
        return sum(n for state, n in self.states.items() if state != State.USANG)


def progress(siklus: Siklus) -> Progress:
    """Pairs and rupiah by state."""
    rows = Pasangan.objects.filter(siklus=siklus).order_by().values("state")
    counted = rows.annotate(n=Count("pk"), sum=Coalesce(Sum("rupiah"), Value(0)))
    states = {row["state"]: (row["n"], int(row["sum"])) for row in counted}
    return Progress(
        {state: n for state, (n, _sum) in states.items()},
        states.get(State.DISEPAKATI, (0, 0))[1],
        sum(rupiah for state, (_n, rupiah) in states.items() if state != State.USANG),
    )


def taught(daerah_id: str) -> int:
    """Verdicts of people in this daerah, of all years: what the weights can learn from."""
    return Pasangan.objects.filter(daerah_id=daerah_id, state=State.DISEPAKATI, confirmed_by__isnull=False).count()


def options(siklus: Siklus) -> dict[str, Any]:
    """What the filters offer."""
    left = Pasangan.objects.filter(siklus=siklus).order_by().values("left_opd")
    right = Pasangan.objects.filter(siklus=siklus).order_by().values("right_opd")
    opds = Opd.objects.filter(Q(pk__in=left) | Q(pk__in=right)).order_by("nama")
    return {
        "opd": [(opd.pk, opd.sebutan) for opd in opds],
        "kecamatan": list(kecamatan_names(siklus.daerah_id).items()),
        "relations": Pasangan.Relation.choices,
        "sources": [(code, label) for code, (label, _kinds) in SOURCES.items()],
        "sides": list(SIDES.items()),
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
    }
