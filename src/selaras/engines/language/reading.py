"""A plan text read: what work, at which stage, where, with the words that say so."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.engines.language.lexicon import Lexicon, Term
from selaras.engines.language.locate import AND_OTHERS, UNITS, Found, bare, decided, marked, stage
from selaras.engines.language.marks import is_form
from selaras.engines.language.places import Gazetteer
from selaras.engines.language.words import BREAK, BREAKS, normalise

ACTION = "tindakan"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says. An empty set of places means: not said, which is never 'the same'."""

    words: tuple[str, ...]  # all words that carry meaning, in order, without those of the stage
    tahap: str  # rencana, awasi, bayar or '' for the work itself
    desa: frozenset[str]  # codes; several where the name is not unique or several are named
    kecamatan: frozenset[str]  # codes
    marks: frozenset[tuple[str, str]]  # (kind, spelling): dusun, rt, rw, jalan, gang, sekolah, irigasi, …
    concepts: frozenset[str]  # things of the thesaurus
    kinds: frozenset[str]  # their kinds
    actions: frozenset[str]  # what is done to them
    work: tuple[str, ...]  # words of work that belong to no concept and no name
    names: tuple[str, ...]  # words that are neither work nor stop words nor official places
    numbers: frozenset[str]  # numbers that count or tell apart, without volumes
    said: tuple[tuple[str, str], ...]  # (concept, wording) as it was written

    @property
    def kode_desa(self) -> str:
        """The one village code, '' when none or several are possible."""
        return next(iter(self.desa)) if len(self.desa) == 1 else ""

    @property
    def kode_kec(self) -> str:
        """The one kecamatan code, '' when none or several are possible."""
        return next(iter(self.kecamatan)) if len(self.kecamatan) == 1 else ""


def read(
    text: str, lexicon: Lexicon, gazetteer: Gazetteer | None = None, *, kode_desa: str = "", kode_kec: str = ""
) -> Reading:
    """Reads one text. Codes that a form gave come first; the text is asked only for what they leave open."""
    words = normalise(text, lexicon)
    found = Found([word in BREAKS for word in words])
    tahap = stage(words, found, lexicon)
    marked(words, found, lexicon, gazetteer)
    if gazetteer is not None and not AND_OTHERS & set(words):
        bare(words, found, lexicon, gazetteer)
    desa, kecamatan = decided(found)
    if kode_kec or kode_desa:
        kecamatan = frozenset((kode_kec or kode_desa.rpartition(".")[0],))
        desa = frozenset((kode_desa,)) if kode_desa else frozenset(d for d in desa if d.startswith(f"{kode_kec}."))
    terms = _terms(words, found, lexicon)
    return _put_together(words, found, lexicon, tahap, desa, kecamatan, terms)


def _put_together(
    words: Sequence[str],
    found: Found,
    lexicon: Lexicon,
    tahap: str,
    desa: frozenset[str],
    kecamatan: frozenset[str],
    terms: list[tuple[int, Term]],
) -> Reading:
    marks = {(mark.kind, "".join(mark.name)) for mark in found.marks}
    marks |= {("dusun", "".join(name)) for name in found.unknown}
    things = [term for _, term in terms if term.jenis != ACTION]
    loose = [
        w for i, w in enumerate(words) if not found.taken[i] and w not in lexicon.vocabulary and not w[0].isdigit()
    ]
    named = [w for m in found.marks if m.kind not in ("rt", "rw") for w in m.name if not w[0].isdigit()]
    return Reading(
        words=tuple(
            w for i, w in enumerate(words) if w not in BREAKS and w not in lexicon.stop and i not in found.stage
        ),
        tahap=tahap,
        desa=desa,
        kecamatan=kecamatan,
        marks=frozenset(marks),
        concepts=frozenset(term.konsep for term in things),
        kinds=frozenset(term.jenis for term in things),
        actions=frozenset(term.konsep for _, term in terms if term.jenis == ACTION),
        work=_work(words, found, lexicon, terms),
        names=tuple(
            named + [w for name in found.unknown for w in name] + [w for w in loose if len(w) > 1 and not is_form(w)]
        ),
        numbers=_numbers(words, found),
        said=tuple((term.konsep, term.istilah) for _, term in terms),
    )


def _terms(words: Sequence[str], found: Found, lexicon: Lexicon) -> list[tuple[int, Term]]:
    """Thesaurus wordings among the words that name no place; the longest wording wins, from left to right.

    The form word of a named road or asset counts only where no other thing is asked for.
    """
    terms: list[tuple[int, Term]] = []
    position = 0
    while position < len(words):
        width = 1
        if not found.taken[position]:
            for width in range(min(lexicon.longest, len(words) - position), 0, -1):
                term = lexicon.terms.get(tuple(words[position : position + width]))
                if term is not None and not any(found.taken[position : position + width]):
                    terms.append((position, term))
                    break
        position += max(1, width)
    free = [(at, term) for at, term in terms if at not in found.heads or term.jenis == ACTION]
    return free if any(term.jenis != ACTION for _, term in free) else terms


def _work(words: Sequence[str], found: Found, lexicon: Lexicon, terms: list[tuple[int, Term]]) -> tuple[str, ...]:
    covered = {i for at, term in terms for i in range(at, at + term.istilah.count(" ") + 1)}
    return tuple(
        word
        for i, word in enumerate(words)
        if not found.taken[i] and i not in covered and word in lexicon.vocabulary and word not in lexicon.stop
    )


def _numbers(words: Sequence[str], found: Found) -> frozenset[str]:
    kept = set()
    for position, word in enumerate(words):
        before = words[position - 1] if position else BREAK
        after = words[position + 1] if position + 1 < len(words) else BREAK
        if word.isdigit() and before not in ("rt", "rw") and after not in UNITS and len(word) < 4:
            kept.add(word)
    return frozenset(kept)
