"""Where a text says its work is: official places behind form words or bare, and smaller places and assets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selaras.engines.language.lexicon import Lexicon
from selaras.engines.language.marks import Mark, is_form, mark_at
from selaras.engines.language.places import DESA, KECAMATAN, Gazetteer, Place
from selaras.engines.language.words import BREAKS

UNITS = frozenset(
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
_OF_A_VILLAGE = ("kelompok", "kesehatan", "ibadah", "kantor", "makam", "pasar", "parit", "jembatan")
AND_OTHERS = frozenset(("cs", "dkk", "dll", "dst"))
_CAPITAL = ("ibu", "kota", "kecamatan")  # IKK X is the name of a town, not the statement of a place


@dataclass(slots=True)
class Found:
    """What a pass over the words has collected so far."""

    taken: list[bool]
    marks: list[Mark] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    stage: set[int] = field(default_factory=set)
    desa: list[tuple[Place, ...]] = field(default_factory=list)
    kecamatan: list[tuple[Place, ...]] = field(default_factory=list)
    unknown: list[tuple[str, ...]] = field(default_factory=list)


def stage(words: Sequence[str], found: Found, lexicon: Lexicon) -> str:
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


def marked(words: Sequence[str], found: Found, lexicon: Lexicon, gazetteer: Gazetteer | None) -> None:
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


def _keep(mark: Mark, found: Found) -> int:
    found.marks.append(mark)
    found.heads.add(mark.start)
    for position in range(mark.start + mark.head, mark.end):
        found.taken[position] = True
    return mark.end


def _without_village(mark: Mark, words: Sequence[str], found: Found, gazetteer: Gazetteer | None) -> Mark:
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


def _area(words: Sequence[str], start: int, found: Found, lexicon: Lexicon, gazetteer: Gazetteer | None) -> int:
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


def _own(words: Sequence[str], start: int, found: Found, gazetteer: Gazetteer) -> int:
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


def bare(words: Sequence[str], found: Found, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Official names without a form word, asked only where no form word named one."""
    capital = {i + 3 for i in range(len(words) - 2) if tuple(words[i : i + 3]) == _CAPITAL}
    position = 0
    while position < len(words):
        width = 0
        if not found.taken[position] and position not in capital and words[position] not in UNITS:
            width = _bare_at(words, position, found, gazetteer, known=words[position] in lexicon.vocabulary)
        position += max(1, width)


def _bare_at(words: Sequence[str], start: int, found: Found, gazetteer: Gazetteer, *, known: bool) -> int:
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


def decided(found: Found) -> tuple[frozenset[str], frozenset[str]]:
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
