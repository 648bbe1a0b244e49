"""Many lines of one OPD mapped at once: one act of history, taken back as a whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.plan.actions.line import touch_renja
from selaras.features.plan.models import Contribution, Funding, Place, PlanLine, Renja, Simpul, Tag
from selaras.features.plan.queries.opd import renja_of
from selaras.features.plan.verbs import (
    CONTRIBUTION_CLAIM,
    CONTRIBUTION_WITHDRAW,
    LINE_EDIT,
    MATCHING_APPLY,
    MATCHING_UNDO,
)
from selaras.foundation.nomenklatur.queries import code_book, forms_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Entry, State

MOST = 500  # lines of one batch
CODES = "kode_sebelumnya"  # where the act keeps what stood there before: line -> code


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch wrote, and how many lines somebody else had mapped meanwhile."""

    lines: int
    codes: int
    left: int


def apply(siklus: Siklus, opd: Opd, aims: Mapping[int, int], codes: Mapping[int, str], *, actor: Actor) -> Done:
    """``aims``: line → sasaran, written without target or money, which the OPD adds itself; ``codes``: line → code."""
    if not aims and not codes:
        raise ValidationError(_("Pilih dahulu baris yang akan dipetakan."))
    if max(len(aims), len(codes)) > MOST:
        raise ValidationError(_("Paling banyak %(n)d baris sekaligus. Petakan bagian demi bagian.") % {"n": MOST})
    renja = renja_of(siklus, opd)
    with acting_many(actor, MATCHING_APPLY, renja) as bulk:
        lines = _locked(siklus, opd, {*aims, *codes})
        made = _connect(lines, aims, actor, bulk)
        coded = _code(lines, codes, actor, bulk)
        if not made and not coded:
            raise ValidationError(_("Semua baris ini sudah dipetakan sementara itu. Tidak ada yang ditulis."))
        touch_renja(next(iter(lines.values())), actor)
        renja.pk = Renja.objects.values_list("pk", flat=True).get(siklus=siklus, opd=opd)
        bulk.extra[CODES] = coded
    return Done(len(made), len(coded), len(aims) + len(codes) - len(made) - len(coded))


def _locked(siklus: Siklus, opd: Opd, keys: set[int]) -> dict[int, PlanLine]:
    rows = PlanLine.objects.select_for_update(of=("self",)).filter(siklus=siklus, opd=opd, active=True, pk__in=keys)
    found = {row.pk: row for row in rows.order_by("pk")}
    for row in found.values():
        row.siklus, row.opd = siklus, opd
    return found


def _connect(lines: Mapping[int, PlanLine], aims: Mapping[int, int], actor: Actor, bulk: Bulk) -> list[Contribution]:
    wanted = {pk: simpul for pk, simpul in aims.items() if pk in lines}
    served = Contribution.objects.filter(line__in=wanted, active=True, state__in=("diminta", *Contribution.ACCEPTED))
    taken = set(served.values_list("line_id", flat=True))
    siklus_id = next((line.siklus_id for line in lines.values()), None)
    nodes = Simpul.objects.filter(siklus=siklus_id, active=True, jenjang="sasaran").in_bulk(set(wanted.values()))
    rows = [
        _contribution(lines[pk], nodes[simpul], actor)
        for pk, simpul in sorted(wanted.items())
        if pk not in taken and simpul in nodes
    ]
    guard = Bulk(actor, CONTRIBUTION_CLAIM)
    for row in rows:
        guard.check(row)
    made = Contribution.objects.bulk_create(rows)
    bulk.wrote(made)
    return made


def _contribution(line: PlanLine, simpul: Simpul, actor: Actor) -> Contribution:
    return Contribution(
        daerah_id=line.daerah_id,
        siklus=line.siklus,
        simpul=simpul,
        opd=line.opd,
        line=line,
        state=Contribution.State.DITERIMA,
        answered_at=clock.now(),
        answered_by=actor.person_id,
    )


def _code(lines: Mapping[int, PlanLine], codes: Mapping[int, str], actor: Actor, bulk: Bulk) -> dict[str, str]:
    """Line → the code that stood there; lines whose code somebody has written meanwhile stay as they are."""
    before: dict[str, str] = {}
    changed: list[PlanLine] = []
    guard, known = Bulk(actor, LINE_EDIT), _official(lines) if codes else {}
    for pk, kode in sorted(codes.items()):
        line = lines.get(pk)
        official = next((known[form] for form in forms_of(kode) if form in known), None)
        if line is None or line.nomenklatur_id is not None or official is None:
            continue
        guard.check(line)
        before[str(pk)] = line.kode
        changed.append(_written(line, kode, official, actor))
    _save(changed, bulk)
    return before


