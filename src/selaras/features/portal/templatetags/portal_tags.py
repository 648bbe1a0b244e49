"""What public templates say about an answer."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.rollup import NO_PLACE, SEVERAL_PLACES, WHOLE_DAERAH
from selaras.features.usulan import sentences

register = template.Library()
BESIDE = {SEVERAL_PLACES: _("Lintas kecamatan"), WHOLE_DAERAH: _("Seluruh daerah"), NO_PLACE: _("Tanpa lokasi")}

register.filter("headline", sentences.headline)
register.filter("answer_word", sentences.word)
register.filter("answer_reason", sentences.reason)
register.filter("answer_outcome", sentences.outcome)
register.filter("answer_lane", sentences.lane)
register.filter("answer_place", sentences.place)
register.filter("answer_got", sentences.got)
register.filter("answer_fate", sentences.fate)


@register.simple_tag(takes_context=True)
def public(context: Any, page: str, **choice: Any) -> str:
    """The address of a public page of the daerah and year that this page speaks of."""
    request = context["request"]
    room = {"pemda": request.daerah.pk, "tahun": request.siklus.tahun}
    query = f"?{urlencode(choice)}" if choice else ""
    return reverse(f"publik:{page}", kwargs=room) + query


@register.filter
def place_name(kode: str, names: dict[str, str]) -> Any:
    """The name of a kecamatan, or why a line lies in no single one."""
    return names.get(kode) or BESIDE.get(kode, kode)


@register.filter
def colour_of(pk: int, names: dict[str, Any]) -> str:
    """The css class of a priority's colour."""
    node = names.get(str(pk))
    return f"p{node.warna}" if node is not None and node.warna else ""
