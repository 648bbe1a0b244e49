"""The machine's writes to the index of work texts: only texts that say something else are written again."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from selaras.engines.overlap.items import Item
from selaras.engines.overlap.tables import Corpus
from selaras.features.alignment.models import IndexCounts, IndexedText, IndexedWord
from selaras.features.alignment.queries.overlap.rarity import packed, packed_counts
from selaras.features.alignment.queries.overlap.texts import Text
from selaras.features.alignment.queries.overlap.typing import tokens_of
from selaras.foundation.jobs.breath import in_parts
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock

PART = 100  # texts written in one transaction
WORDS = 2500  # rows per statement
TOKENS = 2  # of the rule by which texts are found (typing.tokens_of); another one writes every text again
DRIFT = 0.02  # 0..1; rarity is kept anew when the number of texts has moved by more


def keep_index(siklus: Siklus, texts: Mapping[str, Text], items: Mapping[str, Item], corpus: Corpus) -> int:
    """Make the index say what the plan says now; how many texts were written."""
    said = {key: _said(text) for key, text in texts.items()}
    digests = {key: _digest(content) for key, content in said.items()}
    stored = dict(IndexedText.objects.filter(siklus=siklus).values_list("key", "digest"))
    changed = [key for key, digest in digests.items() if stored.get(key) != digest]
    for part in in_parts((key for key in stored if key not in texts), PART):
        _drop(siklus, part)
    for part in in_parts(changed, PART):
        with transaction.atomic():
            _drop(siklus, [key for key in part if key in stored])
            rows = [IndexedText(siklus=siklus, key=key, said=said[key], digest=digests[key]) for key in part]
            _write(siklus, rows, items)
    _keep_counts(siklus, items, corpus)
    return len(changed)


def _write(siklus: Siklus, rows: list[IndexedText], items: Mapping[str, Item]) -> None:
    for row in rows:
        row.daerah_id = siklus.daerah_id
    IndexedText.objects.bulk_create(rows)
    words = [
        IndexedWord(daerah_id=siklus.daerah_id, siklus=siklus, text=row, kecamatan=place, word=word)
        for row in rows
        for place in sorted(items[row.key].first("kecamatan")) or [""]
        for word in sorted(tokens_of(items[row.key]))
    ]
    IndexedWord.objects.bulk_create(words, batch_size=WORDS)


def _keep_counts(siklus: Siklus, items: Mapping[str, Item], corpus: Corpus) -> None:
    texts = len(items)
    before = IndexCounts.objects.filter(siklus=siklus).values_list("texts", flat=True).first()
    if before is not None and abs(texts - before) <= DRIFT * before:
        return
    counts = Counter(token for item in items.values() for token in tokens_of(item))
    fields = {"texts": texts, "words": packed(corpus.words), "grams": packed(corpus.grams)}
    fields |= {"tokens": packed_counts(counts), "at": clock.now()}
    IndexCounts.objects.update_or_create(siklus=siklus, defaults={"daerah_id": siklus.daerah_id, **fields})


def _drop(siklus: Siklus, keys: Sequence[str]) -> None:
    IndexedWord.objects.filter(text__siklus=siklus, text__key__in=keys).delete()
    IndexedText.objects.filter(siklus=siklus, key__in=keys).delete()


def _said(text: Text) -> dict[str, Any]:
    return asdict(text) | {"homes": sorted(text.homes)}


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps([TOKENS, content], sort_keys=True).encode()).hexdigest()[:16]
