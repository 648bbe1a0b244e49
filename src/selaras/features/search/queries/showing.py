"""What a results page says: hits with the matched words marked, and the choices beside them; one query for all of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from selaras.engines.search.postings import Ids
from selaras.engines.search.words import code_words, spoken, wordings
from selaras.features.search.kinds import KINDS, Kind
from selaras.features.search.kinds.wilayah import KECAMATAN
from selaras.features.search.models import Item
from selaras.features.search.queries.asking import PAGE, Choice
from selaras.features.search.queries.finding import Found, find, readable
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verbs import LOOK
from selaras.reference.language import lexicon

FIRST_OF_KIND = 5  # hits of each kind where all kinds are shown
HINTS = 8
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
Marked = list[tuple[str, bool]]  # pieces of a text, and whether they were asked for


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the results."""

    kind: Kind
    title: Marked
    kode: Marked
    detail: Marked
    state: str
    opd: str
    tahun: int | None  # where it is of another cycle than the page
    url: str

    @property
    def elsewhere(self) -> bool:
        """Whether what was asked for stands in none of the texts that this line shows."""
        return not any(asked for part in (self.title, self.kode, self.detail) for _text, asked in part)


@dataclass(frozen=True, slots=True)
class Section:
    """The hits of one kind, and how many there are in all."""

    kind: Kind
    hits: list[Hit]
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """All that a results page shows."""

    found: Found
    sections: list[Section] = field(default_factory=list)
    kinds: dict[str, Kind] = field(default_factory=dict)  # that may be asked for
    opds: list[tuple[int, str]] = field(default_factory=list)
    kecamatan: list[tuple[str, str]] = field(default_factory=list)


def results(siklus: Siklus, choice: Choice, actor: Actor) -> Results:
    daerah = siklus.daerah
    found, kinds = find(daerah, siklus.pk, choice, actor), readable(actor, daerah)
    shown = {code: _part(found.by_kind[code], choice) for code in found.by_kind if choice.kind in ("", code)}
    wanted = [pk for ids in shown.values() for pk in ids]
    rows = {row.pk: row for row in _items(daerah, actor, [*wanted, *found.offers.tolist()])}
    marks = marks_of(found)
    sections = [
        Section(kinds[code], [_hit(rows[pk], siklus, marks) for pk in ids if pk in rows], found.counts[code])
        for code, ids in shown.items()
        if ids
    ]
    opds = sorted((int(row.thing), row.detail or row.title) for row in rows.values() if row.kind == "opd")
    places = [(row.thing, row.title) for row in rows.values() if row.kind == "wilayah" and row.state == KECAMATAN]
    return Results(found, sections, kinds, sorted(opds, key=_by_name), sorted(places, key=_by_name))


def hints(siklus: Siklus, choice: Choice, actor: Actor) -> list[Hit]:
    """The best few of all kinds, while somebody types."""
    found = find(siklus.daerah, siklus.pk, choice, actor, typing=True)
    wanted = _mixed(found)
    rows = {row.pk: row for row in _items(siklus.daerah, actor, wanted)} if wanted else {}
    marks = marks_of(found)
    return [_hit(rows[pk], siklus, marks) for pk in wanted if pk in rows]


def _mixed(found: Found) -> list[int]:
    """The best, but of one kind no more than half while others have something."""
    place = {int(pk): number for number, pk in enumerate(found.ids[: HINTS * len(KINDS) * 4])}
    first = [int(pk) for ids in found.by_kind.values() for pk in ids[: HINTS // 2]]
    chosen = sorted(first, key=lambda pk: place.get(pk, len(place)))[:HINTS]
    rest = [pk for pk in place if pk not in set(chosen)]
    return [*chosen, *rest][:HINTS]


def _by_name(pair: tuple[Any, str]) -> str:
    return pair[1].casefold()


def _part(ids: Ids, choice: Choice) -> list[int]:
    start, end = ((choice.page - 1) * PAGE, choice.page * PAGE) if choice.kind else (0, FIRST_OF_KIND)
    return [int(pk) for pk in ids[start:end]]


def _items(daerah: Daerah, actor: Actor, wanted: Sequence[int]) -> Iterable[Item]:
    """The lines of the results; the OPDs and kecamatan that the filters offer come in the same query."""
    rows = Item.objects.filter(LOOK.q(actor), daerah=daerah, pk__in=wanted).select_related("opd", "siklus")
    return rows.defer("words").order_by("pk")


def marks_of(found: Found) -> frozenset[str]:
    """The words that are marked: those asked for, and those by which a concept is written."""
    concepts = [word for word in found.matched if word.startswith("~")]
    return frozenset(found.matched | wordings(concepts, lexicon())) if concepts else found.matched


def marked(text: str, marks: frozenset[str]) -> Marked:
    """A text in pieces, those that were asked for told apart."""
    pieces: Marked = []
    end = 0
    for word in _WORD.finditer(text):
        if not marks.isdisjoint(code_words(word[0])) or not marks.isdisjoint(spoken(word[0], lexicon())):
            pieces += [(text[end : word.start()], False), (word[0], True)]
            end = word.end()
    pieces.append((text[end:], False))
    return [piece for piece in pieces if piece[0]]


def _hit(row: Item, siklus: Siklus, marks: frozenset[str]) -> Hit:
    kind = KINDS[row.kind]
    return Hit(
        kind=kind,
        title=marked(row.title, marks),
        kode=marked(row.kode, marks),
        detail=marked(row.detail, marks),
        state=kind.states(row.state) if row.state else "",
        opd=row.opd.sebutan if row.opd is not None and row.kind != "opd" else "",
        tahun=row.siklus.tahun if row.siklus is not None and row.siklus_id != siklus.pk else None,
        url=_address(row, kind, siklus),
    )


def _address(row: Item, kind: Kind, siklus: Siklus) -> str:
    name, arguments, query = kind.page(row)
    tahun = row.siklus.tahun if row.siklus is not None else siklus.tahun
    found = reverse(name, kwargs={"daerah": row.daerah_id, "tahun": tahun, **arguments})
    return f"{found}?{urlencode(query)}" if query else found
