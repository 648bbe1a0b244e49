"""From a question to the items that answer it: one query for all of its words and filters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from selaras.engines.search import postings
from selaras.engines.search.postings import NOBODY, Ids, Weights
from selaras.engines.search.ranking import Ranked, group, inside, rank
from selaras.engines.search.words import Asked, asked, concept_of, spoken
from selaras.features.search.kinds import KINDS, Kind
from selaras.features.search.kinds.base import CHOICES, filter_word
from selaras.features.search.models import Posting
from selaras.features.search.queries.asking import Choice
from selaras.features.search.queries.vocabulary import vocabulary
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.verbs.actors import Actor
from selaras.reference.language import lexicon

# How much a word counts that was not asked for as it stands, 0..1.
ENDING, SLIP, LIKE_CONCEPT, UPPER = 0.8, 0.7, 1.0, 0.3
TIMELESS = 0  # the cycle of what belongs to none


@dataclass(slots=True)
class Word:
    """One word of the question with what it may stand for: (word of the index, how much it counts)."""

    asked: Asked
    stands_for: list[tuple[str, float]]
    corrected: str = ""  # what it was read as, when nobody wrote it
    otherwise: tuple[str, ...] = ()  # a number as words, should it be no number of anything: 'RT04'


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that answers, the best first."""

    ids: Ids = field(default_factory=lambda: NOBODY)  # of the kind that was asked for
    by_kind: dict[str, Ids] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)  # per kind, whatever kind was asked for
    partly: bool = False
    matched: frozenset[str] = frozenset()  # words of the index that were looked for
    corrected: str = ""  # the question as it was read; '' = as it was typed
    unknown: tuple[str, ...] = ()  # words that nobody wrote
    built: bool = True  # whether there is an index at all
    offers: Ids = field(default_factory=lambda: NOBODY)  # what the filters of the page offer

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def readable(actor: Actor, daerah: Daerah) -> dict[str, Kind]:
    """The kinds whose rows this person may see, by the rule of their lists."""
    return {code: kind for code, kind in KINDS.items() if kind.verb.allows(actor, daerah)}


def find(daerah: Daerah, siklus_id: int, choice: Choice, actor: Actor, *, typing: bool = False) -> Found:
    """``typing``: the last word may be half typed, so its endings count from the start."""
    kinds = readable(actor, daerah)
    question = asked(choice.q, lexicon())
    if not kinds or (typing and not question):
        return Found()
    words = _meanings(daerah.pk, question, typing=typing) if question else []
    filters = _filters(siklus_id, choice, kinds)
    looked_for = {w for word in words for w in (*(w for w, _factor in word.stands_for), *word.otherwise)}
    held = _held(daerah.pk, looked_for | set(filters))
    of_kind = {code: held.get(filter_word("kind", code), (NOBODY,))[0] for code in kinds}
    if not any(len(ids) for ids in of_kind.values()):
        return Found(built=False)
    offers = _any(held.get(filter_word("offers", name), (NOBODY,))[0] for name in CHOICES)
    if not question:
        return Found(offers=offers)
    words = _settled(words, held)
    groups = [group([(*held[w], factor) for w, factor in word.stands_for if w in held]) for word in words]
    total = sum(len(ids) for ids in of_kind.values())
    ranked = rank(groups, total, held.get(filter_word("siklus", siklus_id), (NOBODY,))[0])
    ids = _within(ranked, siklus_id, choice, held)
    by_kind = {code: ids[inside(ids, members)] for code, members in of_kind.items()}
    wanted = by_kind.get(choice.kind, NOBODY) if choice.kind else ids[inside(ids, _any(of_kind.values()))]
    return Found(
        wanted,
        by_kind,
        {code: len(some) for code, some in by_kind.items()},
        ranked.partly,
        frozenset(w for word in words for w, _factor in word.stands_for),
        _as_read(words),
        tuple(word.asked.word for word in words if word.corrected),
        offers=offers,
    )


