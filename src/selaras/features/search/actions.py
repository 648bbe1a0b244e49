"""The only writers of the search index: it follows the history of its daerah, and can be made anew from the rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched

from django.db import transaction

from selaras.engines.search import postings
from selaras.engines.search.words import found_by
from selaras.features.search.kinds import BY_THING, KINDS, Draft, Kind
from selaras.features.search.kinds.base import filter_word
from selaras.features.search.models import Item, Posting, Reach
from selaras.foundation.jobs.breath import in_parts
from selaras.foundation.verbs.models import Chain, Entry, State
from selaras.reference.language import VERSION as LEXICON
from selaras.reference.language import lexicon

VERSION = f"1:{LEXICON}"  # of the way in which words are read; another one makes every index anew
PIECE = 100  # things of one transaction
MOST_ENTRIES = 20_000  # acts that are followed one by one, a whole deadline; beyond that the index is made anew
SHOWN = ("siklus_id", "opd_id", "kode", "title", "detail", "state", "words")
EVERYWHERE = 0  # the part that acts outside a cycle have in ``Reach``


def catch_up(daerah: str) -> None:
    """Read what has happened since the last look; build the index where there is none of this version."""
    reached = {row.tahun: row for row in Reach.objects.filter(daerah=daerah)}
    heads = _heads(daerah)
    behind = sum(max(0, size - (reached[t].seq if t in reached else 0)) for t, size in heads.items())
    current = EVERYWHERE in reached and all(row.version == VERSION for row in reached.values())
    if not current or behind > MOST_ENTRIES:
        return rebuild(daerah)
    touched: dict[str, set[str]] = defaultdict(set)
    for tahun, size in heads.items():
        seq = reached[tahun].seq if tahun in reached else 0
        if size > seq:
            _collect(touched, daerah, tahun, seq, size)
    for thing, keys in touched.items():
        for piece in in_parts(sorted(keys), PIECE):
            index(BY_THING[thing], daerah, piece)
    return _reached(daerah, heads)


def behind(daerah: str) -> int:
    """Acts that the index has not followed yet; 0 where there is no index."""
    reached = dict(Reach.objects.filter(daerah=daerah).values_list("tahun", "seq"))
    return sum(max(0, size - reached[t]) for t, size in _heads(daerah).items() if t in reached)


def rebuild(daerah: str) -> None:
    """Every thing of the daerah again, and out with what is gone. Pieces of their own, so that nobody's save waits."""
    heads = _heads(daerah)
    for kind in KINDS.values():
        keys = [str(pk) for pk in kind.rows(daerah).order_by("pk").values_list("pk", flat=True)]
        known = Item.objects.filter(daerah=daerah, kind=kind.code).values_list("thing", flat=True)
        gone = sorted(set(known) - set(keys))
        for piece in in_parts([*keys, *gone], PIECE):
            index(kind, daerah, piece)
    _reached(daerah, heads)


def start_anew(daerah: str) -> None:
    """Forget the index of a daerah and build it from nothing, should it ever be damaged."""
    with transaction.atomic():
        Posting.objects.filter(daerah=daerah).delete()
        Item.objects.filter(daerah=daerah).delete()
        Reach.objects.filter(daerah=daerah).delete()
    rebuild(daerah)


def _heads(daerah: str) -> dict[int, int]:
    return dict(Chain.objects.filter(daerah_id=daerah).values_list("tahun", "size"))


def _collect(touched: dict[str, set[str]], daerah: str, tahun: int, seq: int, size: int) -> None:
    """The rows that acts of one chain are about: named by the act, or among the states of a bulk act."""
    acts = Entry.objects.filter(daerah_id=daerah, tahun=tahun, seq__gt=seq, seq__lte=size)
    for thing in acts.order_by().values_list("thing", flat=True):
        kind, _colon, key = thing.partition(":")
        if kind in BY_THING:
            touched[kind].add(key)
        elif kind == "sheets.upload":  # taken back, it also closes the OPDs that it had brought
            opd = KINDS["opd"]
            touched[opd.thing].update(Item.objects.filter(daerah=daerah, kind="opd").values_list("thing", flat=True))
    states = State.objects.filter(entry__in=acts.order_by().values("pk"), thing__in=BY_THING)
    for kind, pk in states.order_by().values_list("thing", "thing_id"):
        touched[kind].add(str(pk))


def _reached(daerah: str, heads: dict[int, int]) -> None:
    rows = [Reach(daerah_id=daerah, tahun=t, seq=n, version=VERSION) for t, n in ({EVERYWHERE: 0} | heads).items()]
    Reach.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["daerah", "tahun"], update_fields=["seq", "version"]
    )


