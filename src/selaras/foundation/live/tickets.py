"""Tickets to a room: whoever may see the page gets one with it; the live process only checks the signature."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.http import urlencode

from selaras.foundation.live.rooms import cycle_room, person_of, person_room
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import PLANNING_ROLES

SALT = "selaras.live"
LIFE = 3600  # seconds; after that the page asks for a new one, and a withdrawn right has ended


@dataclass(frozen=True, slots=True)
class Right:
    """What a ticket says: which rooms, and since when its page shows what it shows."""

    rooms: tuple[str, ...]
    since: datetime

    @property
    def person_id(self) -> int | None:
        return person_of(self.rooms)


def ticket(*rooms: str) -> str:
    """A signed right to listen to these rooms from now on. Give it only to someone who may see them."""
    said = {"r": sorted(rooms), "t": int(clock.now().timestamp() * 1000)}
    return signing.dumps(said, salt=SALT, compress=True)


def right_of(text: str) -> Right:
    """The right that a ticket gives; raises ``django.core.signing.BadSignature`` when it is false or too old."""
    said = signing.loads(text, salt=SALT, max_age=LIFE)
    return Right(tuple(said["r"]), datetime.fromtimestamp(said["t"] / 1000, UTC))


def origin(request: HttpRequest) -> str:
    """Where the live events of this host are; '' when they are served by the same origin or not at all."""
    if settings.LIVE_ORIGIN:
        return str(settings.LIVE_ORIGIN)
    if not settings.LIVE_PORT:
        return ""
    host, _port = split_domain_port(request.get_host())
    return f"{request.scheme}://{host}:{settings.LIVE_PORT}"


def rooms_for(request: Any) -> tuple[str, ...]:
    """What this person may hear on this page: the cycle in which they plan, and what is for them alone."""
    actor, siklus = getattr(request, "actor", None), getattr(request, "siklus", None)
    if actor is None or actor.person_id is None or siklus is None:
        return ()
    if not actor.has_role(siklus.daerah_id, *PLANNING_ROLES):
        return ()
    return (cycle_room(siklus.daerah_id, siklus.tahun), person_room(actor.person_id))


def address(request: Any) -> str:
    """Where this page listens, with its ticket; '' when there is nothing to hear. Asks no table."""
    rooms = rooms_for(request)
    where = origin(request) if rooms else ""
    return f"{where}/live/?{urlencode({'t': ticket(*rooms)})}" if where else ""
