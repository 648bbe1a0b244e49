"""Rule: the row belongs to the OPD that the seat is for."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.verbs.actors import Seat
from selaras.foundation.verbs.rules import NOTHING, Rule


def own_opd(field: str = "opd_id") -> Rule:
    """``field`` names the OPD's id, over relations too: 'line__opd_id'."""

    def refusal(seat: Seat, row: Any) -> str | None:
        found: Any = row
        for step in field.split("__"):
            found = getattr(found, step, None)
        own = seat.opd_id is not None and found == seat.opd_id
        return None if own else _("milik OPD lain")

    def q(seat: Seat) -> Q:
        return NOTHING if seat.opd_id is None else Q(**{field: seat.opd_id})

    return Rule(refusal, q)
