"""What templates say for figures, icons, small pictures and the parts of a page."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from selaras.foundation.ui import drawings, finder, istilah, nav, prints, room
from selaras.values.rupiah import print_rupiah

register = template.Library()

register.filter("tanggal", prints.tanggal)
register.filter("waktu", prints.waktu)
register.filter("angka", prints.angka)
register.filter("rupiah", lambda amount: print_rupiah(None if amount == "" else amount))
register.filter("rupiah_short", lambda amount: prints.rupiah_short(None if amount == "" else amount))

# The icon that goes with a chip, so that colour never speaks alone.
CHIP_ICONS = {
    "alone": "circle-dashed",
    "clash": "alert-triangle",
    "good": "check",
    "new": "plus",
    "changed": "pencil",
    "twice": "copy",
    "no": "x",
    "wait": "clock",
    "same": "check",
}


@register.filter
def persen(share: Any, digits: int = 0) -> str:
    """A share 0..1 as 61%; ``{{ share|persen:1 }}`` gives 37,2%."""
    return prints.persen(share, int(digits))


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """An icon of the sprite; without a label it is hidden from screen readers."""
    said = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    css = f"s-icon {css}".strip()
    return format_html(
        '<svg class="{}" {}><use href="{}#{}"></use></svg>', css, said, static("ui/vendor/icons.svg"), name
    )


@register.simple_tag
def once_key() -> SafeString:
    """The hidden key that lets a form be sent twice and counted once."""
    return format_html('<input type="hidden" name="_once" value="{}">', uuid4())


@register.simple_tag
def term(name: str, shown: str = "") -> SafeString | str:
    """A word with its line of the glossary behind it; an unknown word is plain text."""
    found, shown = istilah.find(name), str(shown or name.replace("_", " "))
    if found is None:
        return shown
    context = {"id": f"t{uuid4().hex[:8]}", "shown": shown, "term": found, "says": found.says(get_language() or "id")}
    return SafeString(render_to_string("ui/components/term.html", context).strip())


@register.simple_tag(takes_context=True)
def navigation(context: Any) -> list[dict[str, Any]]:
    """The groups of the side bar."""
    return nav.doors(context["request"]) if "request" in context else []


@register.simple_tag(takes_context=True)
def find_box(context: Any) -> dict[str, str]:
    """Where the search box of this page leads."""
    return finder.box(context["request"]) if "request" in context else {}


@register.simple_tag(takes_context=True)
def stage_now(context: Any) -> dict[str, Any]:
    """The stage that is open in the cycle of this page."""
    request = context.get("request")
    if getattr(request, "siklus", None) is None:
        return {}
    if not hasattr(request, "stage_now"):
        request.stage_now = room.stage_now(request.siklus)  # asked once per page
    return request.stage_now


@register.simple_tag(takes_context=True)
def seats(context: Any) -> str:
    """The roles of the person who looks."""
    return room.seat_names(context.get("request"))


@register.inclusion_tag("ui/components/chip.html")
def chip(kind: str, text: Any, icon: str = "", href: str = "", title: str = "") -> dict[str, Any]:
    """A small word with fill, border and icon."""
    return {"kind": kind, "text": text, "icon": icon or CHIP_ICONS.get(kind, ""), "href": href, "title": title}


@register.inclusion_tag("ui/components/opd.html")
def opd(
    name: Any, role: str = "contributor", alone: bool = False, p: Any = "", href: str = "", title: str = ""
) -> dict[str, Any]:
    """An OPD with its knot: full leads, open contributes, dashed ring works alone."""
    return {"name": name, "role": role, "alone": alone, "p": p, "href": href, "title": title}


@register.inclusion_tag("ui/components/money.html")
def money(amount: int | None, short: bool = False, was: int | None = None) -> dict[str, Any]:
    """Money, with the whole figure behind a short one and the old one struck through."""
    return {"amount": amount, "short": short, "was": was}


@register.inclusion_tag("ui/components/bar.html")
def bar(part: Any, whole: Any = 1, label: str = "", p: Any = "", tone: str = "") -> dict[str, Any]:
    """A filled bar: ``part`` of ``whole``, in a priority's colour or a tone."""
    width = drawings.share(part, whole)
    return {"width": drawings.number(width), "label": label, "p": p, "tone": tone}


@register.inclusion_tag("ui/components/segments.html")
def segments(parts: Iterable[tuple[str, float, str]], label: str = "") -> dict[str, Any]:
    """One bar of several states from (tone, size, label)."""
    return {"parts": drawings.segments(parts), "label": label}


@register.inclusion_tag("ui/components/sparkline.html")
def sparkline(points: Iterable[float], label: str = "", p: Any = "") -> dict[str, Any]:
    """A small line of a figure over time, oldest first."""
    line = drawings.polyline(list(points))
    return {"line": line, "area": f"{line} V90 H0 Z" if line else "", "label": label, "p": p}


@register.inclusion_tag("ui/components/keys.html")
def keys(*pairs: str) -> dict[str, Any]:
    """The line of keys: ``{% keys "↑ ↓|pindah" "Enter|rincian" %}``."""
    return {"keys": [(keys.split(), word) for keys, _bar, word in (pair.partition("|") for pair in pairs)]}


@register.inclusion_tag("ui/components/field.html")
def field(bound: Any, label: str = "", help: str = "", autocomplete: str = "") -> dict[str, Any]:  # noqa: A002
    """A form field with its label, help and error, tied together for screen readers."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "select" if "Select" in type(widget).__name__ else "text")
    many = hasattr(widget, "option_template_name") and kind in ("radio", "checkbox")
    attrs = {} if kind in ("radio", "checkbox") else {"class": "form-select" if kind == "select" else "form-control"}
    note = help or bound.help_text
    tied = [f"{bound.auto_id}-help"] * bool(note) + [f"{bound.auto_id}-err"] * bool(bound.errors)
    if tied:
        attrs["aria-describedby"] = " ".join(tied)
    if autocomplete:
        attrs["autocomplete"] = autocomplete
    if "placeholder" in widget.attrs:
        attrs["placeholder"] = ""  # the label already says it, and a placeholder vanishes while typing
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attrs),
        "label": label or bound.label,
        "help": note,
        "check": kind == "checkbox" and not many,
        "group": many,
        "required": bound.field.required,
    }


@register.simple_block_tag
def card(
    content: str,
    title: Any = "",
    mini: Any = "",
    p: Any = "",
    tone: str = "",
    css: str = "",
    id: str = "",  # noqa: A002
) -> str:
    """A white card: ``{% card title="…" %}…{% endcard %}``."""
    context = {"body": content, "title": title, "mini": mini, "p": p, "tone": tone, "css": css, "id": id}
    return render_to_string("ui/components/card.html", context)


@register.simple_block_tag
def note(content: str, title: Any = "", tone: str = "", id: str = "") -> str:  # noqa: A002
    """A notice inside a card: left rule, word, what to do."""
    return render_to_string("ui/components/note.html", {"body": content, "title": title, "tone": tone, "id": id})


@register.simple_block_tag
def scroll(content: str, label: Any, css: str = "") -> str:
    """A wide table that scrolls inside its own card: ``{% scroll label="Rencana" %}<table class="s-t s-list">…``."""
    return render_to_string("ui/components/scroll.html", {"body": content, "label": label, "css": css})


@register.simple_block_tag
def filterbar(content: str, label: Any = "", action: str = "", target: str = "") -> str:
    """The row of search box and choices above a list; a GET form that works without JavaScript."""
    context = {"body": content, "label": label, "action": action, "target": target}
    return render_to_string("ui/components/filter.html", context)
