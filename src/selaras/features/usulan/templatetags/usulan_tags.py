"""How amounts of a proposal and their differences are read."""

from decimal import Decimal
from typing import Any

from django import template

from selaras.features.usulan.actions.submit import THING
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.lanes import lanes_of
from selaras.foundation.files.queries import photos_of
from selaras.foundation.verbs.web import address
from selaras.values.angka import print_angka
from selaras.values.rupiah import print_rupiah

register = template.Library()


@register.filter
def volume(number: Decimal | None, satuan: str = "") -> str:
    """400 m; 1.250,5 ha; a dash where nobody said a number."""
    return "—" if number is None else f"{print_angka(number)} {satuan}".strip()


@register.filter
def beda(number: Any) -> str:
    """+20 or −20."""
    return f"{'+' if number > 0 else '−'}{print_angka(abs(number))}"


@register.filter
def beda_rupiah(rupiah: int) -> str:
    """+Rp23.000.000 or −Rp23.000.000."""
    return f"{'+' if rupiah > 0 else '−'}{print_rupiah(abs(rupiah))}"


@register.filter
def nilai(skor: dict[str, int] | None, name: str) -> int | str:
    """A score by its criterion; empty where none was given."""
    return skor.get(name, "") if isinstance(skor, dict) else ""


@register.inclusion_tag("usulan/photos_shown.html", takes_context=True)
def usulan_photos(context: Any, usulan: Usulan) -> dict[str, Any]:
    """The photos of a proposal with their addresses, as far as they are ready."""
    request, cards = context["request"], []
    for photo in photos_of(THING, usulan.pk, daerah_id=usulan.daerah_id):
        whole = address(request, "usulan:photo", photo=photo.pk)
        state = address(request, "usulan:photo.state", photo=photo.pk)
        cards.append({"photo": photo, "whole_url": whole, "thumb_url": f"{whole}?kecil", "state_url": state})
    return {"cards": cards}


@register.simple_tag(takes_context=True)
def proposes(context: Any) -> bool:
    """Whether the person who looks has a lane to propose in."""
    request = context["request"]
    return bool(lanes_of(request.actor, request.siklus))
