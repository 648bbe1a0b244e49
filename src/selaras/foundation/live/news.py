"""What an act of history tells the people who have its cycle open. Names of things and values stay in the plan."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from selaras.foundation.live.models import LiveEvent
from selaras.foundation.live.rooms import cycle_room
from selaras.foundation.people.models import Grant
from selaras.foundation.verbs.actors import ROLES
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import registry

MANY = 50  # rows of one act that are named; an act on more of them names only their kinds
AROUND = frozenset({"daerah", "siklus", "upload", "upload_row", "nomenklatur"})  # links that are on every row
ACT = "act"  # name of the server-sent event
READ = ("pk", "daerah_id", "tahun", "seq", "at", "verb", "actor_id", "actor_name", "actor_role", "thing")


@dataclass(frozen=True, slots=True)
class Line:
    """One event on its way: whether its number counts acts of a cycle or rows of LiveEvent, and whose act it is."""

    act: bool
    number: int
    text: str  # as it goes over the wire, without its id
    by: int | None = None


def wire(kind: str, body: dict[str, Any]) -> str:
    """A server-sent event; JSON has no line breaks, so one data line is enough."""
    return f"event: {kind}\ndata: {json.dumps(body)}\n\n"


def line_of_event(event: LiveEvent) -> Line:
    return Line(False, event.pk, wire(event.kind, {"room": event.room, **event.body}))


def lines_of_acts(entries: Iterable[Entry]) -> list[Line]:
    return [Line(True, entry.seq, wire(ACT, told(entry)), entry.actor_id) for entry in entries]


def acts(daerah_id: str, tahun: int) -> Any:
    """The acts of one cycle in the order in which they were done, without their contents."""
    return Entry.objects.filter(daerah_id=daerah_id, tahun=tahun).order_by("seq").only(*READ)


def told(entry: Entry) -> dict[str, Any]:
    """Who did what to which rows: names of officials as every reader of history sees them, and no content."""
    rows, more = touched(entry)
    kind, _colon, pk = entry.thing.partition(":")
    return {
        "room": cycle_room(entry.daerah_id, entry.tahun),
        "verb": entry.verb,
        "thing": kind,
        "thing_id": int(pk) if pk.isdecimal() else None,
        "version": rows.get(entry.thing),
        "touches": rows,
        "kinds": sorted({name.partition(":")[0] for name in rows} | more),
        "wide": bool(more),
        "who": {code: who(entry, code) for code, _name in settings.LANGUAGES},
        "says": {code: says(entry, code) for code, _name in settings.LANGUAGES},
    }


def touched(entry: Entry) -> tuple[dict[str, int | None], set[str]]:
    """Rows that the act wrote with their versions, rows these hang on; or only kinds, where the act wrote many."""
    found: dict[str, int | None] = {entry.thing: None}
    states = State.objects.filter(entry=entry).order_by()
    written = list(states.values_list("thing", "thing_id", "version", "body")[: MANY + 1])
    if len(written) > MANY:
        return found, set(states.values_list("thing", flat=True).distinct())
    for thing, pk, version, body in written:
        found[f"{thing}:{pk}"] = version
        for name in around(thing, body):
            found.setdefault(name, None)
    return found, set()


def around(thing: str, body: dict[str, Any]) -> list[str]:
    """What a row hangs on, read from its kept body: the node and the line of a contribution, the OPD of a line."""
    try:
        model = apps.get_model(thing)
    except (LookupError, ValueError):  # a kind of an older release
        return []
    links = [f for f in model._meta.concrete_fields if f.is_relation and f.name not in AROUND]
    found = []
    for link in links:
        value = body.get(link.attname, body.get(link.name))
        if isinstance(value, int):
            found.append(f"{link.related_model._meta.label_lower}:{value}")
    return found


def who(entry: Entry, language: str) -> str:
    """'Rina (Dinas Perhubungan)', or the role where the seat is of the whole daerah."""
    with translation.override(language):
        if entry.actor_id is None:
            return _(entry.actor_name) if entry.actor_name else "—"
        return f"{entry.actor_name} ({seat_of(entry) or _(ROLES.get(entry.actor_role, entry.actor_role))})"


def seat_of(entry: Entry) -> str:
    """The OPD for which somebody acts; '' when there is none, or more than one in the same role."""
    whose = entry.actor_id or 0
    grants = Grant.objects.filter(person_id=whose, daerah_id=entry.daerah_id, role=entry.actor_role)
    found = {grant.opd.sebutan for grant in grants.exclude(opd=None).select_related("opd") if grant.opd}
    return found.pop() if len(found) == 1 else ""


def says(entry: Entry, language: str) -> str:
    """The verb's own sentence with who, and a place for how the page calls the thing."""
    verb = registry.get(entry.verb)
    with translation.override(language):
        sentence = _(verb.sentence) if verb else _("{actor} mengubah {thing}")
        just = _("%(who)s baru saja") % {"who": who(entry, language)}
    return sentence.replace("{actor}", just)
