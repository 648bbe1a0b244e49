"""What may already be there while somebody types: the texts of the place that share the rarest words, judged by the engine."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

import numpy as np

from selaras.engines.overlap.features import NAMES
from selaras.engines.overlap.items import Item
from selaras.engines.overlap.pairs import SHOWN, pair_of
from selaras.engines.overlap.tables import Corpus, Table
from selaras.engines.overlap.weights import HALF
from selaras.features.alignment.models import IndexedText, IndexedWord
from selaras.features.alignment.queries.overlap.items import names_of, read_all
from selaras.features.alignment.queries.overlap.judges import judges_of
from selaras.features.alignment.queries.overlap.rarity import Rarity, rarity_of
from selaras.features.alignment.queries.overlap.texts import LINE, USULAN, Text, codes_of
from selaras.features.plan.queries.places import PlaceBook, UnclearPlace
from selaras.features.usulan.queries.alike import Alike, told
from selaras.foundation.tahapan.models import Siklus

ASKED = f"{USULAN}:0"  # the key of the text that is being typed
MOST_ROWS = 1200  # rows of words read for one question; the commonest words are left out
COMPARED = 16  # texts judged, those of the rarest shared words first; tie: the earlier key
SHOWN_AT_ONCE = 3  # below the name of a line
PART = 0.2  # 0..1; at most so much of what a word is found in is expected in the kecamatan that is asked
NAMED = "#"  # before a named place: it is looked up in every kecamatan
VILLAGE = "@"  # before the code of a village: what lies in the same one is compared before the same words elsewhere


@dataclass(frozen=True, slots=True)
class Near:
    """A text that may be the one that is typed."""

    key: str
    likeness: int  # per mille
    because: tuple[str, ...]


def tokens_of(item: Item) -> frozenset[int]:
    """What a text is found by: its words, its things of the thesaurus, its named places, its villages.

    Another rule here asks for another ``TOKENS`` in actions/index.py.
    """
    reading = item.reading
    named = (f"{NAMED}{name}" for _kind, name in item.marks if not name.isdecimal())
    villages = (f"{VILLAGE}{code}" for code in item.first("desa"))
    said = {*reading.words, *(f"={concept}" for concept in reading.concepts), *named, *villages}
    return frozenset(map(_number, said))


def _number(token: str) -> int:
    return zlib.crc32(token.encode())


def nearest(siklus: Siklus, text: Text, most: int = 5) -> tuple[Near, ...] | None:
    """The texts most likely to be this one; None before the cycle was looked at. Five queries at any size."""
    rarity = rarity_of(siklus)
    if rarity is None:
        return None
    (asked,) = read_all([text], siklus.daerah_id)
    keys = _candidates(siklus, asked, rarity)
    if not keys:
        return ()
    rows = IndexedText.objects.filter(pk__in=keys).values_list("said", flat=True)
    others = [said for said in rows if text.key not in said["homes"]]  # not what is part of the text itself
    items = sorted((_read(_text(said), siklus.daerah_id) for said in others), key=lambda item: item.id)
    return _judged(siklus, asked, [item for item in items if item.id != text.key], rarity.corpus, most)


def text_of(siklus: Siklus, words: str, wilayah: str, *, key: str = ASKED, opd: int | None = None) -> Text:
    """The words of a form as a text."""
    desa, kecamatan = codes_of(wilayah) if wilayah.count(".") > 1 else ("", "")
    return Text(key, f"{words} , ", "", desa, kecamatan, opd, wilayah=wilayah)


def _candidates(siklus: Siklus, asked: Item, rarity: Rarity) -> list[int]:
    tokens = tokens_of(asked)
    named = {_number(f"{NAMED}{name}") for _kind, name in asked.marks if not name.isdecimal()}
    places = sorted(asked.first("kecamatan"))
    rows = IndexedWord.objects.filter(siklus=siklus)
    here = rows.filter(kecamatan__in=[*places, ""]) if places else rows
    found: dict[int, float] = defaultdict(float)
    for text, weight in _rarest(here, tokens, rarity, PART if places else 1.0):
        found[text] += weight
    if places:  # a road that another kecamatan calls its own is looked at too
        for text, weight in _rarest(rows, named, rarity, 1.0):
            found.setdefault(text, weight)
    return sorted(found, key=lambda pk: (-found[pk], pk))[:COMPARED]


def _rarest(rows: Any, words: Iterable[int], rarity: Rarity, part: float) -> Iterable[tuple[int, float]]:
    """(text, weight of a word it has) from the rarest word on, as long as few rows are read."""
    chosen: list[int] = []
    total = 0.0
    for word in sorted(words, key=lambda word: (rarity.of(word), word)):
        total += rarity.of(word) * part
        if total > MOST_ROWS and chosen:
            break
        chosen.append(word)
    if chosen:
        weights = {word: log((1 + rarity.texts) / (1 + rarity.of(word))) + 1 for word in chosen}
        for word, text in rows.filter(word__in=chosen).values_list("word", "text_id")[:MOST_ROWS]:
            yield text, weights[word]


def _text(said: dict[str, Any]) -> Text:
    return Text(**(said | {"homes": frozenset(said["homes"])}))


@lru_cache(maxsize=4096)
def _read(text: Text, daerah: str) -> Item:
    return read_all([text], daerah)[0]


def _judged(siklus: Siklus, asked: Item, items: list[Item], corpus: Corpus, most: int) -> tuple[Near, ...]:
    if not items:
        return ()
    left, right = Table.of((asked,), corpus), Table.of(items, corpus)
    i, j = np.zeros(len(items), dtype=np.int64), np.arange(len(items))
    evidence, same, near = judges_of(siklus.daerah_id).of(left, right, i, j)
    kindred = evidence[:, NAMES.index("jenis_sama")] + evidence[:, NAMES.index("titik_sama")] > 0
    shown = np.flatnonzero((same >= SHOWN) | ((near >= HALF) & kindred))
    order = sorted(shown, key=lambda k: (-same[k], -near[k], items[k].id))[:most]
    names = _names(siklus.daerah_id)
    return tuple(
        Near(
            items[k].id,
            round(float(same[k]) * 1000),
            pair_of(asked, items[k], evidence[k], float(same[k]), float(near[k]), names).because,
        )
        for k in order
    )


@lru_cache(maxsize=64)
def _names(daerah: str) -> dict[str, str]:
    return names_of(daerah)


def finder(
    siklus: Siklus, words: str, wilayah: str, besides: int | None
) -> list[tuple[str, int, tuple[str, ...]]] | None:
    """What the form of a proposal asks while it is filled."""
    found = nearest(siklus, text_of(siklus, words, wilayah, key=f"{USULAN}:{besides or 0}"))
    return None if found is None else _rows(found)


def line_like(siklus: Siklus, asked: Mapping[str, Any], book: PlaceBook) -> Alike | None:
    """What a line may repeat while its form is filled: lines, packages, proposals; None before the cycle was looked at.

    ``asked``: nama, lokasi_teks, tempat (pairs of place and detail), baris (id of the line that is open, or "").
    """
    codes, words = set(), [asked["nama"], asked["lokasi_teks"]]
    for place, detail in asked["tempat"]:
        try:
            codes |= {book.find(place)} if place else set()
        except UnclearPlace:
            words.append(place)
        words.append(detail)
    wilayah = codes.pop() if len(codes) == 1 else ""
    said = " , ".join(word for word in words if word)
    found = nearest(siklus, text_of(siklus, said, wilayah, key=f"{LINE}:{asked['baris'] or 0}"))
    return None if found is None else told(_rows(found[:SHOWN_AT_ONCE]), [])


def _rows(found: Iterable[Near]) -> list[tuple[str, int, tuple[str, ...]]]:
    """What was found as (kind, id, reasons)."""
    parted = ((one, one.key.partition(":")) for one in found)
    return [(kind, int(pk), one.because) for one, (kind, _colon, pk) in parted]
