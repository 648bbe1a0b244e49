"""What an agreed 'gabungkan' does in the plan. Proposals are merged or placed; a line is never taken out for its OPD."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.texts import LINE, PAKET, USULAN
from selaras.features.plan.models import Paket, PlanLine
from selaras.features.usulan.actions.merge import merge
from selaras.features.usulan.actions.work import place
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.verbs import MERGE, PLACE
from selaras.foundation.verbs.actors import Actor

MODELS: dict[str, Any] = {LINE: PlanLine, PAKET: Paket, USULAN: Usulan}


def texts_of_pair(row: Pasangan) -> tuple[Any, Any]:
    """The two rows of a pair."""
    return tuple(_row(row, key) for key in row.keys)  # type: ignore[return-value]


def _row(pair: Pasangan, key: str) -> Any:
    kind, _colon, pk = key.partition(":")
    found = MODELS[kind].objects.filter(pk=int(pk), siklus=pair.siklus_id).select_related("siklus__daerah").first()
    if found is None:
        raise ValidationError(_("Salah satu teksnya tidak ada lagi."))
    return found


def carried_out(row: Pasangan, *, actor: Actor) -> bool:
    """Do what was agreed where this person may; whether nothing is left to do."""
    if row.verdict != Pasangan.Verdict.GABUNGKAN:
        return False
    step = _step(row)
    if step is None or not step.allowed(actor):
        return False
    step.do(actor)
    return True


def carry(row: Pasangan, *, actor: Actor) -> None:
    """Do what was agreed, or say why it cannot be done."""
    step = _step(row)
    if step is None:
        raise ValidationError(
            _(
                "Kedua teks adalah bagian rencana OPD. OPD yang tidak melaksanakan menghapus atau mengurangi barisnya sendiri."
            )
        )
    step.do(actor)


class _Merge:
    """Two proposals: the one that is not of the executing OPD goes on under the other; equal ones under the older."""

    def __init__(self, pair: Pasangan, a: Usulan, b: Usulan) -> None:
        self.into, self.other = (b, a) if a.opd_id != pair.pelaksana_id == b.opd_id else (a, b)
        if self.into.opd_id == self.other.opd_id and self.other.pk < self.into.pk:
            self.into, self.other = self.other, self.into
        self.reason = pair.reason

    def allowed(self, actor: Actor) -> bool:
        return MERGE.allows(actor, self.into) and MERGE.allows(actor, self.other)

    def do(self, actor: Actor) -> None:
        merge(self.other, self.into, actor=actor, reason=self.reason)


class _Place:
    """A proposal and a line: the proposal lives in the line."""

    def __init__(self, usulan: Usulan, line: PlanLine) -> None:
        self.usulan, self.line = usulan, line

    def allowed(self, actor: Actor) -> bool:
        usulan = self.usulan
        return PLACE.allows(actor, Akomodasi(daerah_id=usulan.daerah_id, siklus=usulan.siklus, line=self.line))

    def do(self, actor: Actor) -> None:
        place(self.usulan, self.line, actor=actor, volume=self.usulan.volume, anggaran=self.usulan.anggaran)


def _step(pair: Pasangan) -> _Merge | _Place | None:
    a, b = texts_of_pair(pair)
    if isinstance(a, Usulan) and isinstance(b, Usulan):
        return _Merge(pair, a, b)
    if USULAN not in pair.kinds:
        return None
    usulan, work = (a, b) if isinstance(a, Usulan) else (b, a)
    line = work.line if isinstance(work, Paket) else work
    return _Place(usulan, line) if line is not None else None
