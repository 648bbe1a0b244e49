"""Rule: the row lies in the wilayah that the seat answers for."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.verbs.actors import Seat
from selaras.foundation.verbs.rules import NOTHING, Rule


def within(field: str = "wilayah_id") -> Rule:
    """``field`` holds a Kemendagri code at or below the seat's own; a seat without wilayah covers none."""

    def refusal(seat: Seat, row: Any) -> str | None:
        code = str(getattr(row, field) or "")
        inside = bool(seat.wilayah) and (code == seat.wilayah or code.startswith(seat.wilayah + "."))
        return None if inside else _("di luar wilayah Anda")

    def q(seat: Seat) -> Q:
        if not seat.wilayah:
            return NOTHING
        text = f"{field.removesuffix('_id')}__kode" if field.endswith("_id") else field  # a key has no startswith
        return Q(**{field: seat.wilayah}) | Q(**{f"{text}__startswith": seat.wilayah + "."})

    return Rule(refusal, q)
