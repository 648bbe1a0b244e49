"""The whole history of a daerah: filtered, page by page, and whether its chain is whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from selaras.features.office.queries.telling import printed, sentence
from selaras.features.plan.queries.columns import SILENT, called
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.actors import ROLES
from selaras.foundation.verbs.chain import Verdict
from selaras.foundation.verbs.models import Chain, Entry, State
from selaras.foundation.verbs.verb import registry

PAGE = 25  # entries on one page
AT_ONCE = 20_000  # entries; a longer chain is recomputed only when asked, it takes about 50 µs each


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the history for."""

    outside: bool = False  # accounts and grants, which belong to no year
    verb: str = ""
    opd: int | None = None
    person: str = ""  # id, or 'mesin' for the command line and the public
    text: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None  # number of the last entry seen

    @classmethod
    def read(cls, asked: Any) -> "Choice":
        """From the question part of an address; what makes no sense counts as not said."""
        person = asked.get("orang", "")
        return cls(
            outside=asked.get("rantai") == "0",
            verb=asked.get("perbuatan", "")[:60],
            opd=_number(asked.get("opd", "")),
            person=person if person == "mesin" or _number(person) else "",
            text=asked.get("cari", "").strip()[:80],
            since=_day(asked.get("dari", "")),
            until=_day(asked.get("sampai", "")),
            before=_number(asked.get("sesudah", "")),
        )

    def tahun(self, siklus: Siklus) -> int:
        return 0 if self.outside else siklus.tahun


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def entries(siklus: Siklus, choice: Choice) -> QuerySet[Entry]:
    """The entries that the choice means, newest first."""
    rows = Entry.objects.filter(daerah_id=siklus.daerah_id, tahun=choice.tahun(siklus)).order_by("-seq")
    zone = ZoneInfo(siklus.daerah.zona)
    if choice.verb:
        rows = rows.filter(verb=choice.verb)
    if choice.person:
        rows = rows.filter(actor_id=None if choice.person == "mesin" else int(choice.person))
    if choice.text:
        rows = rows.filter(Q(label__icontains=choice.text) | Q(note__icontains=choice.text) | Q(thing=choice.text))
    if choice.since:
        rows = rows.filter(at__gte=datetime.combine(choice.since, time.min, zone))
    if choice.until:
        rows = rows.filter(at__lte=datetime.combine(choice.until, time.max, zone))
    if choice.opd:
        rows = rows.filter(Exists(State.objects.filter(entry=OuterRef("pk"), body__opd_id=choice.opd)))
    return rows


def page_of(siklus: Siklus, choice: Choice) -> dict[str, Any]:
    """One page of entries in words, and the cursor of the next; None at the end."""
    rows = entries(siklus, choice)
    if choice.before:
        rows = rows.filter(seq__lt=choice.before)
    found = list(rows[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    opds = dict(Opd.objects.filter(daerah=siklus.daerah_id).values_list("pk", "nama"))
    return {
        "rows": [told(entry, {"opd_id": opds, "asked_by_opd_id": opds}) for entry in found],
        "next": found[-1].seq if more else None,
        "opds": sorted(opds.items(), key=lambda item: item[1]),
    } | _choices(siklus, choice)


def _choices(siklus: Siklus, choice: Choice) -> dict[str, Any]:
    """What the filters offer: deeds and people that this chain knows."""
    rows = Entry.objects.filter(daerah_id=siklus.daerah_id, tahun=choice.tahun(siklus)).order_by()
    names = rows.values_list("verb", flat=True).distinct()
    people = dict(rows.exclude(actor_id=None).values_list("actor_id", "actor_name").distinct())
    verbs = [(name, _(registry[name].label) if name in registry else name) for name in names]
    return {
        "verbs": sorted(verbs, key=lambda item: item[1]),
        "people": sorted(people.items(), key=lambda item: item[1]),
    }


def told(entry: Entry, names: Mapping[str, Mapping[Any, str]]) -> dict[str, Any]:
    """One entry: its sentence, the changed fields with before and after, and what a bulk act weighed."""
    body = json.loads(entry.body)
    before, after = body.get("before", {}), body.get("after", {})
    changes = [
        {"field": called(key), "was": printed(key, before.get(key), names)}
        | {"now": printed(key, after.get(key), names), "new": key not in before}
        for key in sorted({*before, *after} - SILENT)
        if before.get(key) not in (None, "", [], {}) or after.get(key) not in (None, "", [], {})
    ]
    return {
        "entry": entry,
        "sentence": sentence(entry),
        "role": _role(entry, body.get("via", "")),
        "changes": changes,
        "rows": body.get("rows"),
        "digest": body.get("digest", ""),
        "file": body.get("file", ""),
    }


def verdict_of(siklus: Siklus, choice: Choice, *, asked: bool) -> Verdict | None:
    """The recomputed chain; None when it is long and nobody asked for it."""
    tahun = choice.tahun(siklus)
    size = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=tahun).values_list("size", flat=True).first() or 0
    return chain.verify(siklus.daerah_id, tahun) if asked or size <= AT_ONCE else None


def lines(siklus: Siklus, choice: Choice) -> bytes:
    """The chain as a file that tools/periksa.py checks without this program."""
    return "".join(f"{line}\n" for line in chain.export(siklus.daerah_id, choice.tahun(siklus))).encode()


def _role(entry: Entry, via: str) -> str:
    """In which role it was done, and by which key where a program did it."""
    role = _(ROLES.get(entry.actor_role, entry.actor_role))
    return f"{role}, {_('kunci API nomor %(number)s') % {'number': via.rpartition(':')[2]}}" if via else role
