"""Every address of ours that lies in a room, as the resolver knows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from selaras.foundation.verbs.verb import Verb
from tests.permissions.world import World, arguments, query


@dataclass(frozen=True)
class Route:
    """One address: its name, what it does (None = it reads), and what it needs."""

    name: str
    verb: Verb | None
    public: bool
    to: Verb | None  # a page only for those who have this verb
    needs: tuple[str, ...]
    marked: bool
    ours: bool
    inside: bool  # in a room

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.needs)})"


def _walk(patterns: list[Any], space: str = "", names: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in patterns:
        here = (*names, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, here)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            yield Route(
                name=f"{space}{pattern.name}",
                verb=getattr(view, "verb", None),
                public=getattr(view, "public", False),
                to=getattr(view, "to", None),
                needs=tuple(name for name in here if name not in ("daerah", "tahun")),
                marked=hasattr(view, "verb"),
                ours=view.__module__.startswith("selaras."),
                inside="daerah" in here,
            )


ALL = list(_walk(get_resolver().url_patterns))
ROOM = [route for route in ALL if route.inside]
READING = [route for route in ROOM if route.verb is None]
DOING = [route for route in ROOM if route.verb is not None]


def url(route: Route, world: World, *, role: str = "", room: World | None = None, **other: Any) -> str:
    """Its address with the rows of ``world``; ``room``: under the address of another government."""
    place = (room or world).siklus
    said = arguments(route, world, role) | other
    found = reverse(route.name, kwargs={"daerah": place.daerah_id, "tahun": place.tahun, **said})
    return found + query(route, world)


OURS = [m for m in apps.get_models() if m.__module__.startswith("selaras.") or m.__module__.startswith("django_tasks")]


def fingerprint() -> int:
    """The whole content of the product's tables, as one number."""
    total = []
    with connection.cursor() as cursor:
        for model in OURS:
            columns = ", ".join(
                connection.ops.quote_name(f.column) for f in model._meta.concrete_fields if f.name != "last_login"
            )
            cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)} ORDER BY 1")
            total.append(repr(cursor.fetchall()))
    return hash("".join(total))
