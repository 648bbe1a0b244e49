"""The search box of every page: the room that searches registers itself here, so that the page knows it not by name."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch

from selaras.foundation.verbs.verbs import LOOK
from selaras.foundation.verbs.web import address


@dataclass(frozen=True, slots=True)
class Box:
    """View names: of the page with the results, and of the few offered while somebody types."""

    page: str
    hints: str


_boxes: list[Box] = []


def open_box(page: str, hints: str) -> None:
    """Give every page of a room its search box; called from a feature's ``apps.py``."""
    _boxes[:] = [Box(page, hints)]


def box(request: Any) -> dict[str, str]:
    """Where the box of this page leads; empty for whoever may not look at the plan, and outside a room."""
    daerah, actor = getattr(request, "daerah", None), getattr(request, "actor", None)
    if not _boxes or actor is None or getattr(request, "siklus", None) is None or not LOOK.allows(actor, daerah):
        return {}
    try:
        return {"page": address(request, _boxes[0].page), "hints": address(request, _boxes[0].hints)}
    except NoReverseMatch:
        return {}
