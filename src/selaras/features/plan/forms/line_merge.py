"""Somebody else saved the line first: each field settled where only one changed it, chosen where both did."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.forms.line import LineForm, initial_of
from selaras.features.plan.forms.rows import pack
from selaras.foundation.verbs.acting import Conflict, body_of, thing_of
from selaras.foundation.verbs.actors import known_as
from selaras.foundation.verbs.models import Entry, State

PAIRS = ("dana", "tempat")


@dataclass(frozen=True, slots=True)
class Merge:
    """Three states of a line, field by field, for ui/components/merge.html."""

    fields: list[dict[str, Any]]
    version: int  # the version that stands now
    who: str
    when: Any

    @property
    def clashes(self) -> bool:
        """Whether a person has to choose."""
        return any(field["differs"] for field in self.fields)

    @property
    def settled(self) -> dict[str, str]:
        """The form as it would be sent when nobody has to choose."""
        return {field["name"]: field["mine"] for field in self.fields}


def merge(conflict: Conflict, form: LineForm) -> Merge:
    """Base is the body at the version that was open, theirs the row as it stands, mine what was typed."""
    row: Any = conflict.row
    seen = State.objects.filter(thing=row._meta.label_lower, thing_id=row.pk, version=conflict.seen).first()
    theirs = _texts(body_of(row), form)
    mine = _texts(form.body(), form)
    base = _texts(seen.body, form) if seen else None
    fields = []
    for name, label in ((name, form.fields[name].label) for name in mine):
        was = base[name] if base else None
        both = mine[name] != theirs[name] and was not in (mine[name], theirs[name])
        kept = theirs[name] if was == mine[name] else mine[name]
        fields.append(
            {"name": name, "label": label, "base": was or "", "theirs": theirs[name], "mine": kept, "differs": both}
        )
    last = Entry.objects.filter(thing=thing_of(row)).order_by("-pk").first()
    return Merge(fields, row.version, known_as(last.actor_name) if last else _("Orang lain"), last.at if last else None)


def _texts(body: dict[str, Any], form: LineForm) -> dict[str, str]:
    """Every field as one text, so that three of them can be compared and sent back."""
    shown = initial_of(body, form.book, form.known)
    for name in PAIRS:
        shown[name] = pack(shown[name])
    shown["prioritas"] = ", ".join(shown["prioritas"])
    return {name: str(shown[name]) for name in form.fields}
