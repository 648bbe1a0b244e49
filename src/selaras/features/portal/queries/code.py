"""A tracking code as people type it: small letters, no dashes, a nought for an O."""

import re

from django.db import connection

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import Keadaan
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for

TAIL = 5  # letters drawn at random; they hold no 0, O, 1 or I
_DIGITS = str.maketrans("OI", "01")
_LETTERS = str.maketrans("01", "OI")


def normal(typed: str) -> str:
    """DS-22-K7M4P of 'ds22 k7m4p'; '' when it cannot be a code."""
    bare = re.sub(r"[^0-9A-Z]", "", typed.upper())
    head, year, tail = bare[: -TAIL - 2], bare[-TAIL - 2 : -TAIL], bare[-TAIL:]
    year = year.translate(_DIGITS)
    if not head or not year.isdigit() or len(bare) > 20:
        return ""
    return f"{head.translate(_LETTERS)}-{year}-{tail}"


def find(typed: str) -> Usulan | None:
    """The proposal with this code, in whichever daerah; a draft is nobody's business yet."""
    bare = "".join(letter for letter in typed.upper() if letter.isprintable()).strip()
    wanted = {code for code in (normal(typed), bare[:20]) if code}
    rows = Usulan.objects.filter(kode__in=wanted, active=True).exclude(keadaan=Keadaan.DRAF)
    rows = rows.select_related("siklus__daerah", "opd", "prioritas", "digabung_ke__opd")
    with working_for(connection, EVERYWHERE):
        return rows.first() if wanted else None