def index(kind: Kind, daerah: str, keys: Sequence[str]) -> None:
    """Bring these things of one kind to what their rows say now; whoever writes the same index waits."""
    read = {draft: _words(kind, draft) for draft in kind.drafts(daerah, keys)}  # long, and nobody need wait for it
    with transaction.atomic():
        Reach.objects.get_or_create(daerah_id=daerah, tahun=EVERYWHERE)
        list(Reach.objects.select_for_update().filter(daerah=daerah, tahun=EVERYWHERE))
        drafts = kind.drafts(daerah, keys)
        wanted = {draft.thing: _item(kind, daerah, draft, read.get(draft) or _words(kind, draft)) for draft in drafts}
        known = {row.thing: row for row in Item.objects.filter(daerah=daerah, kind=kind.code, thing__in=keys)}
        before = {row.pk: row.words for row in known.values()}
        gone = [row for thing, row in known.items() if thing not in wanted]
        made = Item.objects.bulk_create((row for thing, row in wanted.items() if thing not in known), batch_size=500)
        kept = [_renewed(row, wanted[thing]) for thing, row in known.items() if thing in wanted]
        Item.objects.bulk_update([row for row, differs in kept if differs], SHOWN, batch_size=200)
        after = {row.pk: row.words for row in (*made, *(row for row, _differs in kept))}
        _post(daerah, before, after)
        Item.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _words(kind: Kind, draft: Draft) -> dict[str, int]:
    """What a thing is found by, and how much each word says of it."""
    words = found_by(
        lexicon(), title=draft.title, codes=draft.codes or (draft.kode,), aside=draft.aside, deep=draft.deep
    )
    filters = [("kind", kind.code), ("siklus", draft.siklus_id or 0), ("opd", draft.opd_id or 0)]
    filters += [("kecamatan", kode) for kode in draft.kecamatan] + [("offers", draft.offers)] * bool(draft.offers)
    return words | {filter_word(name, value): 1 for name, value in filters}


def _item(kind: Kind, daerah: str, draft: Draft, words: dict[str, int]) -> Item:
    return Item(
        daerah_id=daerah,
        siklus_id=draft.siklus_id,
        opd_id=draft.opd_id,
        kind=kind.code,
        thing=draft.thing,
        kode=draft.kode[:200],
        title=draft.title,
        detail=draft.detail[:300],
        state=draft.state,
        words=words,
    )


def _renewed(row: Item, wanted: Item) -> tuple[Item, bool]:
    differs = False
    for name in SHOWN:
        if getattr(row, name) != getattr(wanted, name):
            setattr(row, name, getattr(wanted, name))
            differs = True
    return row, differs


def _post(daerah: str, before: dict[int, dict[str, int]], after: dict[int, dict[str, int]]) -> None:
    """Only the words that came, went or weigh otherwise are written, in the blocks of their items."""
    gone: dict[tuple[str, int], list[int]] = defaultdict(list)
    come: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for pk in {*before, *after}:
        old, new, block = before.get(pk, {}), after.get(pk, {}), postings.block_of(pk)
        for word in old.keys() - new.keys():
            gone[word, block].append(pk)
        for word, weight in new.items():
            if old.get(word) != weight:
                come[word, block][pk] = weight
    touched = {*gone, *come}
    held = _bodies(daerah, touched)
    rows: list[Posting] = []
    empty: list[Posting] = []
    for key in sorted(touched):
        body, size = postings.changed(held.get(key, b""), gone.get(key, ()), come.get(key, {}))
        (rows if size else empty).append(_posting(daerah, key, size, body))
    Posting.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["daerah", "word", "block"],
        update_fields=["size", "body"],
    )
    for row in empty:
        Posting.objects.filter(daerah=daerah, word=row.word, block=row.block).delete()


def _bodies(daerah: str, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
    by_block: dict[int, list[str]] = defaultdict(list)
    for word, block in keys:
        by_block[block].append(word)
    found: dict[tuple[str, int], bytes] = {}
    for block, words in by_block.items():
        for piece in batched(sorted(words), 5000):
            held = Posting.objects.filter(daerah=daerah, block=block, word__in=piece).order_by()
            found |= {(word, block): bytes(body) for word, body in held.values_list("word", "body")}
    return found


def _posting(daerah: str, key: tuple[str, int], size: int, body: bytes) -> Posting:
    word, block = key
    length = len(word) if word.isalpha() else 0
    return Posting(daerah_id=daerah, word=word, block=block, size=size, length=length, body=body)
