"""A plan text read: what work, at which stage, where, with the words that say so."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selaras.engines.language.lexicon import Lexicon, Term
from selaras.engines.language.marks import Mark, is_form, mark_at
from selaras.engines.language.places import DESA, KECAMATAN, Gazetteer, Place
from selaras.engines.language.words import BREAK, BREAKS, normalise

ACTION = "tindakan"
_UNITS = frozenset(
    [
        "m",
        "m2",
        "m3",
        "km",
        "ha",
        "cm",
        "paket",
        "unit",
        "buah",
        "ls",
        "kk",
        "sr",
        "orang",
        "meter",
        "titik",
        "ruang",
        "lokal",
        "set",
        "bh",
        "persen",
    ]
)
_LEVELS = {"desa": DESA, "kelurahan": DESA, "nagari": DESA, "gampong": DESA, "kecamatan": KECAMATAN}
# What usually bears the name of its village; schools, roads and irrigation areas often bear another's.
_OF_A_VILLAGE = ("kelompok", "kesehatan", "ibadah", "kantor", "makam", "pasar")
_AND_OTHERS = frozenset(("cs", "dkk", "dll", "dst"))
_CAPITAL = ("ibu", "kota", "kecamatan")  # IKK X is the name of a town, not the statement of a place


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


@dataclass(slots=True)
class _Found:
    """What a pass over the words has collected so far."""

    taken: list[bool]
    marks: list[Mark] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    stage: set[int] = field(default_factory=set)
    desa: list[tuple[Place, ...]] = field(default_factory=list)
    kecamatan: list[tuple[Place, ...]] = field(default_factory=list)
    unknown: list[tuple[str, ...]] = field(default_factory=list)


def read(
    text: str, lexicon: Lexicon, gazetteer: Gazetteer | None = None, *, kode_desa: str = "", kode_kec: str = ""
) -> Reading:
    """Reads one text. Codes that a form gave come first; the text is asked only for what they leave open."""
    words = normalise(text, lexicon)
    found = _Found([word in BREAKS for word in words])
    tahap = _stage(words, found, lexicon)
    _marked(words, found, lexicon, gazetteer)
    if gazetteer is not None and not _AND_OTHERS & set(words):
        _bare(words, found, lexicon, gazetteer)
    desa, kecamatan = _decided(found)
    if kode_kec or kode_desa:
        kecamatan = frozenset((kode_kec or kode_desa.rpartition(".")[0],))
        desa = frozenset((kode_desa,)) if kode_desa else frozenset(d for d in desa if d.startswith(f"{kode_kec}."))
    terms = _terms(words, found, lexicon)
    return _put_together(words, found, lexicon, tahap, desa, kecamatan, terms)


def _put_together(
    words: Sequence[str],
    found: _Found,
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


def _stage(words: Sequence[str], found: _Found, lexicon: Lexicon) -> str:
    """The stage that the longest stage wording names, the first one of equal length."""
    best: tuple[int, int, str] = (0, 0, "")
    for start in range(len(words)):
        for width in range(min(5, len(words) - start), 0, -1):
            name = lexicon.tahap.get(tuple(words[start : start + width]))
            if name is not None:
                found.taken[start : start + width] = [True] * width
                found.stage.update(range(start, start + width))
                best = max(best, (width, -start, name))
                break
    return best[2]


def _marked(words: Sequence[str], found: _Found, lexicon: Lexicon, gazetteer: Gazetteer | None) -> None:
    position = 0
    while position < len(words):
        if found.taken[position]:
            position += 1
        elif words[position] in _LEVELS and tuple(words[max(0, position - 2) : position + 1]) != _CAPITAL:
            position = _area(words, position, found, lexicon, gazetteer)
        elif words[position] in ("kabupaten", "kota") and gazetteer is not None:
            position = _own(words, position, found, gazetteer)
        elif (mark := mark_at(words, position, lexicon)) is not None:
            position = _keep(_without_village(mark, words, found, gazetteer), found)
        else:
            position += 1


def _keep(mark: Mark, found: _Found) -> int:
    found.marks.append(mark)
    found.heads.add(mark.start)
    for position in range(mark.start + mark.head, mark.end):
        found.taken[position] = True
    return mark.end


def _without_village(mark: Mark, words: Sequence[str], found: _Found, gazetteer: Gazetteer | None) -> Mark:
    """A dusun followed at once by the name of its village: the tail is the village."""
    if gazetteer is None:
        return mark
    if mark.kind in _OF_A_VILLAGE and (places := gazetteer.exact(mark.name, DESA)):
        found.desa.append(places)
        return mark
    for cut in range(1, len(mark.name)):
        places = gazetteer.exact(mark.name[cut:], DESA)
        if places and mark.kind in ("dusun", *_OF_A_VILLAGE):
            first = mark.end - len(mark.name) + cut
            found.desa.append(places)
            for position in range(first, mark.end):
                found.taken[position] = True
            return Mark(mark.kind, mark.name[:cut], mark.start, mark.head, first)
    return mark


def _area(words: Sequence[str], start: int, found: _Found, lexicon: Lexicon, gazetteer: Gazetteer | None) -> int:
    """A village or kecamatan behind its form word; a name the official list does not know is kept as a smaller place."""
    level = _LEVELS[words[start]]
    first = start + 1
    while first < len(words) and words[first] in BREAKS:
        first += 1
    width, places = gazetteer.at(words, first, level, marked=True) if gazetteer else (0, ())
    found.taken[start] = True
    if places:
        (found.desa if level == DESA else found.kecamatan).append(places)
    else:
        name = _unknown(words, first, lexicon)
        width = len(name)
        if name and level == DESA:
            found.unknown.append(name)
    for position in range(first, first + width):
        found.taken[position] = True
    return max(first + width, start + 1)


def _unknown(words: Sequence[str], first: int, lexicon: Lexicon) -> tuple[str, ...]:
    taken: list[str] = []
    for word in words[first : first + 3]:
        if word in BREAKS or is_form(word) or word in lexicon.vocabulary or (word[0].isdigit() and not taken):
            break
        taken.append(word)
    return tuple(taken)


def _own(words: Sequence[str], start: int, found: _Found, gazetteer: Gazetteer) -> int:
    """The daerah's own name says nothing new; 'Kab. X, kecamatan, desa' is how some lists write an address."""
    for width in (3, 2, 1):
        if "".join(words[start + 1 : start + 1 + width]) == gazetteer.daerah_nama:
            break
    else:
        return start + 1
    end = start + 1 + width
    found.taken[start:end] = [True] * (end - start)
    if end + 1 < len(words) and words[end] in BREAKS:
        width, upper = gazetteer.at(words, end + 1, KECAMATAN, marked=True)
        after = end + 1 + width
        if upper and after + 1 < len(words) and words[after] in BREAKS:
            width, lower = gazetteer.at(words, after + 1, DESA, marked=True)
            inside = tuple(p for p in lower if any(p.kode.startswith(f"{u.kode}.") for u in upper))
            if inside:
                found.kecamatan.append(upper)
                found.desa.append(inside)
                stop = after + 1 + width
                found.taken[end:stop] = [True] * (stop - end)
                return stop
    return end


