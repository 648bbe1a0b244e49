"""Somebody else saved the node first: each field settled where only one changed it, chosen where both did."""

from typing import Any

from selaras.features.plan.forms.simpul import COLOURS, WORDS, SimpulForm
from selaras.features.plan.merging import bodies, merge_context
from selaras.foundation.verbs.acting import Conflict

CARRIED = ("didukung", "semula")  # which sasaran join or leave: told as a difference, so nobody else's is undone


def merge(conflict: Conflict, form: SimpulForm) -> dict[str, Any]:
    """For ui/components/merge.html; the levels and parents of the two cannot differ here."""
    was, now = bodies(conflict)
    names = [name for name in (*WORDS, "warna", "mendukung", *CARRIED) if name in form.fields]
    labels = {name: form.fields[name].label for name in names}
    mine = _texts(form.cleaned_data)
    same = {name: mine[name] for name in CARRIED if name in names}
    base = _texts(was) | same if was is not None else None
    words = {"warna": {key: str(word) for key, word in COLOURS}}
    if "mendukung" in names:
        words["mendukung"] = _named(form, base, _texts(now), mine)
    return merge_context(conflict, labels, base=base, theirs=_texts(now) | same, mine=mine, words=words)


def _texts(data: dict[str, Any]) -> dict[str, str]:
    """A kept state, or what was typed, as one text a field."""
    return {name: _text(value) for name, value in data.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    return ",".join(str(pk) for pk in sorted(getattr(one, "pk", one) for one in value)) if _many(value) else str(value)


def _many(value: Any) -> bool:
    return hasattr(value, "__iter__")


def _named(form: SimpulForm, *sides: dict[str, str] | None) -> dict[str, str]:
    """'3,7' → the two prioritas by number and name."""
    names = {str(row.pk): f"{row.nomor}. {row.uraian}" for row in form.fields["mendukung"].queryset}
    texts = {side.get("mendukung", "") for side in sides if side}
    return {text: "; ".join(names.get(pk, pk) for pk in text.split(",")) for text in texts if text}
