"""History in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.queries.differences import CHOICES
from selaras.foundation.tahapan.models import TAHAPAN
from selaras.foundation.ui import prints
from selaras.foundation.verbs.actors import ROLES, known_as
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import registry
from selaras.values.rupiah import print_rupiah

MONEY = frozenset({"pagu", "pagu_maju", "rupiah"})
WORDS: dict[str, Mapping[str, Any]] = {**CHOICES, "role": {**CHOICES["role"], **ROLES}, "kode": TAHAPAN}


def sentence(entry: Entry) -> str:
    """'Uji mengubah 1.03 Jalan': the verb's own sentence with who and what."""
    verb = registry.get(entry.verb)
    said = _(verb.sentence) if verb else "{actor}: {thing}"
    return said.format(actor=known_as(entry.actor_name), thing=entry.label or entry.thing)


def printed(key: str, value: Any, names: Mapping[str, Mapping[Any, str]]) -> str:
    """A kept value in words; a personal one is known only to those who have its salt."""
    if value is None or value in ("", [], {}):
        return "—"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if key in MONEY and isinstance(value, int):
        return print_rupiah(value)
    if key in names:
        return str(names[key].get(value, value))
    if isinstance(value, str):
        return _(str(WORDS[key][value])) if value in WORDS.get(key, ()) else _text(key, value)
    if isinstance(value, list):
        return "; ".join(", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    if isinstance(value, dict):
        return "; ".join(f"{k}: {v}" for k, v in value.items())
    return str(value)


def _text(key: str, value: str) -> str:
    if value.startswith("sha256:"):
        return _("disamarkan")
    if key.endswith("_at"):
        try:
            return prints.waktu(datetime.fromisoformat(value))
        except ValueError:
            return value
    return value
