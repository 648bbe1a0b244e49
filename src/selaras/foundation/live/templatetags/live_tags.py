"""What a page hears and what it shows: ``{% shows line noun=_("baris ini") %}``."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from selaras.foundation.live.tickets import address
from selaras.foundation.verbs.acting import thing_of

register = template.Library()


@register.simple_tag(takes_context=True)
def live_url(context: Any) -> str:
    """Where this page listens; '' for the public, outside a cycle, and where nothing is live."""
    request = context.get("request")
    return address(request) if request is not None else ""


@register.simple_tag
def shows(*what: Any, noun: str = "") -> SafeString:
    """Attributes of <main>: rows this page is about (``noun`` is how it calls them), or whole kinds it lists."""
    rows = [one for one in what if not isinstance(one, str) and one is not None and one.pk is not None]
    names = [one for one in what if isinstance(one, str)] + [thing_of(row) for row in rows]
    versions = " ".join(f"{thing_of(row)}={row.version}" for row in rows if hasattr(row, "version"))
    said = format_html(' data-live="{}" data-live-versions="{}"', " ".join(names), versions)
    return said + (format_html(' data-live-noun="{}"', noun) if noun else SafeString(""))