def _official(lines: Mapping[int, PlanLine]) -> dict[str, int]:
    """Code → row of the nomenclature of the cycle."""
    line = next(iter(lines.values()), None)
    if line is None:
        return {}
    return {kode: pk for kode, (pk, _nama) in code_book(line.siklus.nomenklatur_id, line.daerah_id).items()}


def _written(line: PlanLine, kode: str, official: int | None, actor: Actor) -> PlanLine:
    line.kode, line.nomenklatur_id = kode, official
    line.version, line.edited_by = line.version + 1, actor.person_id
    return line


def _save(rows: list[PlanLine], bulk: Bulk) -> None:
    PlanLine.objects.bulk_update(rows, ["kode", "nomenklatur", "version", "edited_by"], batch_size=500)
    hung = _hung([row.pk for row in rows])
    bulk.wrote(rows, lambda row: row.own_body() | hung[row.pk])


def _hung(keys: list[int]) -> dict[int, dict[str, Any]]:
    """What hangs on each line, as its own body tells it; three reads at any number."""
    found: dict[int, dict[str, Any]] = {pk: {"sumber_dana": [], "tempat": [], "prioritas": []} for pk in keys}
    for pk, sumber, pagu in (
        Funding.objects.filter(line__in=keys).order_by("pk").values_list("line", "sumber_dana", "pagu")
    ):
        found[pk]["sumber_dana"].append((sumber, pagu))
    for pk, wilayah, teks in Place.objects.filter(line__in=keys).order_by("pk").values_list("line", "wilayah", "teks"):
        found[pk]["tempat"].append((wilayah, teks))
    tags = Tag.objects.filter(line__in=keys).order_by("prioritas_id")
    for pk, prioritas in tags.values_list("line", "prioritas_id"):
        found[pk]["prioritas"].append(prioritas)
    return found


def undo(siklus: Siklus, opd: Opd, entry: Entry, *, actor: Actor) -> Done:
    """Take a batch back. What somebody has changed since stays, and is counted as left."""
    renja = renja_of(siklus, opd)
    with acting_many(actor, MATCHING_UNDO, renja, note=_("pemetaan ke-%(n)s") % {"n": entry.seq}) as bulk:
        states = State.objects.filter(entry=entry).values_list("thing", "thing_id", "version")
        versions = {(thing, pk): version for thing, pk, version in states}
        withdrawn = _withdraw(siklus, versions, actor, bulk)
        restored = _restore(siklus, opd, entry, versions, actor, bulk)
        if not withdrawn and not restored:
            raise ValidationError(_("Pemetaan ini sudah dibatalkan, atau semua barisnya sudah diubah sesudahnya."))
    return Done(withdrawn, restored, len(versions) - withdrawn - restored)


def _withdraw(siklus: Siklus, versions: Mapping[tuple[str, int], int], actor: Actor, bulk: Bulk) -> int:
    keys = [pk for thing, pk in versions if thing == "plan.contribution"]
    rows = list(Contribution.objects.select_for_update(of=("self",)).filter(pk__in=keys, active=True, state="diterima"))
    rows = [row for row in rows if row.version == versions["plan.contribution", row.pk]]
    guard = Bulk(actor, CONTRIBUTION_WITHDRAW)
    for row in rows:
        row.siklus = siklus
        guard.check(row)
        row.state, row.version = Contribution.State.DITARIK, row.version + 1
    Contribution.objects.bulk_update(rows, ["state", "version"], batch_size=500)
    bulk.wrote(rows)
    return len(rows)


def _restore(
    siklus: Siklus, opd: Opd, entry: Entry, versions: Mapping[tuple[str, int], int], actor: Actor, bulk: Bulk
) -> int:
    before = {int(pk): kode for pk, kode in json.loads(entry.body).get(CODES, {}).items()}
    guard, changed = Bulk(actor, LINE_EDIT), []
    for pk, line in _locked(siklus, opd, set(before)).items():
        if line.version == versions.get(("plan.planline", pk)):
            guard.check(line)
            changed.append(_written(line, before[pk], None, actor))  # only lines without a known code were written
    _save(changed, bulk)
    return len(changed)
