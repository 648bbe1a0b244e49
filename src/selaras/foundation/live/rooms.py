"""Names of the rooms that events are told to."""

from typing import Any


def cycle_room(daerah_id: str, tahun: int) -> str:
    """Everybody who plans this year in this daerah."""
    return f"cycle:{daerah_id}:{tahun}"


def person_room(person_id: int) -> str:
    """One person, on whatever page."""
    return f"person:{person_id}"


def cycle_of(room: str) -> tuple[str, int] | None:
    """The daerah and the year of a cycle's room; None for other rooms."""
    kind, _colon, rest = room.partition(":")
    daerah, _colon, tahun = rest.partition(":")
    return (daerah, int(tahun)) if kind == "cycle" and tahun.isdecimal() else None


def person_of(rooms: Any) -> int | None:
    """Whose ticket these rooms are; None when it is nobody's in particular."""
    for room in rooms:
        kind, _colon, rest = room.partition(":")
        if kind == "person" and rest.isdecimal():
            return int(rest)
    return None
