"""Two people changed one row: what stood there, what stands there now, what was typed; field by field."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.foundation.verbs.acting import Conflict, thing_of
from selaras.foundation.verbs.models import Entry, State


def merge_context(conflict: Conflict, mine: dict[str, Any], labels: dict[str, Any]) -> dict[str, Any]:
    """For ui/components/merge.html. Fields that only one of the two changed are settled without asking."""
    row: Any = conflict.row
    seen = State.objects.filter(thing=row._meta.label_lower, thing_id=row.pk, version=conflict.seen).first()
    base = seen.body if seen else {}
    fields = []
    for name, label in labels.items():
        theirs = _shown(getattr(row, name, ""))
        typed, was = _shown(mine.get(name)), _shown(base.get(name, getattr(row, name, "")))
        differs = typed != theirs and was not in (typed, theirs)
        settled = theirs if typed == was else typed
        fields.append(
            {
                "name": name,
                "label": label,
                "base": was,
                "theirs": theirs,
                "mine": typed if differs else settled,
                "differs": differs,
            }
        )
    last = Entry.objects.filter(thing=thing_of(row)).order_by("-pk").first()
    who = last.actor_name if last else _("Orang lain")
    return {"fields": fields, "version": row.version, "who": who, "when": last.at if last else None}


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
