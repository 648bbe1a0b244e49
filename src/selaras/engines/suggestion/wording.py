"""A text as the engine compares it: words without names and numbers, their stems, the concepts they stand for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selaras.engines.language import Lexicon, read

# Words that say where, not what; they stand in nearly every text.
FORM_WORDS = frozenset(
    ("desa", "kelurahan", "kecamatan", "kabupaten", "kota", "dusun", "lingkungan", "rt", "rw", "provinsi", "negeri")
)
MARKED = "=@"  # first letter of a token that is a thing of the thesaurus, or the kind of a named asset
_PLACES = frozenset(("dusun", "rt", "rw", "jalan", "gang"))  # marks that name a place; the others name an asset


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, and the tokens by which it is compared."""

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    meant: tuple[tuple[str, str], ...]  # (token, words that a person reads), one per token
    said: tuple[tuple[str, str], ...]  # (thing, wording) as it was written
    soft: frozenset[str] = frozenset()  # tokens of what is done, not of what it is done to
    official: tuple[str, ...] = ()  # tokens that the decree uses for the things asked


@dataclass(slots=True, eq=False)
class Reader:
    """Reads texts with one lexicon and remembers stems."""

    lexicon: Lexicon
    sayings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # word, thing or @kind -> words of the decree
    _stem: Any = None
    _stems: dict[str, str] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        found = self._stems.get(word)
        if found is None:
            if self._stem is None:
                import snowballstemmer

                self._stem = snowballstemmer.stemmer("indonesian")
            found = str(self._stem.stemWord(word))
            self._stems[word] = found
        return found

    def official(self, text: str) -> Wording:
        """A text of the decree: every word counts."""
        return self._wording(text, None)

    def asked(self, text: str, known: frozenset[str]) -> Wording:
        """A text of a person: names go, unless the word is one of the office or of the catalogue."""
        return self._wording(text, known)

    def _wording(self, text: str, known: frozenset[str] | None) -> Wording:
        reading = read(text, self.lexicon)
        words = [word for word in reading.words if not word[0].isdigit()]
        assets: list[str] = []
        if known is not None:
            spelt = [spelling for _, spelling in reading.marks]
            placed = Counter(name for name in reading.names if any(name in one for one in spelt))
            words = self._without_names(words, placed, known)
            assets = sorted({kind for kind, _ in reading.marks} - _PLACES)
        meant = {self.stem(word): word for word in reversed(words)}
        meant |= {f"={thing}": thing for thing in reading.concepts}
        meant |= {f"@{kind}": kind for kind in assets}
        done = {f"~{action}": action for action in reading.actions}
        soft = {self.stem(word) for action, said in reading.said if action in reading.actions for word in said.split()}
        tokens = [self.stem(word) for word in words] + [token for token in sorted(meant) if token[0] in MARKED]
        asked = () if known is None else (*sorted(set(reading.words)), *sorted(reading.concepts))
        official = [word for name in (*asked, *(f"@{kind}" for kind in assets)) for word in self.sayings.get(name, ())]
        return Wording(
            tuple(words),
            (*tokens, *sorted(done)),
            tuple(sorted(meant.items())),
            tuple(pair for pair in reading.said if pair[0] not in reading.actions and pair[0] != pair[1]),
            frozenset(soft | set(done)),
            tuple(dict.fromkeys(map(self.stem, official))),
        )

    def _without_names(self, words: list[str], names: Counter[str], known: frozenset[str]) -> list[str]:
        kept = []
        for word in words:
            if names[word] > 0:
                names[word] -= 1
            elif word not in FORM_WORDS and (word in self.lexicon.vocabulary or word in known):
                kept.append(word)
        return kept
