"""Buttons ask the verb: ``{% may "plan.line.edit" line as ok %}``."""

from typing import Any

from django import template

from selaras.foundation.verbs.actors import known_as
from selaras.foundation.verbs.verb import registry
from selaras.foundation.verbs.web import address

register = template.Library()
register.filter("known_as", known_as)


@register.simple_tag(takes_context=True)
def may(context: Any, verb_name: str, row: Any) -> bool:
    """True when the person who looks may do this verb on this row."""
    return registry[verb_name].allows(context["request"].actor, row)


@register.simple_tag(takes_context=True)
def why_not(context: Any, verb_name: str, row: Any) -> str:
    """Why the person who looks may not; empty when they may."""
    return registry[verb_name].refusal(context["request"].actor, row) or ""


@register.simple_tag(takes_context=True)
def at(context: Any, name: str, **kwargs: Any) -> str:
    """The address of a page in this room: ``{% at "plan:line.detail" pk=line.pk %}``."""
    return address(context["request"], name, **kwargs)
