"""What templates say of suggestions."""

from collections.abc import Iterable

from django import template

from selaras.features.plan.reasons import said

register = template.Library()
SHOWN = 2  # reasons beside one alternative


@register.filter
def reasons(because: Iterable[str], most: int = SHOWN) -> str:
    """The strongest reasons of a suggestion in one line."""
    return "; ".join(said(one) for one in list(because)[: int(most)])


@register.filter
def reason(text: str) -> str:
    """One reason in the reader's language."""
    return said(text)