def _meanings(daerah: str, question: Sequence[Asked], *, typing: bool) -> list[Word]:
    """Each word as it stands, as the nearest written one, as its endings, as its concept."""
    known = vocabulary(daerah)
    words = []
    for number, one in enumerate(question):
        word = Word(one, [(one.word, 1.0)])
        last = number == len(question) - 1
        if one.code:
            word.otherwise = tuple(spoken(one.word, lexicon()))
            word.stands_for += [(code, UPPER) for code in _upper(one.word)[:1]] if typing else []
        elif one.word not in known.often:
            endings = known.endings(one.word) if last else []
            slips = [] if endings or one.word in lexicon().vocabulary else known.near(one.word)
            word.stands_for += [(w, ENDING) for w in endings] + [(w, SLIP) for w in slips]
            word.corrected = slips[0] if slips else ""
        elif typing and last:
            word.stands_for += [(w, ENDING) for w in known.endings(one.word)]
        words.append(word)
    meant = [word.corrected or word.asked.word for word in words]
    concepts = concept_of(meant, lexicon())
    for word, said in zip(words, meant, strict=True):
        if said in concepts and not word.asked.code:
            word.stands_for.append((concepts[said], LIKE_CONCEPT))
    return words


def _upper(code: str) -> list[str]:
    """'1.03.0', half typed, lies under '1.03'."""
    upper = code.rpartition(".")[0]
    return [upper] if "." in upper else []


def _filters(siklus_id: int, choice: Choice, kinds: Iterable[str]) -> list[str]:
    wanted: list[tuple[str, object]] = [("kind", code) for code in kinds] + [
        ("siklus", siklus_id),
        ("siklus", TIMELESS),
    ]
    wanted += [("offers", name) for name in CHOICES]
    wanted += [("opd", choice.opd)] * bool(choice.opd) + [("kecamatan", choice.kecamatan)] * bool(choice.kecamatan)
    return [filter_word(name, value) for name, value in wanted]


def _held(daerah: str, words: Iterable[str]) -> dict[str, tuple[Ids, Weights]]:
    rows = Posting.objects.filter(daerah=daerah, word__in=sorted(words)).order_by()
    blocks: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for word, block, body in rows.values_list("word", "block", "body"):
        blocks[word].append((block, bytes(body)))
    return {word: postings.read(parts) for word, parts in blocks.items()}


def _settled(words: list[Word], held: dict[str, tuple[Ids, Weights]]) -> list[Word]:
    """A word that is written after all needs no other; a number that is none is read as words."""
    found = []
    for word in words:
        if word.corrected and word.asked.word in held:
            word.stands_for, word.corrected = [(word.asked.word, 1.0)], ""
        if word.otherwise and not any(w in held for w, _factor in word.stands_for):
            found += [Word(Asked(one), [(one, 1.0)]) for one in word.otherwise]
        else:
            found.append(word)
    return found


def _as_read(words: list[Word]) -> str:
    """The question as it was read, where a word had to be taken for another; else ''."""
    return " ".join(word.corrected or word.asked.word for word in words) if any(w.corrected for w in words) else ""


def _within(ranked: Ranked, siklus_id: int, choice: Choice, held: dict[str, tuple[Ids, Weights]]) -> Ids:
    """What lies in the scope, still the best first."""

    def members(name: str, value: object) -> Ids:
        return held.get(filter_word(name, value), (NOBODY,))[0]

    ids = ranked.ids
    if not choice.all_years:
        ids = ids[inside(ids, members("siklus", siklus_id)) | inside(ids, members("siklus", TIMELESS))]
    if choice.opd:
        ids = ids[inside(ids, members("opd", choice.opd))]
    if choice.kecamatan:
        ids = ids[inside(ids, members("kecamatan", choice.kecamatan))]
    return ids


def _any(parts: Iterable[Ids]) -> Ids:
    return np.unique(np.concatenate([*parts, NOBODY]))
