"""One look for pairs: the whole cycle, or only the texts that changed since the last look of this process."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from selaras.engines.overlap.candidates import ASSETS, pairs
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.tables import Corpus, Table
from selaras.features.alignment.queries.overlap.items import names_of, read_all
from selaras.features.alignment.queries.overlap.pairing import FoundPair, Judges, chosen, find
from selaras.features.alignment.queries.overlap.texts import Text, by_key, texts_of
from selaras.foundation.tahapan.models import Siklus

# Changed texts, and 0..1 of all texts, from which everything is compared anew: how rare a word is has moved by then.
MANY, SHARE = 200, 0.05
KEPT = 4  # cycles whose read texts stay in memory, about 40 MB each at 10,000 texts

Step = Callable[[int], None]  # told how many of STEPS are done
STEPS = 3


@dataclass(slots=True)
class Kept:
    """A cycle as it was read last."""

    texts: dict[str, Text]
    items: dict[str, Item]
    corpus: Corpus
    judges: Judges


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found. ``keys``: only pairs of these texts were looked at; None = all."""

    pairs: list[FoundPair]
    texts: dict[str, Text]
    digests: dict[str, str]
    keys: frozenset[str] | None = None
    gone: frozenset[str] = field(default_factory=frozenset)  # texts that are no more


_kept: dict[int, Kept] = {}


def kept_of(siklus: Siklus) -> Kept | None:
    """What the last look of this process read."""
    return _kept.get(siklus.pk)


def forget() -> None:
    """Begin without memory; a process that never looked has none either."""
    _kept.clear()


def look(siklus: Siklus, judges: Judges, *, whole: bool = False, step: Step = lambda done: None) -> Look:
    """The pairs of a cycle. What was read before and says the same is not read again."""
    texts = by_key(texts_of(siklus))
    known = _kept.get(siklus.pk)
    if whole or known is None or known.judges != judges:
        return _whole(siklus, texts, judges, step, _items(siklus, texts, None))
    changed = [text for key, text in texts.items() if known.texts.get(key) != text]
    gone = frozenset(known.texts.keys() - texts.keys())
    if len(changed) + len(gone) > max(MANY, SHARE * len(texts)):
        return _whole(siklus, texts, judges, step, _items(siklus, texts, known))
    known.items, known.texts = _items(siklus, texts, known), texts
    keys = frozenset(text.key for text in changed) | gone
    found = _around(siklus, known, {text.key for text in changed}, judges)
    return Look(found, texts, _digests(known.items, found), keys, gone)


def _items(siklus: Siklus, texts: dict[str, Text], known: Kept | None) -> dict[str, Item]:
    """All texts read; what says the same as before is not read again."""
    before = known.texts if known else {}
    changed = [text for key, text in texts.items() if before.get(key) != text]
    read = (known.items if known else {}) | {item.id: item for item in read_all(changed, siklus.daerah_id)}
    return {key: read[key] for key in texts}


def _whole(siklus: Siklus, texts: dict[str, Text], judges: Judges, step: Step, read: dict[str, Item]) -> Look:
    """Everything beside everything."""
    items = list(read.values())
    step(1)
    corpus = Corpus.of(items)
    table = Table.of(items, corpus)
    step(2)
    found = find(table, texts, judges, names_of(siklus.daerah_id))
    _kept.pop(siklus.pk, None)
    while len(_kept) >= KEPT:
        _kept.pop(next(iter(_kept)))
    kept = _kept[siklus.pk] = Kept(texts, read, corpus, judges)
    step(STEPS)
    return Look(found, texts, _digests(kept.items, found))


def _around(siklus: Siklus, known: Kept, changed: set[str], judges: Judges) -> list[FoundPair]:
    """The pairs of some texts: only what lies in their kecamatan or bears their assets is compared."""
    if not changed:
        return []
    mine = [known.items[key] for key in changed]
    places = frozenset().union(*(item.first("kecamatan") for item in mine))
    marks = frozenset().union(*(_named(item) for item in mine))
    near = [
        item
        for key, item in known.items.items()
        if key in changed or item.first("kecamatan") & places or _named(item) & marks
    ]
    table = Table.of(near, known.corpus)
    i, j = pairs(table)
    own = np.array([item.id in changed for item in near], dtype=bool)
    at = np.flatnonzero(own[i] | own[j]) if len(i) else np.zeros(0, dtype=np.int64)
    return chosen(table, table, i[at], j[at], known.texts, judges, names_of(siklus.daerah_id))


def _named(item: Item) -> frozenset[tuple[str, str]]:
    """Assets by which two texts are candidates across kecamatan."""
    return frozenset(mark for mark in item.marks if mark[0] in NAMED)


NAMED = frozenset(("jalan", "gang", *ASSETS, "irigasi", "sungai", "parit", "jembatan", "ibadah", "kesehatan", "pasar"))


def _digests(items: dict[str, Item], found: list[FoundPair]) -> dict[str, str]:
    return {key: digest(items[key]) for pair in found for key in (pair.left, pair.right)}


def digest(item: Item) -> str:
    """What a text says of work and place, as 16 hex digits: equal in another year where the words are."""
    parts = (
        *item.reading.words,
        *(f"{kind}:{name}" for kind, name in sorted(item.marks)),
        *sorted(item.first("desa") | item.first("kecamatan")),
    )
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
