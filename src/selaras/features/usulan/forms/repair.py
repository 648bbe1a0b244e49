"""A returned proposal that two people complete at once: settled field by field, chosen where both wrote."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.forms.line_merge import Merge
from selaras.features.usulan.actions.submit import PHOTO
from selaras.features.usulan.forms.intake import KONTAK, UsulanForm, initial_of
from selaras.foundation.verbs.acting import Conflict, body_of, thing_of
from selaras.foundation.verbs.models import Entry, State


def merge(conflict: Conflict, form: UsulanForm) -> Merge:
    """Base is the body at the version that was open, theirs the row as it stands, mine what was typed."""
    row: Any = conflict.row
    seen = State.objects.filter(thing=row._meta.label_lower, thing_id=row.pk, version=conflict.seen).first()
    theirs = initial_of(body_of(row))
    mine = {name: str(form[name].value() or "") for name in form.fields if name != PHOTO}
    base = initial_of(seen.body) if seen else None
    fields = [_settled(name, form, mine[name], theirs, base) for name in mine]
    last = Entry.objects.filter(thing=thing_of(row)).order_by("-pk").first()
    return Merge(fields, row.version, last.actor_name if last else _("Orang lain"), last.at if last else None)


def _settled(
    name: str, form: UsulanForm, mine: str, theirs: dict[str, str], base: dict[str, str] | None
) -> dict[str, Any]:
    now = theirs.get(name, mine) if name not in KONTAK else mine
    was = base.get(name, now) if base else None
    kept = now if was == mine else mine
    both = mine != now and was not in (mine, now)
    words = dict(_flat(form.fields[name].choices)) if hasattr(form.fields[name], "choices") else {}
    shown = {"base": was or "", "theirs": now, "mine": kept}
    shown = {key: str(words.get(value, value)) for key, value in shown.items()}
    label = form.fields[name].label or _("Lanjutan dari")
    return shown | {"name": name, "label": label, "differs": both, "theirs_value": now, "mine_value": kept}


def _flat(choices: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for value, label in choices:
        found += list(label) if isinstance(label, list | tuple) else [(value, label)]
    return found
