"""How far a listener has heard, and what it missed."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from selaras.foundation.live.models import LiveEvent
from selaras.foundation.live.news import Line, acts, line_of_event, lines_of_acts
from selaras.foundation.live.rooms import cycle_of
from selaras.foundation.live.tickets import Right
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant

MOST = 100  # missed events that are told; the page only says that there were some
SLACK = timedelta(seconds=1)  # an act gets its time before it is committed, and a page its ticket after it was read


@dataclass(slots=True)
class Cursor:
    """The last numbers heard; -1 = nothing yet, then the time of the ticket counts."""

    event: int = -1
    act: int = -1

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """From the id of the last event that a browser has; anything strange is nothing."""
        event, _dash, act = text.partition("-")
        numbers = [int(part) if part.isdecimal() and len(part) < 19 else -1 for part in (event, act)]
        return cls(*numbers)

    def __str__(self) -> str:
        return f"{max(self.event, 0)}-{max(self.act, 0)}"

    def at_least(self, event: int, act: int) -> None:
        """Whatever has these numbers was told already, or lies before the page."""
        self.event, self.act = max(self.event, event), max(self.act, act)

    def takes(self, line: Line) -> bool:
        """Step on to this event; False when it was heard."""
        if line.number <= (self.act if line.act else self.event):
            return False
        if line.act:
            self.act = line.number
        else:
            self.event = line.number
        return True


def missed(right: Right, cursor: Cursor) -> list[Line]:
    """What happened in the rooms of a ticket since the last event heard, or since its page was made."""
    set_tenant(connection, EVERYWHERE)
    since = right.since - SLACK
    events = LiveEvent.objects.filter(room__in=right.rooms)
    events = events.filter(pk__gt=cursor.event) if cursor.event >= 0 else events.filter(at__gte=since)
    found = [line_of_event(event) for event in events.order_by("pk")[:MOST]]
    for daerah_id, tahun in filter(None, map(cycle_of, right.rooms)):
        rows = acts(daerah_id, tahun)
        rows = rows.filter(seq__gt=cursor.act) if cursor.act >= 0 else rows.filter(at__gte=since)
        found += lines_of_acts(rows[:MOST])
    return found
