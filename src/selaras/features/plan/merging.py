"""Two people changed one row: what stood there, what stands there now, what was typed; field by field."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from selaras.foundation.verbs.acting import Conflict, body_of, thing_of
from selaras.foundation.verbs.actors import known_as
from selaras.foundation.verbs.models import Entry, State


def bodies(conflict: Conflict) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The row as it was when it was opened (None: not kept), and as it stands now."""
    row: Any = conflict.row
    seen = State.objects.filter(thing=row._meta.label_lower, thing_id=row.pk, version=conflict.seen).first()
    return (seen.body if seen else None), body_of(row)


def merge_context(
    conflict: Conflict,
    labels: Mapping[str, Any],
    *,
    base: Mapping[str, str] | None,
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """For ui/components/merge.html. Fields that only one of the two changed are settled without asking.

    ``words``: for a field whose value is no text for people, value → the text that is shown.
    """
    fields = []
    for name, label in labels.items():
        now, typed = theirs.get(name, ""), mine.get(name, "")
        was = base.get(name, "") if base is not None else None
        differs = typed != now and was not in (typed, now)
        kept = now if typed == was else typed
        shown = (words or {}).get(name, {})
        said = {way: shown.get(text, text) for way, text in (("base", was or ""), ("theirs", now), ("mine", kept))}
        values = {"theirs_value": now, "mine_value": kept}
        fields.append({"name": name, "label": label, "differs": differs} | said | values)
    version = conflict.row.version  # type: ignore[attr-defined]
    return {"fields": fields, "version": version} | meanwhile(conflict)


def meanwhile(conflict: Conflict) -> dict[str, Any]:
    """Who saved the row first, and when."""
    last = Entry.objects.filter(thing=thing_of(conflict.row)).order_by("-pk").first()
    who = known_as(last.actor_name) if last else _("Orang lain")
    return {"who": who, "when": last.at if last else None}
