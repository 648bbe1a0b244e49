"""What the side bar says about the cycle: the stage that is open and how long it stays so."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.tahapan.rules import open_windows
from selaras.foundation.ui import prints
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import ROLES


def stage_now(siklus: Siklus) -> dict[str, Any]:
    """The open stage of the whole daerah that closes first, and how many more are open."""
    at = clock.now()
    rows = [window for window in open_windows(siklus.pk) if window.opd_id is None and not window.wilayah]
    zone = prints.zone_of(siklus.daerah.zona, at)
    if not rows:
        return {"open": False, "zone": zone}
    first = rows[0]
    return {
        "open": True,
        "nama": _(TAHAPAN.get(first.kode, first.kode)),
        "sisa": prints.sisa(first.closes_at, at),
        "closes_at": first.closes_at,
        "others": len(rows) - 1,
        "zone": zone,
    }


def seat_names(request: Any) -> str:
    """The roles that the signed-in person has in this daerah, in words."""
    actor, daerah = getattr(request, "actor", None), getattr(request, "daerah", None)
    if actor is None:
        return ""
    seats = actor.seats_in(daerah.pk) if daerah is not None else actor.seats
    return ", ".join(dict.fromkeys(_(ROLES.get(seat.role, seat.role)) for seat in seats))
