"""History of one thing as people read it: who did what, when, and what stood there before."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.queries.columns import SILENT, called
from selaras.foundation.verbs.actors import known_as
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import registry
from selaras.values.rupiah import print_rupiah

MONEY = frozenset({"pagu", "pagu_maju", "rupiah", "anggaran", "anggaran_disetujui"})
# What the page of one thing says already, beside what is silent everywhere.
SAID_BY_PAGE = SILENT | {"nomenklatur_id", "opd_id", "induk_id", "jenjang", "petugas", "digabung_ke_id"}


def history_of(
    thing: str, thing_id: int, names: Mapping[Any, Any] | None = None, *, most: int = 30
) -> list[dict[str, Any]]:
    """Acts on one thing, newest first; an import that wrote it is one of them. ``names`` gives words for ids."""
    own = Entry.objects.filter(thing=f"{thing}:{thing_id}").order_by()
    bulk = State.objects.filter(thing=thing, thing_id=thing_id).order_by().values("entry_id")
    rows = Entry.objects.filter(pk__in=own.values("pk").union(bulk)).order_by("-at", "-pk")[:most]
    return [told(entry, names or {}) for entry in rows]


def told(entry: Entry, names: Mapping[Any, Any], without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """One act: its sentence and its changes (label, before, after), ``without`` columns that a page tells its own way."""
    body = json.loads(entry.body)
    before, after = body.get("before", {}), body.get("after", {})
    changes = [
        (called(key), printed(key, before.get(key), names), printed(key, after.get(key), names))
        for key in sorted({*before, *after} - SAID_BY_PAGE - without)
        if not (key not in before and after.get(key) in (None, "", [], {}))
    ]
    verb = registry.get(entry.verb)
    sentence = _(verb.sentence) if verb else "{actor}: {thing}"
    return {
        "entry": entry,
        "sentence": sentence.format(actor=known_as(entry.actor_name), thing=entry.label),
        "changes": changes if before else [],
        "note": entry.note,
    }


def printed(key: str, value: Any, names: Mapping[Any, Any]) -> str:
    """A kept value in words."""
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if key in MONEY:
        return print_rupiah(value)
    if key == "sumber_dana" and isinstance(value, list):
        return "; ".join(f"{name} {print_rupiah(pagu)}" for name, pagu in value)
    if key == "tempat":
        return "; ".join(", ".join(part for part in (names.get(kode, kode), teks) if part) for kode, teks in value)
    if isinstance(value, list):
        return "; ".join(str(names.get(one, one)) for one in value)
    if isinstance(value, dict):
        filled = ((part, one) for part, one in value.items() if one not in (None, "", [], {}))
        return "; ".join(f"{called(str(part))}: {printed(part, one, names)}" for part, one in filled)
    return str(names.get((key, value), value))
