"""Text -> the words it is found by, each with a weight; a question -> the words it asks for."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selaras.engines.language import Lexicon, normalise
from selaras.engines.language.words import BREAKS

# Weights, 1..100, kept in one byte beside each text: where the word stands says how much it says.
TITLE, ASIDE, DEEP, CONCEPT, UPPER_CODE = 100, 50, 25, 30, 60
SHORTER_SAYS_MORE = 2  # taken from the weight of a title's word for each word of the title …
LEAST_TITLE = 60  # … down to this
LONGEST = 60  # letters of a word that is kept
READ = 4000  # letters of a text that are read; a longer one repeats itself
MOST_ASKED = 12  # words of a question
_CODE = re.compile(r"[0-9a-z]+(?:[-./:][0-9a-z]+)+|(?=[a-z]*[0-9])(?=[0-9]*[a-z])[0-9a-z]{4,}")
_EDGES = ".\"'“”‘’«»()[]{}<>,;!?*%&|\\"


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question. ``code``: a number of something, taken as it stands."""

    word: str
    code: bool = False


def found_by(
    lexicon: Lexicon, *, title: str, codes: Iterable[str] = (), aside: Iterable[str] = (), deep: Iterable[str] = ()
) -> dict[str, int]:
    """The words of one thing with their weights; a word that stands in several places has its highest."""
    found: dict[str, int] = {}

    def keep(words: Iterable[str], weight: int) -> None:
        for word in words:
            word = word[:LONGEST]
            found[word] = max(found.get(word, 0), weight)

    named = spoken(title, lexicon)
    keep(named, max(LEAST_TITLE, TITLE - SHORTER_SAYS_MORE * len(named)))
    for texts, weight in ((aside, ASIDE), (deep, DEEP)):
        for text in texts:
            keep(spoken(text, lexicon), weight)
    keep(concepts(named, lexicon), CONCEPT)
    for code in codes:
        for number, word in enumerate(code_words(code)):
            keep((word,), UPPER_CODE if number else TITLE)
    return found


def spoken(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text in order, as the lexicon means them, without its breaks."""
    return [word for word in normalise(text[:READ].replace("\x00", " "), lexicon) if word not in BREAKS]


def code_words(code: str) -> list[str]:
    """A code and what it lies under: '1.03.06' also answers to '1.03'; 'DS-22-K7M4P' to 'k7m4p'."""
    plain = code.strip().lower()
    if not plain or " " in plain or len(plain) > LONGEST:
        return []
    parts = plain.split(".")
    upper = [".".join(parts[:n]) for n in range(len(parts) - 1, 1, -1)]
    tail = plain.rpartition("-")[2]
    return [plain, *upper, *([tail] if tail != plain and len(tail) > 3 else [])]


def concepts(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The concepts of the thesaurus that these words stand for; the longest wording wins, from left to right."""
    return [name for _at, _width, name in _terms(words, lexicon)]


def concept_of(words: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """For each word that is part of a wording: its concept."""
    return {word: name for at, width, name in _terms(words, lexicon) for word in words[at : at + width]}


def _terms(words: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int, str]]:
    found, at = [], 0
    while at < len(words):
        for width in range(min(lexicon.longest, len(words) - at), 0, -1):
            term = lexicon.terms.get(tuple(words[at : at + width]))
            if term is not None:
                found.append((at, width, f"~{term.konsep}"[:LONGEST]))
                break
        else:
            width = 1
        at += width
    return found


def wordings(names: Iterable[str], lexicon: Lexicon) -> set[str]:
    """The words that alone stand for these concepts, so that they can be shown where they stand: parit, gorong-gorong."""
    wanted = {name[1:] for name in names}
    return {
        word
        for phrase, term in lexicon.terms.items()
        if term.konsep[: LONGEST - 1] in wanted and len(set(phrase)) == 1
        for word in phrase[:1]
    }


def asked(text: str, lexicon: Lexicon) -> tuple[Asked, ...]:
    """What a question asks for: its codes as they stand, its other words as the lexicon means them.

    Words that join sentences count only where nothing else is asked.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\x00", " ")
    codes: list[str] = []
    rest: list[str] = []
    for piece in plain.split():
        bare = piece.strip(_EDGES).lower()
        (codes if _CODE.fullmatch(bare) and any(c.isdigit() for c in bare) else rest).append(bare)
    words = spoken(" ".join(rest), lexicon)
    telling = [word for word in words if word not in lexicon.stop and (len(word) > 1 or word.isdigit())]
    found = [Asked(code[:LONGEST], code=True) for code in codes]
    found += [Asked(word[:LONGEST]) for word in telling or ([] if codes else words)]
    return tuple(dict.fromkeys(found))[:MOST_ASKED]
