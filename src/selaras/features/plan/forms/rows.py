"""Repeated pairs in a form: two inputs a row, or one text of lines when a merge sends them back."""

from collections.abc import Iterable
from typing import Any

from django import forms

BAR = " | "
Pair = tuple[str, str]


def pack(pairs: Iterable[Pair]) -> str:
    """Pairs as one text: a line each, the two parts divided by a bar."""
    return "\n".join(BAR.join(part.replace("|", "/").strip() for part in pair).strip(" ") for pair in pairs)


def unpack(text: str) -> list[Pair]:
    found = []
    for line in text.splitlines():
        first, _bar, second = line.partition("|")
        if first.strip() or second.strip():
            found.append((first.strip(), second.strip()))
    return found


class PairsWidget(forms.Widget):
    """Reads name_a/name_b lists, or the packed text under the bare name."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Pair]:
        if name in data:
            return unpack(str(data.get(name)))
        left, right = data.getlist(f"{name}_a"), data.getlist(f"{name}_b")
        pairs = [(a.strip(), b.strip()) for a, b in zip(left, right, strict=False)]
        return [pair for pair in pairs if any(pair)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_a" not in data


class PairsField(forms.Field):
    """A list of (left, right) texts; the template draws its rows."""

    widget = PairsWidget

    def to_python(self, value: Any) -> list[Pair]:
        return list(value or [])
