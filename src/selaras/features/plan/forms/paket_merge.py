"""Somebody else linked the package first: its line before, its line now, the line that was chosen."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.merging import bodies, merge_context
from selaras.features.plan.models import PlanLine
from selaras.foundation.verbs.acting import Conflict


def merge(conflict: Conflict, chosen: PlanLine | None) -> dict[str, Any]:
    """For ui/components/merge.html; a line is sent by its id and shown by its name."""
    base, theirs = bodies(conflict)
    named = [pk for pk in ((base or {}).get("line_id"), theirs["line_id"], chosen and chosen.pk) if pk]
    return merge_context(
        conflict,
        {"line": _("Baris rencana")},
        base={"line": str(base["line_id"] or "")} if base else None,
        theirs={"line": str(theirs["line_id"] or "")},
        mine={"line": str(chosen.pk if chosen else "")},
        words={"line": {str(line.pk): str(line) for line in PlanLine.objects.filter(pk__in=named)}},
    )
