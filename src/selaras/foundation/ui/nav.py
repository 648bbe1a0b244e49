"""The side bar: every room puts its own door here, so that the page knows no room by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.foundation.verbs.web import address

GROUPS: dict[str, Any] = {
    "rencana": _("Rencana"),
    "musyawarah": _("Musyawarah"),
    "penyelarasan": _("Penyelarasan"),
    "keputusan": _("Keputusan"),
    "kelola": _("Kelola"),
}

# The number at a door, or the rows that make it: rows of all doors are counted in one query.
Badge = Callable[[Any], "int | QuerySet[Any] | None"]


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the side bar."""

    group: str
    label: str | Promise
    icon: str
    url_name: str
    order: int
    badge: Badge | None = None  # asks the request; None or 0 shows nothing
    also: tuple[str, ...] = ()  # view names, or their beginnings, that belong behind this door
    shown: Callable[[Any], bool] | None = None  # asks the request; None shows it to everybody
    fresh: str = ""  # view that gives the badge anew when a notice for this person arrives


_doors: dict[str, Door] = {}


def register(
    group: str,
    label: str | Promise,
    icon: str,
    url_name: str,
    order: int,
    *,
    badge: Badge | None = None,
    also: tuple[str, ...] = (),
    shown: Callable[[Any], bool] | None = None,
    fresh: str = "",
) -> None:
    """Put a door in the side bar; called from a feature's ``apps.py``."""
    if group not in GROUPS:
        raise ValueError(f"unknown group of the side bar: {group}")
    _doors[url_name] = Door(group, label, icon, url_name, order, badge, also, shown, fresh)


def doors(request: Any) -> list[dict[str, Any]]:
    """The groups with the doors that this person may see, in the order of the office."""
    here = getattr(getattr(request, "resolver_match", None), "view_name", "") or ""
    groups, all_entries = [], []
    for code, label in GROUPS.items():
        rows = sorted((d for d in _doors.values() if d.group == code), key=lambda d: d.order)
        entries = [entry for door in rows if (entry := _entry(door, request, here))]
        if entries:
            groups.append({"code": code, "label": label, "entries": entries})
            all_entries += entries
    _count(all_entries)
    return groups


def _count(entries: list[dict[str, Any]]) -> None:
    """Rows become their number."""
    asked = {entry["url"]: entry for entry in entries if isinstance(entry["badge"], QuerySet)}
    if not asked:
        return
    first, *others = (
        entry["badge"].order_by().annotate(door=Value(url, CharField())).values("door").annotate(n=Count("pk"))
        for url, entry in asked.items()
    )
    numbers = {row["door"]: row["n"] for row in (first.union(*others, all=True).order_by() if others else first)}
    for url, entry in asked.items():
        entry["badge"] = numbers.get(url, 0)


def _entry(door: Door, request: Any, here: str) -> dict[str, Any] | None:
    if door.shown is not None and not door.shown(request):
        return None
    try:
        url = address(request, door.url_name)
    except NoReverseMatch:
        return None
    return {
        "label": door.label,
        "icon": door.icon,
        "url": url,
        "badge": door.badge(request) if door.badge else None,
        "fresh": address(request, door.fresh) if door.fresh else "",
        "here": here == door.url_name or any(here.startswith(name) for name in door.also),
    }