def _bare(words: Sequence[str], found: _Found, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Official names without a form word, asked only where no form word named one."""
    capital = {i + 3 for i in range(len(words) - 2) if tuple(words[i : i + 3]) == _CAPITAL}
    position = 0
    while position < len(words):
        width = 0
        if not found.taken[position] and position not in capital and words[position] not in _UNITS:
            width = _bare_at(words, position, found, gazetteer, known=words[position] in lexicon.vocabulary)
        position += max(1, width)


def _bare_at(words: Sequence[str], start: int, found: _Found, gazetteer: Gazetteer, *, known: bool) -> int:
    """How many words of an official name begin here; one that begins with a word of work must be two words, exact."""
    end = next((i for i in range(start, min(len(words), start + 5)) if found.taken[i]), min(len(words), start + 5))
    piece = words[start:end]
    for level, kept in ((KECAMATAN, found.kecamatan), (DESA, found.desa)):
        if kept and (level == KECAMATAN or found.desa):
            continue
        width, places = gazetteer.at(piece, 0, level, marked=False)
        if places and not (known and (width == 1 or not gazetteer.exact(piece[:width], level))):
            kept.append(places)
            found.taken[start : start + width] = [True] * width
            return width
    return 0


def _decided(found: _Found) -> tuple[frozenset[str], frozenset[str]]:
    """Village and kecamatan codes: a kecamatan that is named settles which of several villages is meant."""
    kecamatan = frozenset(place.kode for group in found.kecamatan for place in group)
    desa: set[str] = set()
    for group in found.desa:
        codes = {place.kode for place in group}
        inside = {kode for kode in codes if kode.rpartition(".")[0] in kecamatan}
        desa |= inside or codes
    if not kecamatan:
        kecamatan = frozenset(kode.rpartition(".")[0] for kode in desa)
    return frozenset(desa), kecamatan


def _terms(words: Sequence[str], found: _Found, lexicon: Lexicon) -> list[tuple[int, Term]]:
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


def _work(words: Sequence[str], found: _Found, lexicon: Lexicon, terms: list[tuple[int, Term]]) -> tuple[str, ...]:
    covered = {i for at, term in terms for i in range(at, at + term.istilah.count(" ") + 1)}
    return tuple(
        word
        for i, word in enumerate(words)
        if not found.taken[i] and i not in covered and word in lexicon.vocabulary and word not in lexicon.stop
    )


def _numbers(words: Sequence[str], found: _Found) -> frozenset[str]:
    kept = set()
    for position, word in enumerate(words):
        before = words[position - 1] if position else BREAK
        after = words[position + 1] if position + 1 < len(words) else BREAK
        if word.isdigit() and before not in ("rt", "rw") and after not in _UNITS and len(word) < 4:
            kept.add(word)
    return frozenset(kept)
