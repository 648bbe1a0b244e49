"""A text of the results with the words that were asked for marked."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def marked(pieces: list[tuple[str, bool]]) -> SafeString:
    """``{{ hit.title|marked }}``: each piece escaped, those that were asked for inside ``mark``."""
    shown = (format_html("<mark>{}</mark>", text) if asked else text for text, asked in pieces)
    return format_html_join("", "{}", ((piece,) for piece in shown))
